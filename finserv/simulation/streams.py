"""Streams of customers: at random by hourly rates, recorded, or by appointment; the same ones for the same seed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np

from .draws import ARRIVAL, MASK, customer_keys, mix_array

_NO_SHOW, _LATENESS = 0x3A8F05C5, 0x6C62272E


@dataclass(frozen=True, eq=False)
class Stream:
    """Arrivals of some days: where each day starts, minutes since opening, and the number of the customer that day."""

    day_first: np.ndarray
    minutes: np.ndarray
    number: np.ndarray


@dataclass(frozen=True)
class Hourly:
    """Customers at random, ``rates`` an hour in each hour; the k-th customer stays the k-th when a rate moves.

    Source: inverting the cumulative rate of a non-homogeneous Poisson process, Çinlar 1975.
    """

    rates: tuple[float, ...]
    hours: float
    closes: bool = True

    @property
    def peak(self) -> float:
        """Customers an hour in the busiest hour."""
        return max(self.rates)

    def expected(self) -> float:
        """Mean number of customers a day."""
        return float(self._cumulative()[1][-1])

    def _cumulative(self) -> tuple[np.ndarray, np.ndarray]:
        edges = np.minimum(np.arange(len(self.rates) + 1.0), self.hours)
        rates = np.array(self.rates)
        if len(rates) == 1:
            edges = np.array([0.0, self.hours])
        return edges * 60, np.concatenate([[0.0], np.cumsum(rates * np.diff(edges))])

    def stream(self, seed: int, first: int, last: int) -> Stream:
        """The customers of days ``first`` to ``last`` (not included)."""
        minutes, cumulative = self._cumulative()
        total = cumulative[-1]
        width = int(total + 6 * math.sqrt(total) + 16)
        while True:
            clock = _unit_clock(seed, first, last, -(-width // 64) * 64)
            if clock.size == 0 or clock[:, -1].min() >= total:
                break
            width *= 2
        inside = clock < total
        counts = inside.sum(axis=1)
        number = (
            np.concatenate([np.arange(n) for n in counts]) if len(counts) else np.zeros(0, dtype=np.int64)
        )
        times = np.interp(clock[inside], cumulative, minutes)
        return Stream(_firsts(counts), times, number.astype(np.int64))


@lru_cache(maxsize=4)
def _unit_clock(seed: int, first: int, last: int, width: int) -> np.ndarray:
    """By day and customer: the time of a random stream of one customer a unit of time."""
    days = np.repeat(np.arange(first, last), width)
    hashed = mix_array(customer_keys(seed, days, np.tile(np.arange(width), last - first), ARRIVAL))
    gaps = -np.log((hashed + 0.5) / (MASK + 1.0))
    return np.cumsum(gaps.reshape(last - first, width), axis=1)


@dataclass(frozen=True)
class Recorded:
    """Customers at recorded minutes since opening; with several days they are taken in turn."""

    days: tuple[tuple[float, ...], ...]
    hours: float
    closes: bool = True

    @property
    def peak(self) -> float:
        """Customers an hour in the busiest hour."""
        counts = [np.bincount((np.array(day) // 60).astype(int)).max() for day in self.days if day]
        return float(max(counts, default=0))

    def expected(self) -> float:
        """Mean number of customers a day."""
        return sum(map(len, self.days)) / len(self.days)

    def stream(self, seed: int, first: int, last: int) -> Stream:
        """The customers of days ``first`` to ``last`` (not included)."""
        taken = [np.array(self.days[d % len(self.days)], dtype=float) for d in range(first, last)]
        counts = np.array([len(t) for t in taken], dtype=np.int64)
        number = np.concatenate([np.arange(n) for n in counts] or [np.zeros(0)]).astype(np.int64)
        return Stream(_firsts(counts), np.concatenate([*taken, np.zeros(0)]), number)


@dataclass(frozen=True)
class Appointments:
    """Customers called for fixed minutes; each comes late or early (sd in minutes) or, by chance, not at all."""

    slots: tuple[float, ...]
    hours: float
    no_show: float = 0.0
    lateness_sd: float = 0.0
    closes: bool = True

    @property
    def peak(self) -> float:
        """Customers an hour in the busiest hour."""
        return float(np.bincount((np.array(self.slots) // 60).astype(int)).max()) * (1 - self.no_show)

    def expected(self) -> float:
        """Mean number of customers a day."""
        return len(self.slots) * (1 - self.no_show)

    def stream(self, seed: int, first: int, last: int) -> Stream:
        """The customers of days ``first`` to ``last`` (not included)."""
        count = len(self.slots)
        days, number = np.repeat(np.arange(first, last), count), np.tile(np.arange(count), last - first)
        there = (mix_array(customer_keys(seed, days, number, _NO_SHOW)) + 0.5) / (MASK + 1.0) >= self.no_show
        late = (mix_array(customer_keys(seed, days, number, _LATENESS)) + 0.5) / (MASK + 1.0)
        times = np.tile(np.array(self.slots), last - first)
        if self.lateness_sd:
            grid = np.linspace(0.0005, 0.9995, 1999)
            quantiles = np.array([NormalDist().inv_cdf(u) for u in grid])
            times = np.maximum(times + self.lateness_sd * np.interp(late, grid, quantiles), 0.0)
        days, number, times = days[there], number[there], times[there]
        order = np.lexsort((number, times, days))
        counts = (
            np.bincount(days - first, minlength=last - first) if last > first else np.zeros(0, dtype=np.int64)
        )
        return Stream(_firsts(counts), times[order], number[order])


Arrivals = Hourly | Recorded | Appointments


def _firsts(counts: np.ndarray) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
