from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from finserv.classification import deduce, questions
from finserv.classification.dimensions import CLASSES
from finserv.classification.problems import answer_problems, problem_of

answers_in_part = st.fixed_dictionaries(
    {}, optional={q.id: st.sampled_from([o.id for o in q.options]) for q in questions()}
)


@given(answers_in_part, st.sampled_from(sorted(CLASSES)))
def test_a_problem_is_told_exactly_where_a_dimension_is_not_settled(answers, dimension):
    value = deduce.settled(dimension, answers)
    told = problem_of(dimension, answers)
    if dimension == "owner" and deduce.settled("object", answers) != "goods":
        assert bool(told) == ("whose" in answers and "acts_on" in answers)
    else:
        assert bool(told) == (value in ("", deduce.CONTRADICTORY))
    assert bool(told.zh) == bool(told.en)


@given(answers_in_part)
def test_missing_questions_are_named(answers):
    for text in answer_problems(answers):
        if "missing:" in text.en:
            named = text.en.split("missing: ")[1].rstrip(".").split(", ")
            assert {q.id for q in questions() if q.name.en in named}.isdisjoint(answers)
