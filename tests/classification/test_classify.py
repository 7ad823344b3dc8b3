from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finserv.classification import classify, questions, services_in
from finserv.classification.dimensions import CLASSES
from finserv.errors import FinservError
from finserv.language import use_language

LOAN = {
    "present": "there", "doer": "both", "acts_on": "thing", "whose": "provider",
    "variants": "some", "judgement": "judgement", "exchange": "much",
}  # fmt: skip
answers_in_part = st.fixed_dictionaries(
    {}, optional={q.id: st.sampled_from([o.id for o in q.options]) for q in questions()}
)


def test_a_loan_lies_where_the_chapter_has_it():
    found = classify(LOAN)
    assert (found.participation, found.divergence, found.object, found.owner) == (
        "interaction", "high", "goods", "provider"
    )  # fmt: skip
    assert found.cell == "interaction, high goods"
    assert found.sure == "clear"
    assert list(found.services["id"]) == ["instalment_loan"]
    assert repr(found) == "Classification: interaction, high goods, provider's (clear)"


@pytest.mark.parametrize(("language", "word"), [("zh", "交互服务"), ("en", "direct interaction")])
def test_reasons_speak_the_language_in_use(language, word):
    use_language(language)
    found = classify(LOAN)
    assert len(found.reasons) == 4
    assert word in found.reasons[0]
    assert word in found._repr_html_()


def test_the_score_of_divergence_is_told():
    assert "Score 5 of 6" in classify(LOAN).reasons[1]


def test_owner_does_not_apply_to_information():
    answers = {**LOAN, "acts_on": "record"}
    del answers["whose"]
    found = classify(answers)
    assert found.owner == "" and found.problems == [] and found.sure == "clear"
    assert len(found.reasons) == 3


def test_an_owner_for_information_is_told_and_not_used():
    found = classify({**LOAN, "acts_on": "record"})
    assert found.owner == "" and found.place is not None
    assert len(found.problems) == 1 and "goods only" in found.problems[0]


def test_nothing_answered_means_nothing_known():
    found = classify({})
    assert (found.participation, found.divergence, found.object, found.owner) == ("", "", "", "")
    assert found.place is None and found.cell == "" and found.sure == "open"
    assert found.reasons == [] and len(found.problems) == 3
    assert found.services.empty and list(found.services.columns)[0] == "id"


def test_missing_answers_that_do_not_matter_are_not_asked_for():
    found = classify({"present": "away", "variants": "most", "judgement": "judgement", "acts_on": "mind"})
    assert found.cell == "none, high people"
    assert found.problems == []


def test_away_and_working_contradict_each_other():
    found = classify({**LOAN, "present": "away"})
    assert found.participation == "" and found.place is None
    assert found.sure == "contradictory"
    assert "cannot be away" in found.problems[0]
    assert "不能同时成立" in found.problem_texts[0].zh


def test_two_readings_of_remote_work_are_told():
    found = classify({**LOAN, "present": "connected", "doer": "customer"})
    assert found.sure == "close"
    assert "literature" in found.reasons[0]


@given(answers_in_part)
def test_changes_are_exactly_those_that_a_new_answer_brings(answers):
    found = classify(answers)
    told = {(row.question, row.other, row.dimension): row.other_value for row in found.changes.itertuples()}
    for question in questions():
        for option in question.options:
            if answers.get(question.id) == option.id:
                continue
            other = classify({**answers, question.id: option.id})
            for dimension in CLASSES:
                value = getattr(other, dimension)
                pair = (question.id, option.id, dimension)
                if pair in told:
                    assert told[pair] == value != getattr(found, dimension)
                else:
                    assert value == getattr(found, dimension) or value == ""


@given(answers_in_part)
def test_owner_only_with_goods_and_place_only_when_all_is_known(answers):
    found = classify(answers)
    assert found.owner == "" or found.object == "goods"
    assert (found.place is None) == ("" in (found.participation, found.divergence, found.object))
    assert (found.sure in ("clear", "close")) <= (found.place is not None)


def test_bad_words_are_refused():
    with pytest.raises(FinservError):
        classify({"doer": "robot"})


def test_services_in_an_empty_cell():
    assert services_in(None).empty
    assert classify(
        {"present": "away", "acts_on": "body", "variants": 0, "judgement": "rule", "exchange": "little"}
    ).services.empty
