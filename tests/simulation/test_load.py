import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from simulated_processes import bank_day, process

from finserv.blueprint.cases import CASE_IDS, case
from finserv.simulation import read_process, simulate, work_content
from finserv.simulation.load import pool_minutes


def visits(bp):
    prepared = read_process(bp)
    return dict(zip(prepared.step_ids, prepared.visits, strict=True))


def test_the_bank_day_to_the_last_digit():
    prepared = read_process(bank_day())
    assert prepared.visits.sum() == pytest.approx(6.188889, abs=5e-7)
    minutes = dict(zip(prepared.pool_ids, pool_minutes(prepared), strict=True))
    expected = {"host": 0.8, "teller": 2.615556, "officer": 4.466667, "system": 0.644444}
    assert minutes == {pool: pytest.approx(m, abs=5e-7) for pool, m in expected.items()}
    assert work_content(prepared)["minutes"].sum() == pytest.approx(10.026667, abs=5e-7)


@given(st.floats(0.0, 0.95))
def test_rework_is_a_geometric_number_of_visits(again):
    bp = process([("a", "", 1), ("b", "", 1, {"kind": "decision"}), ("c", "", 1)],
                 ["a b", f"b a {again}", f"b c {1 - again}"])  # fmt: skip
    assert visits(bp)["a"] == pytest.approx(1 / (1 - again)) and visits(bp)["c"] == pytest.approx(1)


def test_forks_and_joins():
    bp = process([(i, "", 1) for i in "abcdef"], ["a b", "a c", "a d", "b e", "c e", "e f", "d f"])
    assert visits(bp) == pytest.approx(dict.fromkeys("abcdef", 1.0))


def test_a_choice_inside_a_branch():
    steps = [("a", "", 1), ("b", "", 1, {"kind": "decision"}), ("c", "", 1), ("d", "", 1), ("e", "", 1)]
    found = visits(process(steps, ["a b", "a c", "b d 0.3", "b e 0.7", "d e", "c e"]))
    assert found == pytest.approx({"a": 1, "b": 1, "c": 1, "d": 0.3, "e": 1})


def test_side_work_is_done_each_time():
    steps = [
        ("a", "", 1, {"kind": "decision"}),
        ("b", "", 1),
        ("c", "", 1, {"band": "customer"}),
        ("side", "", 1),
    ]
    found = visits(process(steps, ["a b 0.4", "a c 0.6", "b side", "b c"]))
    assert found == pytest.approx({"a": 1, "b": 0.4, "c": 1, "side": 0.4})


@pytest.mark.parametrize("case_id", CASE_IDS)
def test_every_case_is_visited_as_foreseen(case_id):
    days = 60
    run = simulate(case(case_id), days=days, seed=3)
    customers = np.diff(run.outcome.day_first)
    for step, expected in enumerate(run.process.visits):
        counts = run.outcome.visits[:, step]
        # the influence of each day on the ratio gives its standard error
        error = np.std(counts - expected * customers, ddof=1) / np.sqrt(days) / customers.mean()
        assert abs(counts.sum() / customers.sum() - expected) <= 4 * error + 1e-9, run.process.step_ids[step]
