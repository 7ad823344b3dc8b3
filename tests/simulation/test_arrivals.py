import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finserv import FinservError
from finserv.simulation import appointments, recorded
from finserv.simulation.arrivals import read_arrivals
from finserv.simulation.streams import Hourly


def days_of(stream):
    return [stream.minutes[a:b] for a, b in zip(stream.day_first[:-1], stream.day_first[1:], strict=True)]


def test_hourly_rates_give_a_poisson_process():
    hourly = Hourly((30.0, 90.0, 0.0, 60.0), 4.0)
    days = days_of(hourly.stream(3, 0, 2000))
    counts = np.array([np.bincount((d // 60).astype(int), minlength=4) for d in days])
    assert counts[:, 2].sum() == 0 and all((np.diff(d) >= 0).all() for d in days)
    for hour, rate in ((0, 30), (1, 90), (3, 60)):
        error = np.sqrt(rate / 2000)
        assert abs(counts[:, hour].mean() - rate) < 4 * error
        assert counts[:, hour].var() == pytest.approx(rate, rel=4 * np.sqrt(2 / 2000))
    # given how many come in an hour, they are spread evenly over it
    share = np.concatenate([d[(d >= 60) & (d < 120)] for d in days])
    assert abs(share.mean() - 90) < 4 * np.sqrt(300 / len(share))


def test_the_kth_customer_stays_the_kth_when_a_rate_moves():
    slow, fast = (days_of(Hourly((r,), 8.0).stream(1, 0, 3)) for r in (20.0, 40.0))
    for one, two in zip(slow, fast, strict=True):
        assert two[: len(one)] == pytest.approx(one[: len(two)] / 2)


def test_days_do_not_depend_on_how_they_are_parted():
    hourly = Hourly((50.0, 70.0), 2.0)
    whole = days_of(hourly.stream(1, 0, 10))
    parts = days_of(hourly.stream(1, 0, 4)) + days_of(hourly.stream(1, 4, 10))
    assert all((a == b).all() for a, b in zip(whole, parts, strict=True))


@settings(max_examples=25, deadline=None)
@given(st.floats(0.01, 400), st.floats(0.5, 30), st.integers(0, 10**12))
def test_everyone_comes_within_the_hours(rate, hours, seed):
    stream = Hourly((rate,), hours).stream(seed, 0, 3)
    assert ((stream.minutes >= 0) & (stream.minutes < hours * 60)).all()
    assert stream.day_first[-1] == len(stream.minutes) == len(stream.number)


def test_recorded_days_are_taken_in_turn():
    stream = recorded([[5, 3], [10]]).stream(1, 0, 3)
    assert [d.tolist() for d in days_of(stream)] == [[3, 5], [10], [3, 5]]
    assert recorded([1, 59]).hours == 1.0 and recorded([1, 60]).hours == 2.0


def test_appointments_are_kept_more_or_less():
    plan = appointments(every=15, hours=4, at_once=2, no_show=0.25, lateness_sd=3)
    days = days_of(plan.stream(1, 0, 800))
    counts = np.array([len(d) for d in days])
    assert plan.expected() == 24 and abs(counts.mean() - 24) < 4 * np.sqrt(32 * 0.25 * 0.75 / 800)
    late = np.concatenate([d[(d > 30)] for d in days]) % 15
    late = np.where(late > 7.5, late - 15, late)
    assert abs(late.std() - 3) < 0.15 and all((np.diff(d) >= 0).all() and (d >= 0).all() for d in days)


def test_punctual_appointments_are_exact():
    assert days_of(appointments(20, 1).stream(1, 0, 1))[0].tolist() == [0, 20, 40]


def test_what_a_caller_may_give():
    assert read_arrivals(60, 8) == Hourly((60.0,), 8.0, True)
    assert read_arrivals((60,), None) == Hourly((60.0,), 8.0, False)
    assert read_arrivals([10, 20], None) == read_arrivals(np.array([10, 20]), 2) == Hourly((10.0, 20.0), 2.0)


def test_arrivals_with_hours_of_their_own():
    plan = appointments(10, 2)
    assert read_arrivals(plan, None) is read_arrivals(plan, 2) is plan
    with pytest.raises(FinservError, match="hours of their own"):
        read_arrivals(plan, 8)


@pytest.mark.parametrize("none", [None, (), 0, [0, 0]])
def test_no_arrivals_are_refused(none):
    with pytest.raises(FinservError, match="No customers arrive"):
        read_arrivals(none, 8)


@pytest.mark.parametrize(
    ("given", "hours", "word"),
    [(-1, 8, "0 or more"), ("many", 8, "0 or more"), ([10, float("nan")], 2, "0 or more"), ([10, 20], 3, "2 hours"),
     (10, 0, "more than 0"), (10, 1e9, "100,000")],
)  # fmt: skip
def test_bad_arrivals_are_refused(given, hours, word):
    with pytest.raises(FinservError, match=word):
        read_arrivals(given, hours)


def test_bad_appointments_and_records_are_refused():
    for arguments in ({"every": 0, "hours": 8}, {"every": 5, "hours": 8, "no_show": 1.0}):
        with pytest.raises(FinservError, match="Appointments need"):
            appointments(**arguments)
    with pytest.raises(FinservError, match="No customers"):
        recorded([])
