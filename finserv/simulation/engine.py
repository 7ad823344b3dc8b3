"""Running the kernel over the days: in parts, compiled or plain, with progress and cancelling, never cut short."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..errors import FinservError, unknown_word
from ..language import Text
from . import compiled, kernel
from .arrivals import CUSTOMER_LIMIT
from .draws import customer_keys
from .layout import DONE, ENDLESS, NEEDS_TOKENS, STUCK, Plan, Result
from .network import build_network
from .process import Process
from .settings import Settings
from .tables import as_arrays, as_lists, forget, make_events, make_result, make_work

ENGINES = ("auto", "plain", "compiled")
TOKEN_LIMIT = 4_000_000
CELL_LIMIT = 100_000_000
PLAIN_VISITS_A_SECOND = 500_000
WORTH_COMPILING = 20_000
WORTH_WAITING = 2_000_000
PART = {"plain": 100_000, "compiled": 2_000_000}


class RunCancelled(FinservError):
    """A run was cancelled before its end; there is no partial result."""


@dataclass(frozen=True, eq=False)
class Outcome:
    """What happened, as arrays: by customer, by day and step, by day and pool; times in minutes since opening."""

    day_first: np.ndarray
    arrival: np.ndarray
    number: np.ndarray
    leave: np.ndarray
    wait: np.ndarray
    contact: np.ndarray
    status: np.ndarray
    visits: np.ndarray
    minutes: np.ndarray
    waits: np.ndarray
    watched: np.ndarray
    watched_wait: np.ndarray
    watched_good: np.ndarray
    busy: np.ndarray
    queue: np.ndarray
    day_end: np.ndarray
    log: dict[str, np.ndarray] = dataclasses.field(default_factory=dict)


def run_engine(
    process: Process,
    settings: Settings,
    engine: str = "auto",
    progress: Callable[[int, int], object] | None = None,
    cancel: Callable[[], bool] | None = None,
    log: np.ndarray | None = None,
) -> Outcome:
    """Run all days. ``log``: rows of the log to expect on each day, where one is wanted.

    Raises `FinservError` where a cap is passed, `RunCancelled` where ``cancel()`` says so between two parts.
    """
    expected = settings.arrivals.expected() * settings.days
    if expected > CUSTOMER_LIMIT:
        raise _too_many(expected)
    if settings.days * (settings.ticks * len(process.pool_ids) + 8 * len(process.step_ids)) > CELL_LIMIT:
        raise _too_long(settings.days)
    visits = expected * max(float(process.visits.sum()), 1.0)
    way, run = _choose(engine, visits)
    network = build_network(process, {p: value.table() for p, value in settings.patience})
    if way == "plain":
        network = as_lists(network)
    part_days = _days_a_part(settings, visits, PART[way], progress is not None or cancel is not None)
    tokens, room = _first_guess(process, settings, 128 if way == "plain" else 1024)
    parts = []
    for first in range(0, settings.days, part_days):
        if cancel is not None and cancel():
            raise RunCancelled(Text("运行已取消。", "The run was cancelled."))
        last = min(first + part_days, settings.days)
        rows = 0 if log is None else int(log[first:last].sum())
        part, tokens, room = _run_part(
            run, way, network, process, settings, (first, last), tokens, room, rows
        )
        parts.append(part)
        if progress is not None:
            progress(last, settings.days)
    return _joined(parts)


def _choose(engine: str, visits: float) -> tuple[str, Callable]:
    if engine not in ENGINES:
        raise FinservError(unknown_word(Text("引擎", "engine"), engine, ENGINES))
    run = None
    if engine == "compiled":
        run = compiled.compiled_kernel(wait=True)
        if run is None:
            raise FinservError(
                Text(
                    "这台电脑没有可用的 numba，不能编译。请用 engine='auto' 或 'plain'，结果完全相同，只是慢一些。",
                    "Numba is not at hand on this machine, so nothing can be compiled. Use engine='auto' or 'plain': "
                    "the results are the same, only slower.",
                )
            )
    elif engine == "auto":
        run = compiled.compiled_kernel(wait=visits > WORTH_WAITING)
        if run is None and visits > WORTH_COMPILING:
            compiled.prepare()
    return ("plain", kernel.run_days) if run is None else ("compiled", run)


def _days_a_part(settings: Settings, visits: float, size: int, watched: bool) -> int:
    days = max(int(settings.days * size / max(visits, 1.0)), 1)
    return min(days, max(settings.days // 50, 1)) if watched else days


def _first_guess(process: Process, settings: Settings, least: int) -> tuple[int, int]:
    """Tokens and patiences that will probably do; the kernel says where they do not."""
    busy = (
        settings.arrivals.peak
        / 60
        * sum(v * t.mean() for v, t in zip(process.visits, process.tables, strict=True))
    )
    return max(int(4 * busy) + 64, least), 256


def _run_part(run, way, network, process, settings, span, tokens, room, rows):
    """Days ``span`` in one go of the kernel; where it runs out of room, the day is run again with more."""
    first, last = span
    days, steps, pools = last - first, len(process.step_ids), len(process.pool_ids)
    stream = settings.arrivals.stream(settings.seed, first, last)
    day_of = np.repeat(np.arange(first, last), np.diff(stream.day_first))
    time, kind, pool = settings.marks()
    plan = Plan(
        day_first=stream.day_first,
        arrival=stream.minutes,
        base=customer_keys(settings.seed, day_of, stream.number),
        capacity=np.array([by_hour[0] for by_hour in settings.servers], dtype=np.int64),
        mark_time=time,
        mark_kind=kind,
        mark_pool=pool,
        ticks=settings.ticks,
    )
    empty = make_result(len(stream.minutes), days, steps, pools, settings.ticks, rows)
    out = empty
    if way == "plain":
        plan, out = as_lists(plan), as_lists(empty)
    reached = 0
    while True:
        work = make_work(network, pools, tokens)
        events = make_events(tokens, room)
        if way == "plain":
            work, events = as_lists(work), []
        state, reached = run(network, plan, work, out, events, reached, days)
        if state == DONE:
            break
        if state == STUCK:
            raise _stuck(first + reached)
        if state == ENDLESS or tokens > TOKEN_LIMIT:
            raise _endless(first + reached)
        tokens, room = (tokens * 2, room * 2) if state == NEEDS_TOKENS else (tokens, room * 4)
        out.log_size[0] = out.log_size[1]
        forget(out, int(plan.day_first[reached]))
    if way == "plain":
        out = as_arrays(out, empty)
    return _outcome(stream, out, days, steps, pools, settings.ticks), tokens, room


def _outcome(stream, out: Result, days: int, steps: int, pools: int, ticks: int) -> Outcome:
    size = int(out.log_size[0])
    log = {
        name: getattr(out, f"log_{name}")[:size]
        for name in ("customer", "step", "side", "enter", "start", "end")
    }
    by_step = ("visits", "minutes", "waits", "watched", "watched_wait", "watched_good")
    return Outcome(
        day_first=stream.day_first,
        arrival=stream.minutes,
        number=stream.number,
        **{name: getattr(out, name) for name in ("leave", "wait", "contact", "status", "day_end")},
        **{name: getattr(out, name).reshape(days, steps) for name in by_step},
        busy=out.busy.reshape(days, pools),
        queue=out.queue.reshape(days, ticks, pools),
        log=log if out.logging else {},
    )


def _joined(parts: list[Outcome]) -> Outcome:
    if len(parts) == 1:
        return parts[0]
    offsets = np.cumsum([0] + [len(part.arrival) for part in parts])
    columns = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in Outcome.__dataclass_fields__
        if name not in ("day_first", "log")
    }
    firsts = [part.day_first[:-1] + offset for part, offset in zip(parts, offsets, strict=False)] + [
        offsets[-1:]
    ]
    log = {name: np.concatenate([part.log[name] for part in parts]) for name in parts[0].log}
    if log:
        log["customer"] += np.repeat(offsets[:-1], [len(part.log["customer"]) for part in parts])
    return Outcome(day_first=np.concatenate(firsts), log=log, **columns)


def _too_many(expected: float) -> FinservError:
    return FinservError(
        Text(
            f"要运行约{expected:,.0f}位顾客，一次最多{CUSTOMER_LIMIT:,}位。请减少天数（days）、小时数或到达率。",
            f"About {expected:,.0f} customers are to be run; {CUSTOMER_LIMIT:,} is the most at a time. Take fewer "
            "days, hours or arrivals.",
        )
    )


def _stuck(day: int) -> FinservError:
    return FinservError(
        Text(
            f"第{day + 1}天有顾客各自留住一位员工，又互相等待对方留住的人，谁也走不了，运行已停止，没有结果。"
            "请去掉分支中某个步骤的 keep，或增加人手。",
            f"On day {day + 1} customers who keep a server wait for servers that others keep, and none can go on; the "
            "run has stopped and has no result. Take keep off a step in a branch, or add servers.",
        )
    )


def _too_long(days: int) -> FinservError:
    return FinservError(
        Text(
            f"{days:,}天的逐日记录（步骤、资源池）太大，内存放不下。请减少天数（days）。",
            f"The daily records of steps and pools for {days:,} days would not fit in memory. Take fewer days.",
        )
    )


def _endless(day: int) -> FinservError:
    return FinservError(
        Text(
            f"第{day + 1}天有顾客在同一步骤来了一万次还没离开，或店里的人多得数不下，运行已停止，没有结果。"
            "请检查返工的概率和负荷。",
            f"On day {day + 1} a customer came to one step ten thousand times without leaving, or more were inside "
            "than can be counted; the run has stopped and has no result. Check the rework probabilities and the load.",
        )
    )
