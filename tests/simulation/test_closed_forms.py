"""Steady states against their formulas, within four standard errors of the run itself; seeds are fixed."""

import math

import pytest
from simulated_processes import process, station

from finserv.simulation import Patience, simulate


def erlang_c(servers, load):
    """P(wait) of M/M/c with offered load a (Erlang 1917)."""
    terms = [load**k / math.factorial(k) for k in range(servers)]
    last = load**servers / math.factorial(servers) * servers / (servers - load)
    return last / (sum(terms) + last)


def agrees(run, measure_id, exact, within=0.13):
    """Within four standard errors, and these small enough to mean something."""
    estimate = next(m.estimate for m in run.measures if m.id == measure_id)
    assert abs(estimate.value - exact) < 4 * estimate.error, (
        measure_id,
        estimate.value,
        exact,
        estimate.error,
    )
    assert estimate.error < within / 2 * exact


EXPONENTIAL = {"time_distribution": "exponential"}
LONG = {"hours": 120, "days": 24, "warm_up": 900, "seed": 1}


@pytest.mark.parametrize(("servers", "rate"), [(1, 15), (3, 48)])
def test_mmc(servers, rate):
    mean = 3.0
    load = rate * mean / 60
    run = simulate(station(mean, servers, **EXPONENTIAL), rate, **LONG)
    wait = erlang_c(servers, load) * mean / (servers - load)
    agrees(run, "wait", wait)
    agrees(run, "cycle_time", wait + mean)
    agrees(run, "utilisation.desk", load / servers)
    agrees(run, "queue.desk", wait * rate / 60)
    # of those who wait, the wait is exponential with mean 1/(cμ − λ)
    p90 = -math.log(0.1 / erlang_c(servers, load)) * mean / (servers - load)
    agrees(run, "wait_p90", p90)


@pytest.mark.parametrize(
    ("distribution", "cv"),
    [
        ("lognormal", 1.5),
        ("gamma", 0.5),
        ("constant", 0.0),
        ("uniform", 0.5),
        ("triangular", 0.3),
        ("gamma", 2.0),
    ],
)
def test_mg1_is_pollaczek_and_khinchine(distribution, cv):
    mean, rate = 3.0, 14
    load = rate * mean / 60
    more = {"time_distribution": distribution} | ({"time_cv": cv} if cv else {})
    run = simulate(station(mean, 1, **more), rate, **LONG)
    agrees(run, "wait", load * mean * (1 + cv**2) / (2 * (1 - load)), within=0.2)


def test_observed_times_count_by_their_two_moments():
    values = (1.0, 1.0, 2.0, 8.0)
    mean, square = 3.0, 17.5
    run = simulate(process([("serve", "desk", None, {"time_values": values})]), 12, **LONG)
    agrees(run, "wait", 0.2 * square / (2 * (1 - 0.2 * mean)))


def test_jackson_with_rework():
    # every station is M/M/c with its own traffic: λ₁ = γ/(1 − p), λ₂ = λ₁
    again, rate = 0.25, 18
    bp = process([("a", "x", 1.5, EXPONENTIAL), ("b", "y", 4.0, EXPONENTIAL | {"kind": "decision"}), ("out", "", 0)],
                 ["a b", f"b a {again}", f"b out {1 - again}"], {"y": 2})  # fmt: skip
    traffic = rate / (1 - again)
    waits = [erlang_c(c, traffic * m / 60) * m / (c - traffic * m / 60) for m, c in ((1.5, 1), (4.0, 2))]
    run = simulate(bp, rate, **LONG)
    agrees(run, "wait.x", waits[0])
    agrees(run, "wait.y", waits[1])
    agrees(run, "cycle_time", (sum(waits) + 5.5) / (1 - again))


def test_abandonment_is_erlang_a():
    # M/M/c+M: birth λ, death min(n, c)μ + (n − c)⁺θ (Palm 1957)
    servers, rate, mean, patience = 2, 45, 3.0, 4.0
    birth, death, weights = rate / 60, [], [1.0]
    for n in range(1, 200):
        death.append(min(n, servers) / mean + max(n - servers, 0) / patience)
        weights.append(weights[-1] * birth / death[-1])
    waiting = sum(max(n - servers, 0) * w for n, w in enumerate(weights)) / sum(weights)
    run = simulate(
        station(mean, servers, **EXPONENTIAL),
        rate,
        patience=Patience(patience, distribution="exponential"),
        **LONG,
    )
    agrees(run, "queue.desk", waiting)
    agrees(run, "abandoned", waiting / patience / birth)


def test_a_fork_of_two_exponential_steps_takes_the_longer():
    bp = process([("a", "", 1), ("b", "", 2, EXPONENTIAL), ("c", "", 3, EXPONENTIAL), ("d", "", 1)],
                 ["a b", "a c", "b d", "c d"])  # fmt: skip
    run = simulate(bp, 60, 8, days=60)
    agrees(run, "cycle_time", 2 + 2 + 3 - 1 / (1 / 2 + 1 / 3))


def test_intervals_cover_as_often_as_they_say():
    mean, rate = 3.0, 12
    exact = 0.6 * mean / 0.4
    covered = 0
    for seed in range(60):
        run = simulate(station(mean, 1, **EXPONENTIAL), rate, hours=20, days=40, warm_up=300, seed=seed)
        low, high = next(m.interval for m in run.measures if m.id == "wait")
        covered += low <= exact <= high
    # 95 % of 60 is 57, with a standard deviation of 1.7
    assert covered >= 50
