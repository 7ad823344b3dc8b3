"""What a run is given besides the process: staffing by the hour, patience, closing, warm-up; checked before it runs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..errors import FinservError, shown, unknown_word
from ..language import Text
from .layout import CLOSE, GIVE, STOP, TAKE, TICK, WARM
from .process import Process
from .quantiles import quantile_table
from .streams import Arrivals

CLOSINGS = ("finish", "stop")
DAY_LIMIT = 1_000_000
_RANK = {TICK: 0, WARM: 1, GIVE: 3, TAKE: 2, CLOSE: 4, STOP: 4}


@dataclass(frozen=True)
class Patience:
    """Minutes that a customer waits in one queue before leaving: a mean, and how it is spread.

    >>> Patience(10, distribution="exponential").table().mean().round(6).item()
    10.0
    """

    mean: float
    cv: float | None = None
    distribution: str = ""

    def table(self) -> np.ndarray:
        """Equally likely minutes."""
        return quantile_table(self.mean, self.cv, self.distribution, where=Text("耐心时间", "The patience"))


@dataclass(frozen=True)
class Settings:
    """How a run is made; minutes since opening throughout. ``servers[p]`` are the servers of a pool by hour."""

    arrivals: Arrivals
    days: int
    seed: int
    warm_up: float
    closing: str
    servers: tuple[tuple[int, ...], ...]
    patience: tuple[tuple[int, Patience], ...]

    @property
    def close(self) -> float:
        """The minute at which the doors close."""
        return self.arrivals.hours * 60

    @property
    def tick(self) -> float:
        """Minutes between two looks at the queues."""
        return self.close / 96

    @property
    def ticks(self) -> int:
        """How many looks a day: the opening hours and, where work is finished, half as much again."""
        return 97 if self.closing == "stop" else 145

    def staffed(self, start: float, end: float) -> np.ndarray:
        """Server minutes of each pool from one minute to another."""
        total = np.zeros(len(self.servers))
        for p, by_hour in enumerate(self.servers):
            for hour, servers in enumerate(by_hour):
                opened = 60.0 * hour
                closed = math.inf if hour == len(by_hour) - 1 else opened + 60
                total[p] += servers * max(min(closed, end) - max(opened, start), 0.0)
        return total

    def marks(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The clock of a day: minute, kind and pool of each mark, the last never reached."""
        found = [(i * self.tick, TICK, 0) for i in range(self.ticks)]
        found.append((self.close, STOP if self.closing == "stop" else CLOSE, 0))
        if self.warm_up > 0:
            found.append((self.warm_up, WARM, 0))
        for p, by_hour in enumerate(self.servers):
            for hour in range(1, len(by_hour)):
                more = by_hour[hour] - by_hour[hour - 1]
                found += [(60.0 * hour, GIVE if more > 0 else TAKE, p)] * abs(more)
        found.sort(key=lambda mark: (mark[0], _RANK[mark[1]]))
        found.append((math.inf, TICK, 0))
        time, kind, pool = zip(*found, strict=True)
        return np.array(time), np.array(kind, dtype=np.int64), np.array(pool, dtype=np.int64)


def read_settings(
    process: Process,
    arrivals: Arrivals,
    days: int,
    seed: int,
    warm_up: float,
    closing: str,
    staffing: Mapping[str, object] | None,
    patience: object,
) -> Settings:
    """Check what a run is given; raises `FinservError` that says what to do."""
    if closing not in CLOSINGS:
        raise FinservError(unknown_word(Text("关门规则", "closing rule"), closing, CLOSINGS))
    days = _whole(days, Text("days", "days"), 1, DAY_LIMIT)
    if isinstance(seed, bool) or not isinstance(seed, (int, np.integer)):
        raise FinservError(
            Text(
                f"seed 写成了“{shown(seed)}”，要填整数。",
                f"seed is '{shown(seed)}'; it takes a whole number.",
            )
        )
    close = arrivals.hours * 60
    if not isinstance(warm_up, (int, float)) or isinstance(warm_up, bool) or not 0 <= warm_up < close:
        raise FinservError(
            Text(
                f"warm_up 是{shown(warm_up)}，要填0到{close:g}分钟之间（短于开门时间）。",
                f"warm_up is {shown(warm_up)}; it takes minutes from 0 to under {close:g}, the opening time.",
            )
        )
    settings = Settings(
        arrivals=arrivals,
        days=days,
        seed=int(seed),
        warm_up=float(warm_up),
        closing=closing,
        servers=_read_staffing(process, staffing or {}, arrivals.hours),
        patience=_read_patience(process, patience),
    )
    _check_load(process, settings)
    return settings


def _read_staffing(
    process: Process, staffing: Mapping[str, object], hours: float
) -> tuple[tuple[int, ...], ...]:
    for pool in staffing:
        _pool_place(process, pool)
    servers = []
    for pool, capacity in zip(process.pool_ids, process.capacity.tolist(), strict=True):
        given = staffing.get(pool, capacity)
        by_hour = [given] if isinstance(given, (int, float, np.number)) else list(given)  # type: ignore[call-overload]
        place = Text(f"staffing 中的“{pool}”", f"staffing of '{pool}'")
        by_hour = [_whole(n, place, 0, 100_000) for n in by_hour]
        if len(by_hour) not in (1, math.ceil(hours)) or by_hour[-1] == 0:
            raise FinservError(
                Text(
                    f"{place.zh}给了{len(by_hour)}个数。请给1个数，或给{math.ceil(hours)}个（每小时一个）；"
                    "最后一个至少是1，"
                    "关门时里面的顾客才办得完。",
                    f"The {place.en} has {len(by_hour)} numbers. Give 1, or {math.ceil(hours)} (one an hour); "
                    "the last is "
                    "at least 1, so that those inside at closing time can be served.",
                )
            )
        servers.append(tuple(by_hour))
    return tuple(servers)


def _read_patience(process: Process, patience: object) -> tuple[tuple[int, Patience], ...]:
    if patience is None:
        return ()
    by_pool = patience if isinstance(patience, Mapping) else dict.fromkeys(process.pool_ids, patience)
    found = []
    for pool, value in by_pool.items():
        if not isinstance(value, Patience):
            if (
                isinstance(value, (str, bool))
                or not isinstance(value, (int, float, np.number))
                or not value > 0
            ):
                raise FinservError(
                    Text(
                        f"耐心时间写成了“{shown(value)}”，要填大于0的分钟数，或 Patience(平均, 变异系数, 分布)。",
                        f"A patience is '{shown(value)}'; it takes minutes above 0, or Patience(mean, cv, "
                        "distribution).",
                    )
                )
            value = Patience(float(value))
        value.table()
        found.append((_pool_place(process, pool), value))
    return tuple(sorted(found, key=lambda pair: pair[0]))


def _pool_place(process: Process, pool: object) -> int:
    if pool not in process.pool_ids:
        raise FinservError(unknown_word(Text("资源池", "pool"), pool, process.pool_ids))
    return process.pool_ids.index(pool)


def loads(process: Process, settings: Settings) -> np.ndarray:
    """By pool: work that arrives in the busiest hour, for each server minute there is at the fewest."""
    from .load import pool_minutes

    fewest = np.array([min(by_hour) or 1 for by_hour in settings.servers], dtype=float)
    return settings.arrivals.peak * pool_minutes(process) / 60 / fewest


def _check_load(process: Process, settings: Settings) -> None:
    load = loads(process, settings)
    over = [f"{process.pool_ids[p]}: {load[p]:.2f}" for p in np.flatnonzero(load >= 1)]
    if over and not settings.arrivals.closes and not settings.patience:
        raise FinservError(
            Text(
                f"到达率固定，又没有关门时间，而这些资源池的负荷达到或超过1（{'、'.join(over)}）："
                "队伍会一直变长，没有稳定的等待时间。"
                "请给出 hours（开门几小时），或增加人手、减少到达、缩短时间。",
                f"Arrivals are constant with no closing time, and the load of these pools is 1 or more "
                f"({', '.join(over)}): "
                "the queue grows without end, so there is no steady wait. Give hours (how long the doors are "
                "open), or add "
                "servers, or cut arrivals or times.",
            )
        )


def _whole(value: object, what: Text, low: int, high: int) -> int:
    good = isinstance(value, (int, np.integer)) or (
        isinstance(value, (float, np.floating)) and float(value).is_integer()
    )
    if isinstance(value, bool) or not good or not low <= int(value) <= high:  # type: ignore[call-overload]
        raise FinservError(
            Text(
                f"{what.zh}写成了“{shown(value)}”，要填{low}到{high}之间的整数。",
                f"{what.en} is '{shown(value)}'; it takes a whole number from {low} to {high}.",
            )
        )
    return int(value)  # type: ignore[call-overload]
