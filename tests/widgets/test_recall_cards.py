"""Recalled questions are asked afresh, stay the same in a reopened lesson, and leave the lesson's answer alone."""

import pytest

from finserv.teaching import AnswersFile
from finserv.widgets import QuestionCard, Recall


@pytest.fixture(autouse=True)
def own_work(tmp_path, monkeypatch):
    monkeypatch.setenv("FINSERV_WORK", str(tmp_path))


def cards(recall):
    return [child for child in recall.children if isinstance(child, QuestionCard)]


def right(card):
    return next(option.id for option in card.asked.options if option.right)


def test_the_first_lesson_recalls_the_start():
    assert [card.asked.lesson for card in cards(Recall("1_meaning"))] == ["0_start"] * 3


def test_before_the_start_there_is_nothing_to_recall():
    recall = Recall("0_start")
    assert cards(recall) == [] and len(recall.children) == 1


def test_a_part_recalls_the_parts_before_it():
    found = {(card.asked.lesson, card.asked.part) for card in cards(Recall("1_meaning", count=99, part=3))}
    assert found == {("0_start", 1), ("1_meaning", 1), ("1_meaning", 2)}


def test_an_answered_question_is_asked_afresh_and_its_first_answer_stays():
    first = QuestionCard("s-fail-point")
    first.answer("true")
    card = next(c for c in cards(Recall("1_meaning")) if c.asked.id == "s-fail-point")
    assert card.view["answer"] is None and card.view["verdict"] is None
    card.answer(right(card))
    answers = AnswersFile().read()
    assert answers.last("s-fail-point").answer == "true"
    assert answers.last("s-fail-point@1_meaning.1").answer == "false"


def test_a_reopened_lesson_recalls_the_same_with_the_answers():
    before = cards(Recall("2_classification"))
    for card in before:
        card._received(None, {"type": "check", "answer": card.asked.options[0].id}, None)
    after = cards(Recall("2_classification"))
    assert {card.asked.id for card in after} == {card.asked.id for card in before}
    assert all(card.view["answer"] is not None for card in after)


def test_what_went_wrong_comes_first():
    QuestionCard("m3-exit").answer("true")
    assert cards(Recall("2_classification"))[0].asked.id == "m3-exit"
