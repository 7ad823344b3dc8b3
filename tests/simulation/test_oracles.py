"""SimPy with the same draws, minute for minute; Ciw with its own, within standard errors. Seeds are fixed."""

import math

import numpy as np
import pytest
from simulated_processes import bank_day, process

from finserv.simulation import Patience, recorded, simulate

simpy_oracle = pytest.importorskip("simpy_oracle", reason="simpy is not installed")


@pytest.mark.parametrize("keep", [False, True])
def test_the_bank_day_in_simpy_minute_for_minute(keep):
    run = simulate(bank_day(keep), days=4, seed=11, engine="plain")
    leaves, _ = simpy_oracle.simpy_leaves(run)
    assert np.abs(leaves - run.outcome.leave).max() < 1e-8 and len(leaves) > 2000


def test_patience_in_simpy_minute_for_minute():
    patience = Patience(4, 0.7, "gamma")
    run = simulate(bank_day(), days=3, seed=5, patience=patience, engine="plain")
    leaves, left = simpy_oracle.simpy_leaves(run, patience=patience.table())
    assert np.abs(leaves - run.outcome.leave).max() < 1e-8
    assert (left == (run.outcome.status == 1)).all() and 0.1 < left.mean() < 0.6


def forked_process():
    """A clerk takes papers in; two offices work side by side, one of them with rework; the clerk tells the result."""
    spread = {"time_cv": 0.8, "time_distribution": "lognormal"}
    steps = [("take", "clerk", 3, spread), ("credit", "bureau", 6, spread), ("read", "reader", 7, spread),
             ("check", "checker", 2, spread | {"kind": "decision"}), ("tell", "clerk", 4, spread),
             ("file", "archive", 5, spread | {"band": "support"}),
             ("leave", "", 1, spread | {"band": "customer"})]  # fmt: skip
    flows = ["take credit", "take read", "read check", "check read 0.3", "check tell 0.7", "credit tell",
             "tell leave", "tell file"]  # fmt: skip
    return process(steps, flows, {"reader": 2})


def test_forks_joins_and_side_work_in_simpy_minute_for_minute():
    run = simulate(forked_process(), 6, 8, days=30, seed=2, engine="plain")
    place = run.process.step_ids.index
    leaves, _ = simpy_oracle.simpy_leaves(run, joins={place("take"): place("tell"), place("tell"): None})
    assert np.abs(leaves - run.outcome.leave).max() < 1e-8 and run["wait"] > 2


def test_ciw_agrees_on_stations_with_rework():
    ciw = pytest.importorskip("ciw")
    means, cvs, servers = (2.0, 3.0, 1.0), (0.8, 0.5, 1.2), (1, 2, 1)
    spreads = [{"time_cv": cv, "time_distribution": "lognormal"} for cv in cvs]
    steps = [
        (f"s{i}", f"p{i}", means[i], spreads[i] | ({"kind": "decision"} if i == 1 else {})) for i in range(3)
    ]
    bp = process([*steps, ("out", "", 0)], ["s0 s1", "s1 s0 0.15", "s1 s2 0.85", "s2 out"],
                 {f"p{i}": servers[i] for i in range(3)})  # fmt: skip
    arrivals = recorded([(np.arange(140) * 3.0).tolist()], hours=7)
    ours = simulate(bp, arrivals, days=400, seed=4)
    sigmas = [math.sqrt(math.log1p(cv**2)) for cv in cvs]
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential([1e-9] + [3.0] * 139 + [math.inf]), None, None],
        service_distributions=[
            ciw.dists.Lognormal(math.log(m) - s * s / 2, s) for m, s in zip(means, sigmas, strict=True)
        ],
        number_of_servers=list(servers),
        routing=[[0.0, 1.0, 0.0], [0.15, 0.0, 0.85], [0.0, 0.0, 0.0]],
    )
    cycles, waits = [], []
    for seed in range(40):
        ciw.seed(seed)
        simulation = ciw.Simulation(network)
        simulation.simulate_until_max_time(5000)
        records = simulation.get_all_records()
        first, last = {}, {}
        for r in records:
            first[r.id_number] = min(first.get(r.id_number, math.inf), r.arrival_date)
            last[r.id_number] = max(last.get(r.id_number, 0.0), r.exit_date)
        assert len(first) == 140
        cycles.append(np.mean([last[person] - first[person] for person in first]))
        waits.append(sum(r.waiting_time for r in records) / 140)
    for theirs, id_ in ((cycles, "cycle_time"), (waits, "wait")):
        estimate = next(m.estimate for m in ours.measures if m.id == id_)
        error = math.hypot(np.std(theirs, ddof=1) / math.sqrt(len(theirs)), estimate.error)
        assert abs(np.mean(theirs) - estimate.value) < 4 * error
        assert error < 0.15 * estimate.value
