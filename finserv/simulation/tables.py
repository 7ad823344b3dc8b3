"""Making the kernel's scratch and result tables, as arrays or as lists."""

from __future__ import annotations

from math import inf, nan
from typing import Any

import numpy as np

from .layout import UNFINISHED, Network, Plan, Result, Work

_TOKEN_FLOATS = {"length", "since", "deadline", "pending_since", "seen", "held_since"}
_POOL_INTS = ("free", "head", "tail", "waiting")


def make_work(network: Network, pools: int, tokens: int) -> Work:
    """Scratch for so many tokens."""
    columns: dict[str, Any] = {
        name: np.zeros(tokens, dtype=np.float64 if name in _TOKEN_FLOATS else np.int64)
        for name in Work._fields
        if name not in _POOL_INTS
    }
    columns |= {name: np.zeros(pools, dtype=np.int64) for name in _POOL_INTS}
    columns |= {"held_minutes": np.zeros(pools), "count": np.zeros(tokens * network.loops, dtype=np.int64)}
    return Work(**columns)


def make_result(customers: int, days: int, steps: int, pools: int, ticks: int, rows: int = 0) -> Result:
    """Empty result tables; ``rows`` are those of the log, 0 for none."""
    whole, real = np.int64, np.float64
    return Result(
        leave=np.full(customers, np.nan),
        wait=np.zeros(customers),
        contact=np.zeros(customers),
        status=np.full(customers, UNFINISHED, dtype=whole),
        visits=np.zeros(days * steps, dtype=whole),
        minutes=np.zeros(days * steps),
        waits=np.zeros(days * steps),
        watched=np.zeros(days * steps, dtype=whole),
        watched_wait=np.zeros(days * steps),
        watched_good=np.zeros(days * steps, dtype=whole),
        busy=np.zeros(days * pools),
        queue=np.zeros(days * ticks * pools, dtype=whole),
        day_end=np.zeros(days),
        logging=rows > 0,
        log_size=np.zeros(2, dtype=whole),
        **{f"log_{name}": np.zeros(rows, dtype=whole) for name in ("customer", "step", "side")},
        **{f"log_{name}": np.zeros(rows, dtype=real) for name in ("enter", "start", "end")},
    )


def forget(out: Result, customer: int) -> None:
    """Empty the results of the customers from a number on, who are to be run again."""
    for column, empty in ((out.leave, nan), (out.wait, 0.0), (out.contact, 0.0), (out.status, UNFINISHED)):
        column[customer:] = [empty] * (len(column) - customer)


def make_events(tokens: int, room: int) -> tuple[np.ndarray, ...]:
    """The event list as arrays, with room for a step of each token and ``room`` patiences."""
    size = tokens + room + 1
    return (
        np.full(size, inf),
        np.zeros(size, dtype=np.int64),
        np.zeros(size, dtype=np.int64),
        np.zeros(1, dtype=np.int64),
        tokens,
    )


def as_lists(table: Any) -> Any:
    """A named tuple of arrays as one of lists, which plain Python reads faster; the numbers are the same."""
    return type(table)(*(x.tolist() if isinstance(x, np.ndarray) else x for x in table))


def as_arrays(lists: Result, like: Result) -> Result:
    """A named tuple of lists back as arrays with the types of ``like``."""
    return Result(
        *(
            np.array(x, dtype=y.dtype) if isinstance(y, np.ndarray) else y
            for x, y in zip(lists, like, strict=True)
        )
    )


def smallest() -> tuple[Network, Plan, Work, Result, tuple[np.ndarray, ...]]:
    """One step, one customer: enough for a compiler to see every type."""
    one, real = np.zeros(1, dtype=np.int64), np.zeros(1)
    columns: dict[str, Any] = dict.fromkeys(Network._fields, one)
    columns |= {"start": 0, "loops": 0} | dict.fromkeys(("forked", "keeps", "leaves", "watching"), False)
    columns |= {"table": real, "patience": real, "tolerable": real, "pool": one - 1}
    network = Network(**(columns | {"facts": np.array([[0, -1, 0, 1, -1, -1, 0]])}))
    plan = Plan(
        day_first=np.array([0, 1]),
        arrival=real,
        base=one,
        capacity=one + 1,
        mark_time=np.array([inf]),
        mark_kind=one,
        mark_pool=one,
        ticks=1,
    )
    return network, plan, make_work(network, 1, 2), make_result(1, 1, 1, 1, 1), make_events(2, 2)
