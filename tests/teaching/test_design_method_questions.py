"""The questions of lesson 3 say what the chapter and the literature say, and reckon what the kit reckons."""

from collections import Counter

import pytest

from finserv.teaching import questions_of
from finserv.teaching.bank import EXERCISES

LESSON = "3_design_methods"


def test_exercises_are_many_with_two_open_cases_and_every_kind_of_examinations():
    kinds = Counter(question.kind for question in questions_of(LESSON + EXERCISES))
    assert sum(kinds.values()) >= 16
    assert kinds["case"] == 2
    wanted = {"single", "multiple", "true_false", "term", "short", "essay", "case", "order", "place", "number"}
    assert set(kinds) == wanted


@pytest.mark.parametrize("part", range(1, 6))
def test_each_part_predicts_practises_with_principles_checks_makes_and_ends(part):
    ids = [question.id.split("-", 1)[1] for question in questions_of(LESSON) if question.part == part]
    assert {"predict", "w1", "f2", "w2", "f3", "w3", "f4", "w4", "check1", "check2", "own", "exit"} <= set(ids)


def test_what_slides_do_not_have_is_never_keyed_as_the_chapters():
    for question in (*questions_of(LESSON), *questions_of(LESSON + EXERCISES)):
        assert question.basis == "literature" or question.source.startswith("ch ")
        named = any(author in question.source for author in ("Bowen", "Fitzsimmons", "Shostack", "Chase", "Lovelock"))
        assert not (named and question.basis == "chapter"), question.id


def test_essays_that_discuss_say_that_there_is_no_key():
    asked = [q for q in questions_of(LESSON) + questions_of(LESSON + EXERCISES) if q.ask.zh.startswith("讨论：")]
    assert len(asked) == 2
    assert all("没有标准答案" in q.ask.zh and q.kind == "essay" for q in asked)
