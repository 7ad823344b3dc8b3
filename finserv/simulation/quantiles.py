"""Distributions of time as tables of equally likely values, stated by mean and coefficient of variation (cv)."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

import numpy as np

from ..errors import FinservError, shown, unknown_word
from ..language import Text

CELLS = 1024
TAIL = 8
_MIDDLES = (np.arange(CELLS) + 0.5) / CELLS
UNIFORM_CV = 1 / math.sqrt(3)
SYMMETRIC_CV = 1 / math.sqrt(6)
TRIANGLE_CV = 1 / math.sqrt(2)
DISTRIBUTIONS = ("constant", "uniform", "triangular", "exponential", "lognormal", "gamma", "empirical")


def quantile_table(
    mean: float | None,
    cv: float | None = None,
    distribution: str = "",
    values: tuple[float, ...] = (),
    where: Text | None = None,
) -> np.ndarray:
    """Equally likely values of a time, lowest first, in the unit of ``mean``; the mean of the table is exact.

    Where no distribution is named: observed ``values`` make it empirical; a ``cv`` above 0 makes it lognormal; else
    the time is constant. ``where`` opens each message. Raises `FinservError` for what cannot be: a uniform time with
    a cv above 0.577, a lognormal one without a cv. Source: Law, Simulation Modeling and Analysis (2015), ch. 6.

    >>> table = quantile_table(2.0, 0.8, "lognormal")
    >>> len(table), round(float(table.mean()), 9), round(float(table.std() / table.mean()), 4)
    (1024, 2.0, 0.8)
    >>> quantile_table(None, values=(1.0, 2.0, 6.0)).tolist()
    [1.0, 2.0, 6.0]
    """
    kind = distribution or ("empirical" if values else "lognormal" if cv else "constant")
    if kind not in DISTRIBUTIONS:
        raise FinservError(unknown_word(Text("分布", "distribution"), kind, DISTRIBUTIONS, where))
    if kind == "empirical":
        return _empirical(values, where)
    if mean is None:
        _refuse(where, "没有平均时间", "has no mean time")
    if mean < 0 or not math.isfinite(mean):
        _refuse(where, f"的平均时间是{mean:g}，不能这样", f"has a mean time of {mean:g}, which cannot be")
    if mean == 0:
        return np.zeros(1)
    cv = 1.0 if kind == "exponential" and cv is None else cv
    if kind == "constant" or cv == 0:
        return np.array([float(mean)])
    if cv is None:
        _refuse(
            where,
            f"的分布是“{kind}”，需要变异系数",
            f"has a {kind} time and needs a coefficient of variation",
        )
    if kind == "exponential" and abs(cv - 1) > 1e-9:
        _refuse(
            where,
            f"是指数分布，变异系数只能是1，不能是{cv:g}；可以改用 gamma",
            f"is exponential, so its cv is 1 and not {cv:g}; use gamma instead",
        )
    limit = {"uniform": UNIFORM_CV, "triangular": TRIANGLE_CV}.get(kind, math.inf)
    if cv > limit + 1e-9:
        _refuse(
            where,
            f"的变异系数是{cv:g}；{kind}分布最多{limit:.3f}，否则时间会小于0。可以改用 lognormal 或 gamma",
            f"has a cv of {cv:g}; a {kind} time takes {limit:.3f} at most, or it would fall below 0. "
            "Use lognormal or gamma",
        )
    return _unit_table(kind, float(cv)) * mean


@lru_cache(maxsize=512)
def _unit_table(kind: str, cv: float) -> np.ndarray:
    """A table of mean 1 and this cv."""
    if kind in ("uniform", "triangular"):
        table = _uniform(cv) if kind == "uniform" else _triangular(cv)
        return table / table.mean()
    if kind == "exponential":
        return _with_moments(-np.log1p(-_MIDDLES), 1.0)
    return _with_moments(_lognormal(cv) if kind == "lognormal" else _gamma(cv) * cv**2, cv)


def _with_moments(table: np.ndarray, cv: float) -> np.ndarray:
    """The table with mean 1 and this cv exactly: its last cells, which stand for an endless tail, take what is missing.

    With body × b and tail × a, b·B₁ + a·T₁ = n and b²·B₂ + a²·T₂ = n(1 + cv²): a quadratic for b near 1.
    """
    body, tail, whole = table[:-TAIL], table[-TAIL:], len(table)
    b1, b2, t1, t2 = body.sum(), (body**2).sum(), tail.sum(), (tail**2).sum()
    ratio = t2 / t1**2
    first, second, third = b2 + ratio * b1**2, -2 * ratio * whole * b1, ratio * whole**2 - whole * (1 + cv**2)
    root = math.sqrt(max(second**2 - 4 * first * third, 0.0))
    scale = min(((-second + sign * root) / (2 * first) for sign in (1, -1)), key=lambda b: abs(b - 1))
    found = np.concatenate([body * scale, tail * (whole - scale * b1) / t1])
    return found / found.mean()


def _uniform(cv: float) -> np.ndarray:
    half = min(cv * math.sqrt(3), 1.0)
    return 1 - half + 2 * half * _MIDDLES


def _triangular(cv: float) -> np.ndarray:
    """Symmetric up to a cv of 0.408; above, it starts at 0 and leans to the right."""
    if cv <= SYMMETRIC_CV:
        half = cv * math.sqrt(6)
        low, mode, high = 1 - half, 1.0, 1 + half
    else:
        product = 3 - 6 * min(cv, TRIANGLE_CV) ** 2
        root = math.sqrt(max(9 - 4 * product, 0.0))
        low, mode, high = 0.0, (3 - root) / 2, (3 + root) / 2
    turn = (mode - low) / (high - low)
    rising = low + np.sqrt(_MIDDLES * (high - low) * (mode - low))
    falling = high - np.sqrt((1 - _MIDDLES) * (high - low) * (high - mode))
    return np.where(turn > _MIDDLES, rising, falling)


@lru_cache(maxsize=1)
def _normal_quantiles() -> np.ndarray:
    normal = NormalDist()
    upper = np.array([normal.inv_cdf(u) for u in _MIDDLES[CELLS // 2 :]])
    return np.concatenate([-upper[::-1], upper])


def _lognormal(cv: float) -> np.ndarray:
    variance = math.log1p(cv * cv)
    return np.exp(math.sqrt(variance) * _normal_quantiles() - variance / 2)


def _gamma(cv: float) -> np.ndarray:
    """Quantiles by Newton steps from the Wilson-Hilferty value (shape 1 and above), else by bisection of the log."""
    shape = 1 / cv**2
    if shape >= 1:
        start = 1 - 1 / (9 * shape) + _normal_quantiles() / (3 * math.sqrt(shape))
        time = shape * np.maximum(start, 0.02) ** 3
        for _ in range(6):
            log_density = (shape - 1) * np.log(time) - time - math.lgamma(shape)
            step = (_gamma_below(shape, np.log(time)) - _MIDDLES) / np.exp(log_density)
            time = np.maximum(time - step, time / 4)
        return time
    low, high = np.full(CELLS, -700.0), np.full(CELLS, math.log(shape + 40 * math.sqrt(shape) + 40))
    for _ in range(50):
        middle = (low + high) / 2
        under = _gamma_below(shape, middle) < _MIDDLES
        low, high = np.where(under, middle, low), np.where(under, high, middle)
    return np.exp((low + high) / 2)


def _gamma_below(shape: float, log_time: np.ndarray) -> np.ndarray:
    """P(shape, x) = x^a e^-x / Γ(a+1) · (1 + x/(a+1) + x²/(a+1)(a+2) + …); all terms are positive."""
    time = np.exp(log_time)
    term = np.ones_like(time)
    total = np.ones_like(time)
    for number in range(1, int(shape + 12 * math.sqrt(shape) + 120)):
        term = term * time / (shape + number)
        total += term
        if float(term.max()) < 1e-14 * float(total.min()):
            break
    return np.exp(np.clip(shape * log_time - time - math.lgamma(shape + 1) + np.log(total), -745, 0))


def _empirical(values: tuple[float, ...], where: Text | None) -> np.ndarray:
    if not values:
        _refuse(where, "的分布是 empirical，需要实测时间", "is empirical and needs observed times")
    for value in values:
        if not math.isfinite(value) or value < 0:
            _refuse(where, f"的实测时间里有“{shown(value)}”", f"has an observed time of '{shown(value)}'")
    table = np.sort(np.array(values, dtype=float))
    if len(table) > CELLS:
        small = table[(_MIDDLES * len(table)).astype(int)]
        table = small * (table.mean() / small.mean()) if small.mean() > 0 else small
    return table


def _refuse(where: Text | None, zh: str, en: str) -> None:
    place = where or Text("时间", "The time")
    raise FinservError(Text(f"{place.zh}{zh}。", f"{place.en} {en}."))
