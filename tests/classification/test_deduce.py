from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finserv.classification import deduce, questions

OPTIONS = {q.id: [o.id for o in q.options] for q in questions()}
answers_in_part = st.fixed_dictionaries(
    {}, optional={q: st.sampled_from(options) for q, options in OPTIONS.items()}
)


def by_hand(variants, judgement, exchange):
    """The rule of divergence in other words, written for this test."""
    points = ["few", "some", "most"].index(variants) + ["rule", "choice", "judgement"].index(judgement)
    points += ["little", "form", "much"].index(exchange)
    if points == 3:
        return "high" if judgement == "judgement" else "low"
    return "high" if points > 3 else "low"


def test_divergence_follows_the_rule():
    for way in product(OPTIONS["variants"], OPTIONS["judgement"], OPTIONS["exchange"]):
        answers = dict(zip(("variants", "judgement", "exchange"), way, strict=True))
        assert deduce.value_of("divergence", answers) == by_hand(*way)


@given(answers_in_part, st.sampled_from(["variants", "judgement", "exchange"]))
def test_more_latitude_never_lowers_divergence(answers, question):
    full = {**{q: options[0] for q, options in OPTIONS.items()}, **answers}
    at = OPTIONS[question].index(full[question])
    values = [deduce.value_of("divergence", {**full, question: option}) for option in OPTIONS[question][at:]]
    assert values == sorted(values, key=["low", "high"].index)


def test_all_places_and_doers_have_a_rule():
    assert set(deduce.PARTICIPATION) == set(product(OPTIONS["present"], OPTIONS["doer"]))
    assert set(deduce.OBJECT) == set(OPTIONS["acts_on"])
    assert set(deduce.OWNER) == set(OPTIONS["whose"])


def test_who_is_away_cannot_work():
    for doer in ("customer", "both"):
        answers = {"present": "away", "doer": doer}
        assert deduce.settled("participation", answers) == deduce.CONTRADICTORY
        assert deduce.certainty("participation", answers) == "contradictory"


@given(answers_in_part, st.sampled_from(["participation", "divergence", "object", "owner"]))
def test_a_settled_value_holds_however_the_rest_is_answered(answers, dimension):
    value = deduce.settled(dimension, answers)
    missing = [q for q in deduce.ASKED[dimension] if q not in answers]
    reached = set()
    for way in product(*(OPTIONS[q] for q in missing)):
        reached.add(deduce.value_of(dimension, {**answers, **dict(zip(missing, way, strict=True))}))
    reached = reached - {deduce.CONTRADICTORY} or reached
    assert deduce.possible(dimension, answers) == reached
    assert (value in reached) if len(reached) == 1 else value == ""


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        ({"variants": "few", "judgement": "rule", "exchange": "little"}, "clear"),
        ({"variants": "most", "judgement": "judgement", "exchange": "much"}, "clear"),
        ({"variants": "some", "judgement": "choice", "exchange": "form"}, "close"),
        ({"variants": "most", "judgement": "judgement"}, "close"),
        ({"variants": "most"}, "open"),
    ],
)
def test_certainty_of_divergence(answers, word):
    assert deduce.certainty("divergence", answers) == word


def test_remote_work_is_read_in_two_ways():
    assert deduce.certainty("participation", {"present": "connected", "doer": "customer"}) == "close"
    assert deduce.certainty("participation", {"present": "there", "doer": "customer"}) == "clear"
