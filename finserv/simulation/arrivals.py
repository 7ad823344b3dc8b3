"""When customers come: hourly rates, a recorded list, or appointments; the same customers for the same seed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np

from ..errors import FinservError, shown
from ..language import Text
from .draws import ARRIVAL, MASK, customer_keys, mix_array

CUSTOMER_LIMIT = 20_000_000
_NO_SHOW, _LATENESS = 0x3A8F05C5, 0x6C62272E


@dataclass(frozen=True)
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
        number = np.concatenate([np.arange(n) for n in counts]) if len(counts) else np.zeros(0, dtype=np.int64)
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
        counts = np.bincount(days - first, minlength=last - first) if last > first else np.zeros(0, dtype=np.int64)
        return Stream(_firsts(counts), times[order], number[order])


Arrivals = Hourly | Recorded | Appointments


def _firsts(counts: np.ndarray) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def recorded(minutes: Iterable[float] | Iterable[Iterable[float]], hours: float | None = None) -> Recorded:
    """Recorded arrivals, in minutes since opening: one day that is repeated, or a list of days taken in turn.

    ``hours``: how long the doors are open; without it, until the full hour after the last customer.

    >>> recorded([3, 10, 61]).hours
    2.0
    """
    rows = list(minutes)
    days = [rows] if not rows or not isinstance(rows[0], (Sequence, np.ndarray)) else rows
    read = tuple(tuple(sorted(_number(m, Text("到达时间", "an arrival time")) for m in day)) for day in days)
    if not any(read):
        raise _no_arrivals()
    last = max(day[-1] for day in read if day)
    return Recorded(read, _hours(hours) if hours is not None else math.floor(last / 60) + 1.0)


def appointments(
    every: float, hours: float, at_once: int = 1, no_show: float = 0.0, lateness_sd: float = 0.0
) -> Appointments:
    """Appointments every so many minutes over so many hours, ``at_once`` customers each.

    ``no_show``: share of customers who do not come. ``lateness_sd``: standard deviation of coming late or early, in
    minutes. Source: Bailey 1952.

    >>> appointments(every=10, hours=8).expected()
    48.0
    """
    every, hours = _number(every, Text("间隔", "the interval")), _hours(hours)
    if every <= 0 or at_once < 1 or not 0 <= no_show < 1:
        raise FinservError(
            Text(
                "预约要求：间隔大于0分钟，每次至少1人，爽约比例在0到1之间（不含1）。",
                "Appointments need an interval above 0 minutes, at least 1 customer at a time, and a share of no-shows "
                "from 0 to under 1.",
            )
        )
    slots = tuple(float(m) for m in np.arange(0, hours * 60, every) for _ in range(int(at_once)))
    return Appointments(slots, hours, no_show, _number(lateness_sd, Text("迟到的标准差", "the spread of lateness")))


def read_arrivals(given: object, hours: float | None) -> Arrivals:
    """Arrivals as the caller gave them: customers an hour (one number, or one for each hour), or one of the above.

    Without ``hours`` a constant rate runs for 8 hours with no closing time stated. Raises `FinservError` for none.
    """
    if isinstance(given, (Hourly, Recorded, Appointments)):
        return given
    rates = tuple(np.ravel(np.array(given, dtype=object)).tolist()) if given is not None else ()
    rates = tuple(_number(rate, Text("到达率", "an arrival rate")) for rate in rates)
    if not rates or max(rates) == 0:
        raise _no_arrivals()
    if len(rates) == 1:
        return Hourly(rates, 8.0 if hours is None else _hours(hours), closes=hours is not None)
    if hours is not None and float(hours) != len(rates):
        raise FinservError(
            Text(
                f"到达率给了{len(rates)}个小时，hours 却是{shown(hours)}。请让两者一致，或不写 hours。",
                f"There are rates for {len(rates)} hours, but hours is {shown(hours)}. Make them agree, or leave hours "
                "out.",
            )
        )
    return Hourly(rates, float(len(rates)))


def _no_arrivals() -> FinservError:
    return FinservError(
        Text(
            "没有顾客到达。请给出 arrivals：每小时人数（如 60），或每个小时一个数（如 [20, 40, 30]）。",
            "No customers arrive. Give arrivals: customers an hour (60), or one number for each hour ([20, 40, 30]).",
        )
    )


def _hours(value: object) -> float:
    hours = _number(value, Text("hours", "hours"))
    if not 0 < hours <= 100_000:
        raise FinservError(
            Text(f"hours 是{hours:g}，要大于0，最多100000。", f"hours is {hours:g}; it takes more than 0, up to 100,000.")
        )
    return hours


def _number(value: object, what: Text) -> float:
    try:
        number = math.nan if isinstance(value, (str, bool)) else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number) or number < 0:
        raise FinservError(
            Text(f"{what.zh}写成了“{shown(value)}”，要填0或更大的数。", f"{what.en} is '{shown(value)}'; it takes 0 or more.")
        )
    return number
