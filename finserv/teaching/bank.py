"""The questions of the kit, read from their data files and held to their form.

``questions/LESSON.json`` has the questions inside a lesson, ``questions/LESSON_exercise.json`` those of its exercises,
whose ``lesson`` is ``LESSON+exercises``.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

from ..errors import FinservError, nearest, shown
from ..language import Text
from .question import KINDS, Before, Item, Option, Point, Question, WrongNumber

EXERCISES = "+exercises"


@functools.cache
def all_questions() -> tuple[Question, ...]:
    """Every question of the kit, lesson after lesson, in the order of the files."""
    folder = resources.files(__package__) / "questions"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".json")), key=lambda f: f.name)
    return tuple(
        read_question(data) for file in files for data in json.loads(file.read_text(encoding="utf-8"))["questions"]
    )


def question(question_id: str) -> Question:
    """The question with this id; raises `FinservError` with the nearest spelling where there is none."""
    for found in all_questions():
        if found.id == question_id:
            return found
    guess = nearest(question_id, [q.id for q in all_questions()])
    raise FinservError(
        Text(
            f"没有编号为“{shown(question_id)}”的题目。" + (f"是不是“{guess}”？" if guess else ""),
            f"There is no question '{shown(question_id)}'." + (f" Did you mean '{guess}'?" if guess else ""),
        )
    )


def questions_of(lesson: str) -> tuple[Question, ...]:
    """The questions of one lesson or exercise, in order."""
    return tuple(q for q in all_questions() if q.lesson == lesson)


def lesson_name(lesson: str) -> Text:
    """How a lesson is called to a reader.

    >>> lesson_name("2_classification+exercises").en
    '2_classification (exercises)'
    """
    name = lesson.removesuffix(EXERCISES)
    return Text(f"{name}（练习）", f"{name} (exercises)") if name != lesson else Text(name, name)


@functools.cache
def misconceptions() -> dict[str, Text]:
    """The known misconceptions by their id (``M-01`` …)."""
    file = resources.files(__package__) / "questions" / "misconceptions.txt"
    found = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            code, zh, en = (part.strip() for part in line.split("|"))
            found[code] = Text(zh, en)
    return found


def read_question(data: Mapping[str, Any]) -> Question:
    """A question from its JSON form; raises `FinservError` that names the question and what is missing."""
    known = {f for f in Question.__dataclass_fields__}
    unknown = [key for key in data if key not in known]
    needed = ("id", "lesson", "objective", "kind", "basis", "source", "ask", "hints", "solution")
    missing = [key for key in needed if key not in data]
    if unknown or missing or data.get("kind") not in KINDS:
        what = f"{data.get('id', '?')}: unknown {unknown}, missing {missing}, kind {data.get('kind')}"
        raise FinservError(Text(f"题目数据有误（{what}）。", f"The data of a question are wrong ({what})."))
    plain = {key: data[key] for key in ("id", "lesson", "objective", "kind", "basis", "source")}
    return Question(
        **plain,
        ask=_text(data["ask"]),
        explain=_text(data.get("explain", {})),
        hints=tuple(_text(hint) for hint in data["hints"]),
        solution=_text(data["solution"]),
        options=tuple(_option(option) for option in data.get("options", ())),
        points=tuple(Point(p["id"], _text(p), float(p.get("marks", 1))) for p in data.get("points", ())),
        items=tuple(_item(item) for item in data.get("items", ())),
        before=tuple(
            Before(b["first"], b["then"], _text(b["why"]), b.get("misconception", "")) for b in data.get("before", ())
        ),
        answer=data.get("answer"),
        unit=_text(data.get("unit", {})),
        tolerance=float(data.get("tolerance", 0.01)),
        wrong_numbers=tuple(
            WrongNumber(float(w["value"]), _text(w["message"]), w.get("misconception", ""))
            for w in data.get("wrong_numbers", ())
        ),
        generator=data.get("generator", ""),
        part=int(data.get("part", 1)),
        recall=bool(data.get("recall", True)),
        parameters=data.get("parameters", {}),
        blueprint=data.get("blueprint", {}),
    )


def _text(data: Mapping[str, Any]) -> Text:
    return Text(data.get("zh", ""), data.get("en", ""))


def _option(data: Mapping[str, Any]) -> Option:
    message = _text(data.get("message", {}))
    return Option(data["id"], _text(data), bool(data.get("right", False)), message, data.get("misconception", ""))


def _item(data: Mapping[str, Any]) -> Item:
    messages = {
        key: (_text(message), message.get("misconception", "")) for key, message in data.get("messages", {}).items()
    }
    also = {cell: _text(note) for cell, note in data.get("also", {}).items()}
    return Item(data["id"], _text(data), data.get("cell", ""), also, messages)
