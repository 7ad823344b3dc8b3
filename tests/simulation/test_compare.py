import numpy as np
import pandas as pd
import pytest
from simulated_processes import bank_day, process

from finserv import Blueprint, FinservError, case
from finserv.simulation import compare, compare_runs, simulate


def row(table, measure):
    return table.set_index("measure").loc[measure]


def without(bp, step_id, after):
    """The blueprint with one step dropped; its flows go to the step after it."""
    steps = bp.steps[bp.steps["id"] != step_id]
    flows = bp.flows[bp.flows["source"] != step_id].copy()
    flows["target"] = flows["target"].where(flows["target"] != step_id, after)
    return Blueprint.from_tables(steps, flows, bp.pools, **bp.about)


def test_the_table():
    table = compare(bank_day(), bank_day().change("credit_check", time_mean=0.5), days=30)
    assert table.columns.tolist() == [
        "measure",
        "before",
        "after",
        "difference",
        "low",
        "high",
        "variance_saved",
    ]
    cycle = row(table, "cycle_time")
    assert (
        cycle["difference"] == cycle["after"] - cycle["before"]
        and cycle["low"] < cycle["difference"] < cycle["high"]
    )
    assert cycle["high"] < 0 and pd.api.types.is_float_dtype(table["variance_saved"])


def test_equal_designs_do_not_differ_at_all():
    table = compare(case("deposit"), case("deposit"), days=10)
    assert (table["difference"].dropna() == 0).all() and (table["low"].dropna() == 0).all()


def test_dropping_a_step_leaves_every_other_draw_as_it_was():
    before = bank_day()
    one, two = (
        simulate(bp, days=3, engine="plain").log()
        for bp in (before, without(before, "fill_form", "doc_check"))
    )
    keys = ["day", "customer", "step"]
    for log in (one, two):
        log["visit"] = log.groupby(keys).cumcount()
        log["minutes"] = log["end"] - log["start"]
    both = one.merge(two, on=[*keys, "visit"], suffixes=("", "_after"))
    assert len(both) == len(two) == len(one) - (one["step"] == "fill_form").sum()
    assert both["minutes"].to_numpy() == pytest.approx(both["minutes_after"].to_numpy(), abs=1e-9)


def test_the_order_of_rows_does_not_matter():
    bp = bank_day()
    turned = Blueprint.from_tables(bp.steps.iloc[::-1], bp.flows, bp.pools, **bp.about)
    assert (simulate(bp, days=2).outcome.leave == simulate(turned, days=2).outcome.leave).all()


@pytest.mark.parametrize(("step", "mean", "least"), [("transaction", 1.8, 10), ("credit_check", 0.7, 100)])
def test_common_random_numbers_save_variance(step, mean, least):
    before, after = bank_day(), bank_day().change(step, time_mean=mean)
    table = compare(before, after, days=100)
    assert row(table, "cycle_time")["variance_saved"] > least
    # the same, measured: differences over seeds with common and with separate customers
    seeds = range(12)
    common = [row(compare(before, after, days=10, seed=s), "cycle_time")["difference"] for s in seeds]
    apart = [
        simulate(after, days=10, seed=1000 + s)["cycle_time"]
        - simulate(before, days=10, seed=s)["cycle_time"]
        for s in seeds
    ]
    assert np.var(apart) > least / 4 * np.var(common)


def test_the_interval_of_a_difference_covers_the_truth():
    # a step without a pool that takes one minute less takes one minute off the cycle
    before = process([("a", "desk", 3, {"time_cv": 1}), ("b", "", 5, {"time_cv": 0.5})], ["a b"])
    after = before.change("b", time_mean=4)
    cycle = row(compare(before, after, arrivals=12, hours=8, days=60), "cycle_time")
    assert cycle["low"] < -1 < cycle["high"] and cycle["high"] - cycle["low"] < 0.1


def test_both_get_the_customers_of_the_first():
    before = bank_day()
    after = Blueprint.from_tables(before.steps, before.flows, before.pools, arrivals=(5, 5))
    assert row(compare(before, after, days=3), "customers")["difference"] == 0
    more = compare(before, before, {"arrivals": [60] * 8, "staffing": {"teller": 5}}, days=3)
    assert row(more, "wait.teller")["difference"] < 0


def test_only_runs_of_the_same_days_are_compared():
    with pytest.raises(FinservError, match="same number of days"):
        compare_runs(simulate(bank_day(), days=2), simulate(bank_day(), days=3))
    with pytest.raises(FinservError, match="Did you mean 'staffing'"):
        compare(bank_day(), bank_day(), {"stafing": {}}, days=2)
