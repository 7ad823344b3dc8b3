import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from finserv.simulation.statistics import Estimate, percentile, ratio, student

days = st.lists(st.tuples(st.floats(0, 100), st.floats(0.1, 50)), min_size=2, max_size=40)


# Two-sided 95 % points from the tables of Abramowitz & Stegun, 26.10
@pytest.mark.parametrize(
    ("freedom", "point"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (7, 2.365), (10, 2.228), (29, 2.045), (120, 1.980)],
)
def test_student(freedom, point):
    assert student(freedom) == pytest.approx(point, abs=6e-4)


def test_student_comes_near_the_normal():
    assert student(1000) == pytest.approx(student(1001), abs=1e-4) and student(10**6) == pytest.approx(
        1.95996, abs=1e-5
    )


@given(days)
def test_a_ratio_is_over_customers_and_its_influence_sums_to_nothing(rows):
    parts, wholes = (np.array(column) for column in zip(*rows, strict=True))
    found = ratio(parts, wholes)
    assert found.value == pytest.approx(parts.sum() / wholes.sum())
    assert found.influence.sum() == pytest.approx(0, abs=1e-6 * max(1, abs(found.influence).max()))


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=40))
def test_a_plain_mean_has_the_plain_interval(values):
    found = ratio(np.array(values))
    half = student(len(values) - 1) * np.std(values, ddof=1) / math.sqrt(len(values))
    assert found.interval() == pytest.approx((np.mean(values) - half, np.mean(values) + half), abs=1e-9)


def test_one_day_has_no_interval_and_no_customers_have_no_mean():
    assert math.isnan(ratio(np.array([3.0])).half_width) and ratio(np.array([3.0])).value == 3
    assert math.isnan(ratio(np.zeros(3), np.zeros(3)).value)
    assert math.isnan(percentile(np.zeros(0), np.zeros(0), np.zeros(0, dtype=int), 3, 0.5).value)


def test_an_interval_keeps_to_what_can_be():
    assert Estimate(0.99, np.array([-1.0, 1.0])).interval(0, 1) == (0, 1)


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=60), st.floats(0.01, 0.99))
def test_percentiles_are_those_of_numpy(values, share):
    values = np.array(values)
    day_of = np.arange(len(values)) % 3
    found = percentile(np.sort(values), values, day_of, 3, share)
    assert found.value == pytest.approx(np.quantile(values, share), abs=1e-9)


def test_the_interval_of_a_percentile_covers_as_often_as_it_says():
    covered, rng = 0, np.random.default_rng(5)
    for _ in range(300):
        # customers of a day share its luck, so that days and not customers are independent
        luck = np.repeat(rng.normal(0, 1, 30), 40)
        values = luck + rng.normal(0, 1, 1200)
        found = percentile(np.sort(values), values, np.repeat(np.arange(30), 40), 30, 0.9)
        low, high = found.interval()
        covered += low <= 1.2815515655446004 * math.sqrt(2) <= high
    # 95 % of 300 is 285; the interval is linearised, so a little less is taken
    assert covered >= 270


def test_differences_are_taken_day_by_day():
    one, two = Estimate(5.0, np.array([1.0, -1.0])), Estimate(3.0, np.array([1.0, -1.0]))
    assert (one - two).value == 2 and (one - two).half_width == 0
