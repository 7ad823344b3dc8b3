"""The bank day that was measured over 10,000 days: 24.10 ± 0.12 min re-queueing, 22.7 ± 0.2 min keeping the server."""

import pytest
from simulated_processes import bank_day

from finserv.simulation import simulate

MEASURED = [
    (False, "cycle_time", 24.10, 0.12),
    (True, "cycle_time", 22.7, 0.2),
    (False, "wait", 14.08, 0.12),
]


@pytest.fixture(scope="module")
def runs():
    return {keep: simulate(bank_day(keep), days=800, seed=1) for keep in (False, True)}


@pytest.mark.parametrize(("keep", "measure_id", "mean", "half"), MEASURED)
def test_the_measured_figures(runs, keep, measure_id, mean, half):
    estimate = next(m.estimate for m in runs[keep].measures if m.id == measure_id)
    # both half widths are two standard errors; the difference may be four of its own
    assert abs(estimate.value - mean) < 2 * (half**2 + estimate.half_width**2) ** 0.5
    assert estimate.half_width < 0.5


def test_work_and_visits_are_as_reckoned(runs):
    run = runs[False]
    steps = run.steps.set_index("step")
    assert steps["visits"].sum() == pytest.approx(6.188889, rel=4e-3)
    by_pool = run.steps.groupby("pool")["minutes"].sum()
    for pool, minutes in {"host": 0.8, "teller": 2.615556, "officer": 4.466667, "system": 0.644444}.items():
        assert by_pool[pool] == pytest.approx(minutes, rel=0.02)
    assert run["contact_time"] == pytest.approx(10.026667, rel=0.01)


def test_the_bottleneck_and_the_load_above_1_are_said():
    run = simulate(bank_day(), days=20)
    assert run.bottleneck() == "teller"
    assert any("load of teller is 1.20" in note.en for note in run.notes)
