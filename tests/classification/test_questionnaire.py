from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from finserv.classification import questionnaire, questions
from finserv.classification.questionnaire import LETTERS, UNIT, read_answers
from finserv.errors import FinservError

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def texts():
    yield UNIT
    for q in questions():
        yield from (q.name, q.text, q.help)
        for option in q.options:
            yield from (option.name, option.text)


def test_every_text_is_in_both_languages_and_kept_apart():
    for text in texts():
        assert CHINESE.search(text.zh) and not re.search(r"[a-z]{3,}", text.zh)
        assert text.en and not CHINESE.search(text.en)


def test_few_questions_each_on_one_dimension():
    assert len(questions()) == 7
    asked = [q.dimension for q in questions()]
    assert {d: asked.count(d) for d in asked} == {
        "participation": 2,
        "object": 1,
        "owner": 1,
        "divergence": 3,
    }
    for q in questions():
        assert 3 <= len(q.options) <= 4
        assert len({o.id for o in q.options}) == len(q.options)


def test_no_question_names_a_class_or_a_service_of_the_table():
    """Whoever answers sees what happens in the service, and not the word that he is expected to reach."""
    for q in questions():
        assert not re.search("定制|标准服务|自助|交互|差异|保管箱|理赔|托收|路演", q.text.zh + q.help.zh)
        assert not re.search(
            "customis|divergen|self-service|interaction|safe-deposit|claim|road", q.text.en + q.help.en
        )


def test_frame_has_one_row_an_option():
    frame = questionnaire()
    assert len(frame) == sum(len(q.options) for q in questions())
    assert not frame.duplicated(["question", "option"]).any()
    assert set(frame["provenance"]) <= {"chapter", "literature"}
    assert all(type(value) is str for value in frame.iloc[0])


def test_spellings_of_an_option_never_clash():
    for q in questions():
        for letter, option in zip(LETTERS, q.options, strict=False):
            for word in (
                letter,
                letter.upper(),
                option.id,
                option.name.zh,
                option.name.en,
                option.text.zh,
                *option.also,
            ):
                assert read_answers({q.id: word}) == {q.id: option.id}, word


@pytest.mark.parametrize(
    "answers",
    [
        {"present": "there", "doer": "both"},
        {"PRESENT": " There ", "Doer": "BOTH"},
        {"ｐｒｅｓｅｎｔ": "ｔｈｅｒｅ", "doer": "Ｃ"},
        {"顾客在哪里": "在场", "谁动手": "双方"},
        {
            "核心作业进行的时候，顾客在哪里？": "就在现场，或者员工、设备就在他身边",
            "谁动手": "顾客和员工一起，你来我往",
        },
        {
            "present": "C",
            "doer": "c",
            "whose": None,
            "acts_on": "",
            "variants": float("nan"),
            "judgement": pd.NA,
        },
    ],
)
def test_answers_are_read_in_any_dress(answers):
    assert read_answers(answers) == {"present": "there", "doer": "both"}


@pytest.mark.parametrize(
    ("number", "option"), [(0, "few"), (2.0, "few"), (3, "some"), (np.int64(6), "some"), ("７", "most")]
)
def test_numbers_of_ten_customers_are_read(number, option):
    assert read_answers({"variants": number}) == {"variants": option}


def test_unknown_question_and_option_are_told_with_the_choices():
    with pytest.raises(FinservError, match="Did you mean 'present'"):
        read_answers({"presnt": "there"})
    with pytest.raises(FinservError) as told:
        read_answers({"doer": "custmer"})
    assert "Did you mean 'customer'?" in str(told.value)
    assert "customer（顾客）" in told.value.text.zh


def test_answering_twice_in_different_ways_is_told():
    assert read_answers({"doer": "both", "谁动手": "双方"}) == {"doer": "both"}
    with pytest.raises(FinservError, match="twice"):
        read_answers({"doer": "both", "谁动手": "公司"})


@pytest.mark.parametrize("answers", [None, "there", ["there"], 3])
def test_answers_must_be_a_dict(answers):
    with pytest.raises(FinservError, match="dict"):
        read_answers(answers)
