import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finserv import FinservError
from finserv.language import Text
from finserv.simulation.quantiles import CELLS, TAIL, quantile_table

means = st.floats(0.01, 1e4)


@settings(max_examples=40, deadline=None)
@given(means, st.floats(0.05, 2.0))
def test_lognormal_has_its_mean_and_spread(mean, cv):
    table = quantile_table(mean, cv, "lognormal")
    assert table.mean() == pytest.approx(mean, rel=1e-9)
    assert table.std() / table.mean() == pytest.approx(cv, rel=2e-3)
    sigma = math.sqrt(math.log1p(cv**2))
    middle = mean * math.exp(-(sigma**2) / 2)
    assert np.median(table) == pytest.approx(middle, rel=2e-2)
    place = int(0.9 * CELLS)
    exact = middle * math.exp(sigma * NormalDist().inv_cdf((place + 0.5) / CELLS))
    assert table[place] == pytest.approx(exact, rel=2e-2)


@pytest.mark.parametrize("cv", [0.1, 0.3, 0.5, 1 / math.sqrt(2), 1.0, 1.5, 3.0])
def test_gamma_has_its_mean_and_spread(cv):
    table = quantile_table(2.0, cv, "gamma")
    assert table.mean() == pytest.approx(2.0, rel=1e-9)
    assert table.std() / table.mean() == pytest.approx(cv, rel=2e-3)
    assert (np.diff(table) >= 0).all() and table[0] >= 0


def test_gamma_with_cv_1_is_exponential():
    gamma, exponential = quantile_table(1.0, 1.0, "gamma"), quantile_table(1.0, None, "exponential")
    assert np.abs(gamma - exponential)[: CELLS - TAIL].max() < 2e-3
    exact = -np.log(1 - (np.arange(CELLS) + 0.5) / CELLS)
    assert exponential[:-TAIL] == pytest.approx(exact[:-TAIL], rel=2e-3)
    assert exponential[-TAIL:].mean() == pytest.approx(1 + math.log(CELLS / TAIL), rel=1e-2)


def test_gamma_of_whole_shape_is_the_erlang_distribution():
    table = quantile_table(3.0, 1 / math.sqrt(3), "gamma")
    below = 1 - sum(np.exp(-table) * table**k / math.factorial(k) for k in range(3))
    assert np.abs(below - (np.arange(CELLS) + 0.5) / CELLS)[TAIL:-TAIL].max() < 2e-3


@given(means, st.floats(0.01, 0.57))
def test_uniform_is_flat(mean, cv):
    table = quantile_table(mean, cv, "uniform")
    assert table.mean() == pytest.approx(mean) and table.std() / table.mean() == pytest.approx(cv, rel=1e-3)
    assert np.diff(table) == pytest.approx(np.diff(table)[0], rel=1e-6) and table[0] > 0


@given(st.floats(0.02, 0.707))
def test_triangular_has_its_spread_and_never_falls_below_zero(cv):
    table = quantile_table(1.0, cv, "triangular")
    assert table.mean() == pytest.approx(1.0) and table.std() == pytest.approx(cv, rel=2e-3) and table[0] >= 0
    if cv < 0.4:
        assert table + table[::-1] == pytest.approx(2.0)


@given(st.lists(st.floats(0, 1e4), min_size=1, max_size=50))
def test_observed_times_come_back_as_they_are(values):
    assert quantile_table(None, None, "", tuple(values)).tolist() == sorted(values)


def test_many_observed_times_keep_their_mean():
    values = np.random.default_rng(1).gamma(2, 3, 9000)
    table = quantile_table(None, values=tuple(values))
    assert len(table) == CELLS and table.mean() == pytest.approx(values.mean(), rel=1e-9)


def test_what_is_meant_where_no_distribution_is_named():
    assert quantile_table(2.0).tolist() == [2.0]
    assert quantile_table(2.0, 0.0, "gamma").tolist() == [2.0]
    assert quantile_table(0.0, 0.5, "lognormal").tolist() == [0.0]
    assert len(quantile_table(2.0, 0.5)) == CELLS


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((1.0, 0.6, "uniform"), "0.577"),
        ((1.0, 0.8, "triangular"), "0.707"),
        ((1.0, 0.5, "exponential"), "gamma"),
        ((1.0, None, "lognormal"), "coefficient of variation"),
        ((None, 0.5, "gamma"), "no mean"),
        ((-1.0, 0.5, "gamma"), "cannot be"),
        ((1.0, 0.5, "lognormall"), "Did you mean 'lognormal'"),
        ((1.0, None, "empirical"), "observed"),
    ],
)
def test_what_cannot_be_is_refused_with_the_place(arguments, word):
    with pytest.raises(FinservError, match="(?i)step 'x'") as caught:
        quantile_table(*arguments, where=Text("步骤“x”", "Step 'x'"))
    assert word in str(caught.value) and "步骤“x”" in caught.value.text.zh


def test_bad_observed_times_are_refused():
    with pytest.raises(FinservError, match="observed"):
        quantile_table(None, values=(1.0, float("nan")))
