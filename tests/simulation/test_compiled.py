"""Compiled and plain are one engine: every bit of every result is the same."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simulated_processes import bank_day, station

from finserv.blueprint.cases import CASE_IDS, case
from finserv.simulation import Patience, appointments, compiled, events, simulate

pytestmark = pytest.mark.skipif(not compiled.available(), reason="numba is not installed")

SETTINGS = [
    {},
    {"patience": Patience(3, 0.5, "gamma")},
    {"closing": "stop", "warm_up": 45},
    {"staffing": {"teller": [2, 3, 5, 4, 3, 2, 1, 4]}, "patience": {"officer": 8}},
]


def same(bp, **how):
    plain, fast = (simulate(bp, engine=engine, **how) for engine in ("plain", "compiled"))
    for field in dataclasses.fields(plain.outcome):
        if field.name != "log":
            one, two = getattr(plain.outcome, field.name), getattr(fast.outcome, field.name)
            assert one.dtype == two.dtype and one.tobytes() == two.tobytes(), field.name
    return plain


@pytest.mark.parametrize("how", SETTINGS)
@pytest.mark.parametrize("keep", [False, True])
def test_the_bank_day_is_the_same_to_the_last_bit(keep, how):
    same(bank_day(keep), days=3, **how)


@pytest.mark.parametrize("case_id", CASE_IDS)
def test_every_case_is_the_same_to_the_last_bit(case_id):
    same(case(case_id), days=4)
    same(case(case_id), days=4, patience=2.0, closing="stop", warm_up=60)


def test_so_many_at_once_that_the_events_are_a_heap():
    run = same(station(200, 900, time_distribution="exponential"), arrivals=240, hours=8, days=1)
    assert run.outcome.queue.max() == 0 and 3 * events.HEAP_FROM < 240 * 200 / 60


@settings(max_examples=15, deadline=None)
@given(
    st.integers(0, 2**40),
    st.floats(1, 30),
    st.integers(1, 4),
    st.sampled_from(["gamma", "lognormal", "uniform"]),
)
def test_any_station_is_the_same_to_the_last_bit(seed, every, servers, distribution):
    bp = station(6.0, servers, time_cv=0.4, time_distribution=distribution)
    same(bp, arrivals=appointments(every, 4, 2, 0.2, 5), days=2, seed=seed, patience=7.5)


def test_the_log_is_the_same():
    how = {"days": 2, "seed": 3}
    plain = simulate(case("deposit"), engine="plain", **how).log()
    assert compiled.compiled_kernel() is not None
    assert plain.equals(simulate(case("deposit"), engine="compiled", **how).log())


def test_an_edited_kernel_is_never_taken_from_the_disk(monkeypatch):
    before = compiled._digest()
    monkeypatch.setattr(compiled.inspect, "getsource", lambda module: f"{module.__name__} edited")
    assert compiled._digest() != before


def test_a_numba_that_fails_leaves_plain_python(monkeypatch):
    def broken():
        raise RuntimeError("no compiler here")

    monkeypatch.setattr(compiled, "compile_kernel", broken)
    monkeypatch.setattr(compiled, "_ready", None)
    monkeypatch.setattr(compiled, "_thread", None)
    assert compiled.compiled_kernel(wait=True) is None
    assert np.isfinite(simulate(bank_day(), days=1)["wait"])
