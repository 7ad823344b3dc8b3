import numpy as np
import pytest
from simulated_processes import bank_day, process, station

from finserv import FinservError
from finserv.simulation import RunCancelled, compiled, engine, recorded, simulate


def test_progress_is_told_to_the_end():
    told = []
    run = simulate(bank_day(), days=7, engine="plain", progress=lambda done, days: told.append((done, days)))
    assert told[-1] == (7, 7) and [d for d, _ in told] == sorted(d for d, _ in told) and len(told) > 1
    assert run.outcome.leave.tobytes() == simulate(bank_day(), days=7, engine="plain").outcome.leave.tobytes()


def test_a_long_run_can_be_cancelled():
    done = []
    with pytest.raises(RunCancelled, match="cancelled"):
        simulate(
            bank_day(),
            days=50,
            engine="plain",
            progress=lambda d, _: done.append(d),
            cancel=lambda: len(done) >= 2,
        )
    assert len(done) == 2


def test_parts_do_not_change_the_result(monkeypatch):
    whole = simulate(bank_day(), days=6, engine="plain")
    monkeypatch.setitem(engine.PART, "plain", 1)
    parts = simulate(bank_day(), days=6, engine="plain")
    assert whole.outcome.leave.tobytes() == parts.outcome.leave.tobytes()
    assert whole.summary().equals(parts.summary()) and whole.log().equals(parts.log())


def test_a_run_that_needs_more_room_gets_it(monkeypatch):
    bp = bank_day()
    enough = simulate(bp, days=3, engine="plain", patience=20)
    monkeypatch.setattr(engine, "_first_guess", lambda *_: (2, 1))
    grown = simulate(bp, days=3, engine="plain", patience=20)
    assert enough.outcome.leave.tobytes() == grown.outcome.leave.tobytes()
    assert enough.outcome.visits.tobytes() == grown.outcome.visits.tobytes()
    if compiled.available():
        fast = simulate(bp, days=3, engine="compiled", patience=20)
        assert fast.outcome.leave.tobytes() == enough.outcome.leave.tobytes()
        assert fast.outcome.visits.tobytes() == enough.outcome.visits.tobytes()


def test_too_many_customers_are_refused_before_anything_runs():
    with pytest.raises(FinservError, match="10,000,000 is the most"):
        simulate(station(1, 100), 1000, 24, days=10_000)
    with pytest.raises(FinservError, match="Take fewer days"):
        simulate(bank_day(), 1, 1, days=900_000)


def test_a_customer_who_goes_round_for_ever_is_an_error():
    bp = process(
        [("a", "", 1), ("b", "", 1, {"kind": "decision"}), ("c", "", 0)],
        ["a b", "b a 0.9999999", "b c 0.0000001"],
    )
    with pytest.raises(FinservError, match="ten thousand times"):
        simulate(bp, recorded([0], 1), days=3)


def test_engines_have_names():
    with pytest.raises(FinservError, match="Did you mean 'plain'"):
        simulate(bank_day(), days=1, engine="plane")


def test_without_numba_a_compiled_run_is_refused(monkeypatch):
    monkeypatch.setattr(compiled, "available", lambda: False)
    monkeypatch.setattr(compiled, "_thread", None)
    monkeypatch.setattr(compiled, "_ready", None)
    with pytest.raises(FinservError, match="Numba is not at hand"):
        simulate(bank_day(), days=1, engine="compiled")
    assert np.isfinite(simulate(bank_day(), days=1)["wait"])


def test_a_day_without_customers_is_a_day():
    run = simulate(station(1), 0.01, 8, days=40)
    assert run["customers"] < 1 and run.outcome.day_end.min() == 0
