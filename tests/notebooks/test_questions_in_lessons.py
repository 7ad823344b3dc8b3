"""Every question of the kit is asked once in its own notebook, and each part of a lesson keeps the rhythm."""

import importlib.util
import re
from collections import Counter
from pathlib import Path

import pytest

from finserv.teaching import all_questions
from finserv.teaching.bank import EXERCISES
from finserv.teaching.question import WRITTEN_KINDS

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("lesson_builder", ROOT / "notebooks" / "build.py")
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)
LESSONS = sorted({question.lesson for question in all_questions()})
ASKED = re.compile(r'(?:QuestionCard|Prediction|BlueprintTaskCard)\(\s*"([a-z0-9-]+)"')
RHYTHM = [
    "head", "recall", "goal", "case", "predict", "explain", "practice", "w1", "f2", "w2", "f3", "w3", "f4", "w4",
    "check1", "check2", "own", "exit", "words",
]  # fmt: skip


def cells_of(lesson):
    room = "exercises" if lesson.endswith(EXERCISES) else "notebooks"
    source = ROOT / room / "source" / f"{lesson.removesuffix(EXERCISES)}.md"
    return build.cells(source.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_question_is_asked_once_where_it_belongs(lesson):
    asked = Counter(ASKED.findall("\n".join(c["source"]["en"] for c in cells_of(lesson) if c["kind"] == "code")))
    assert asked == Counter(question.id for question in all_questions() if question.lesson == lesson)


@pytest.mark.parametrize("lesson", ["1_meaning", "2_classification"])
def test_each_part_of_a_lesson_keeps_the_rhythm(lesson):
    ids = [cell["id"] for cell in cells_of(lesson)]
    parts = {question.part for question in all_questions() if question.lesson == lesson}
    for part in parts:
        places = [ids.index(f"p{part}-{step}") for step in RHYTHM]
        assert places == sorted(places)
        recall = next(cell for cell in cells_of(lesson) if cell["id"] == f"p{part}-recall")
        assert f'Recall("{lesson}", part={part})' in recall["source"]["en"]


@pytest.mark.parametrize("lesson", ["1_meaning", "2_classification"])
def test_each_part_has_its_own_questions_of_every_step(lesson):
    asked = [question for question in all_questions() if question.lesson == lesson]
    for part in {question.part for question in asked}:
        ends = {question.id.split("-", 1)[1]: question.kind for question in asked if question.part == part}
        assert {"predict", "w1", "f2", "w2", "f3", "w3", "f4", "w4", "check1", "check2", "own", "exit"} <= set(ends)
        assert ends["own"] in WRITTEN_KINDS
        assert {ends["f3"], ends["f4"]} <= {"order", "place"}
