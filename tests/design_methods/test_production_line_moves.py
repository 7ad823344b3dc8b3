"""The moves of the production line, checked by hand on a small counter."""

import pytest
from counters import counter

from finserv.blueprint.cases import case
from finserv.design_methods.method import method
from finserv.design_methods.move import Refused

LINE = method("production_line")


def apply(move, where, bp=None, **values):
    from finserv.design_methods.assumptions import assumptions

    return LINE.move(move).apply(bp or counter(), where, assumptions(**values))


def chance(bp, source, target):
    return next(f.probability for f in bp.flows_from(source) if f.target == target)


def test_limit_discretion_of_a_judgement():
    after = apply("limit_discretion", "advise").after
    step = after.step("advise")
    assert (step.discretion, step.time_mean, step.time_cv) == ("some", 9.5, 0.375)
    assert chance(after, "agree", "advise") == pytest.approx(0.1 + 0.9 * 0.08)
    assert chance(after, "agree", "type") == pytest.approx(0.9 * 0.92)


def test_limit_discretion_twice_leaves_routine():
    once = apply("limit_discretion", "advise").after
    twice = apply("limit_discretion", "advise", once)
    assert twice.after.step("advise").discretion == "routine"
    assert chance(twice.after, "agree", "advise") == chance(once, "agree", "advise")
    with pytest.raises(Refused):
        apply("limit_discretion", "advise", twice.after)


def test_a_judgement_without_an_exit_to_rework_says_that_it_is_not_reckoned():
    out = LINE.move("limit_discretion").apply(case("instalment_loan"), "verify_income")
    assert out.after.flow_rows == case("instalment_loan").flow_rows
    assert "no exit to rework" in out.why.en


def test_technology_turns_the_wage_into_a_cost_of_each_use():
    out = apply("technology", "file")
    step = out.after.step("file")
    assert (step.actor, step.pool, step.discretion) == ("machine", "", "")
    assert (step.time_mean, step.time_cv, step.cost) == (1.0, 0.1, 0.3)
    assert out.costs == ("machine_price", "machine_cost_each")
    assert out.changes.steps == {"file": "changed"}


def test_technology_adds_to_a_cost_that_was_there():
    after = apply("technology", "file", counter(file={"cost": 0.5})).after
    assert after.step("file").cost == 0.8


@pytest.mark.parametrize(
    "where, why",
    [
        ("check", "stays with whoever its rule names"),
        ("advise", "limit the discretion first"),
        ("ask", "nothing to do"),
    ],
)
def test_where_technology_must_not_go(where, why):
    with pytest.raises(Refused, match=why):
        apply("technology", where)


def test_where_technology_is_possible_but_not_advised():
    places = LINE.move("technology").applies(counter()).set_index("where")
    assert places["advised"].to_dict() == {
        "check": False, "advise": False, "type": False, "file": True, "pay": False
    }  # fmt: skip
    assert places.loc["type", "can"] and "The customer meets a person" in places.loc["type", "why"]
    bp = counter(file={"time_mean": 0.1})
    assert (
        "too little to pay for" in LINE.move("technology").applies(bp).set_index("where").loc["file", "why"]
    )


def test_divide_labour_shares_out_the_same_people_by_the_work():
    """Minutes a customer: check 2, advise 10 / 0.9, type 4, file 2, pay 3; four clerks."""
    after = apply("divide_labour", "advise").after
    post = after.step("advise").pool
    pools = {p.id: p for p in after.pool_rows}
    assert post == "clerk_advise" and sum(p.capacity for p in pools.values()) == 4
    assert (pools[post].capacity, pools["clerk"].capacity) == (2, 2)
    assert pools[post].wage == 54
    assert after.step("advise").time_mean == pytest.approx(10 * 0.85 + 0.2)
    assert after.step("advise").time_cv == 0.45


def test_where_labour_cannot_be_divided():
    with pytest.raises(Refused, match="stand idle"):
        apply("divide_labour", "file")
    single = counter()
    from dataclasses import replace

    single = replace(single, pool_rows=[replace(single.pool_rows[0], capacity=1)])
    with pytest.raises(Refused, match="nobody to divide with"):
        apply("divide_labour", "advise", single)


def test_a_server_is_no_longer_kept_for_a_step_of_another_post():
    bp = counter(check={"keep": True}, advise={"keep": True})
    after = apply("divide_labour", "advise", bp).after
    assert not after.step("check").keep and not after.step("advise").keep


def test_standardise_cuts_spread_time_and_failures():
    deposit = case("deposit")
    out = apply("standardise", "process_data", deposit)
    step = out.after.step("process_data")
    assert (step.time_mean, step.standard_time) == (0.95, 0.95)
    assert step.time_cv == pytest.approx(0.24)
    assert chance(out.after, "check_passbook", "correct_entry") == pytest.approx(0.02 * 0.7)
    assert chance(out.after, "check_passbook", "leave") == pytest.approx(1 - 0.02 * 0.7)


def test_a_control_may_be_standardised_and_stays_a_control():
    bp = counter(check={"discretion": "routine"})
    after = apply("standardise", "check", bp).after
    assert after.step("check").control and after.step("check").time_cv == 0.3
    assert after.step("check").time_mean == bp.step("check").time_mean, "its time is not cut"


def test_where_there_is_nothing_to_standardise():
    with pytest.raises(Refused, match="limit the discretion first"):
        apply("standardise", "advise")
    with pytest.raises(Refused, match="no known spread"):
        apply("standardise", "type", counter(type={"time_cv": None}))


def test_each_principle_is_a_point_of_the_chapter():
    for name in ("production_line", "coproduction", "customer_contact", "information_empowerment"):
        points = set(method(name).points["id"])
        assert {m.principle for m in method(name).moves} <= points
        assert all(m.method == name and m.name.zh and m.name.en for m in method(name).moves)
