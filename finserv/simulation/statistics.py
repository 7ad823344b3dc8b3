"""Means, shares and percentiles over days, with 95 % intervals that respect that a day's customers belong together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

CONFIDENCE = 0.95


@dataclass(frozen=True, eq=False)
class Estimate:
    """A value and what each day adds to its error (days' ``influence`` has mean 0).

    Two estimates from the same days can be subtracted day by day, which is what common random numbers are for.
    """

    value: float
    influence: np.ndarray

    @property
    def error(self) -> float:
        """The standard error; not a number from a single day."""
        days = len(self.influence)
        return float(np.std(self.influence, ddof=1) / math.sqrt(days)) if days > 1 else math.nan

    @property
    def half_width(self) -> float:
        """Half of the 95 % interval, by Student's t over days."""
        return student(len(self.influence) - 1) * self.error if len(self.influence) > 1 else math.nan

    def interval(self, low: float = -math.inf, high: float = math.inf) -> tuple[float, float]:
        """The ends of the 95 % interval, kept within what the value can be."""
        return max(self.value - self.half_width, low), min(self.value + self.half_width, high)

    def __sub__(self, other: Estimate) -> Estimate:
        return Estimate(self.value - other.value, self.influence - other.influence)


def ratio(parts: np.ndarray, wholes: np.ndarray | float = 1.0) -> Estimate:
    """Sum of ``parts`` over sum of ``wholes``, one of each a day: the mean over customers, not over days.

    The error is that of the linearised ratio. Source: Cochran, Sampling Techniques (1977), ch. 6.

    >>> ratio(np.array([10.0, 20.0]), np.array([1.0, 3.0])).value
    7.5
    """
    parts = np.asarray(parts, dtype=float)
    wholes = np.broadcast_to(np.asarray(wholes, dtype=float), parts.shape)
    total = wholes.sum()
    if total <= 0:
        return Estimate(math.nan, np.full(len(parts), math.nan))
    value = float(parts.sum() / total)
    return Estimate(value, (parts - value * wholes) / (total / len(parts)))


def percentile(
    sorted_values: np.ndarray, values: np.ndarray, day_of: np.ndarray, days: int, share: float
) -> Estimate:
    """The value that ``share`` of all customers do not exceed; its error by Woodruff's interval (1952) over days."""
    if len(values) == 0:
        return Estimate(math.nan, np.full(days, math.nan))
    value = _quantile(sorted_values, share)
    under = np.bincount(day_of, weights=values <= value, minlength=days)
    reached = ratio(under, np.bincount(day_of, minlength=days))
    half = reached.half_width
    if not half > 0:
        return Estimate(value, np.zeros(days))
    spread = _quantile(sorted_values, min(share + half, 1.0)) - _quantile(
        sorted_values, max(share - half, 0.0)
    )
    return Estimate(value, -reached.influence * spread / (2 * half))


def _quantile(sorted_values: np.ndarray, share: float) -> float:
    place = share * (len(sorted_values) - 1)
    low = math.floor(place)
    high = min(low + 1, len(sorted_values) - 1)
    return float(sorted_values[low] + (place - low) * (sorted_values[high] - sorted_values[low]))


@lru_cache(maxsize=256)
def student(freedom: int) -> float:
    """The two-sided 95 % point of Student's t. Source: Abramowitz & Stegun 1972, 26.7.3, 26.7.4 and 26.7.5.

    >>> [round(student(n), 3) for n in (1, 4, 9, 99)]
    [12.706, 2.776, 2.262, 1.984]
    """
    normal = 1.959963984540054
    if freedom > 1000:
        return normal + (normal**3 + normal) / (4 * freedom)
    low, high = 1.9, 13.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < CONFIDENCE else (low, middle)
    return (low + high) / 2


def _within(point: float, freedom: int) -> float:
    """P(|T| < point), exact for whole degrees of freedom."""
    angle = math.atan(point / math.sqrt(freedom))
    cosine, odd = math.cos(angle), freedom % 2
    term, total = (cosine if odd else 1.0), 0.0
    for number in range(odd, freedom - 1, 2):
        total += term
        term *= cosine**2 * (number + 1) / (number + 2)
    total *= math.sin(angle)
    return 2 / math.pi * (angle + total) if odd else total
