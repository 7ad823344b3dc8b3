"""What a run measures: estimates by name, from the outcome of the days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..language import Text
from .engine import Outcome
from .layout import ABANDONED, SERVED, UNFINISHED
from .process import Process
from .settings import Settings
from .statistics import Estimate, percentile, ratio

MINUTES, SHARE, PEOPLE = Text("分钟", "min"), Text("比例", "share"), Text("人", "customers")
PERCENTILES = (50, 90, 95)
_MEANS = ("cycle_time", "wait", "contact_time", "unseen_time", "contact_share")
_SPREAD = ("cycle_time", "wait")


@dataclass(frozen=True, eq=False)
class Measure:
    """A named estimate, what it is called, its unit, and the most it can be."""

    id: str
    name: Text
    unit: Text
    estimate: Estimate
    most: float = np.inf

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval; nothing measured here is below 0."""
        return self.estimate.interval(0.0, self.most)


def measure(
    process: Process, settings: Settings, out: Outcome, wanted: Iterable[str] | None = None
) -> tuple[Measure, ...]:
    """The measures of a run, in the order of the summary; times in minutes, of customers who came after the warm-up.

    With ``wanted`` only the groups that hold these ids are measured, which is quicker.
    """
    ids = None if wanted is None else tuple(wanted)
    groups = (
        (("customers", "abandoned", "unfinished", *_MEANS), lambda: _of_customers(settings, out)),
        (tuple(f"{m}_p" for m in _SPREAD), lambda: _of_percentiles(settings, out, ids)),
        (("within_tolerable", "wait_at."), lambda: _of_wait_points(process, out)),
        (("utilisation.", "load.", "queue.", "wait."), lambda: _of_pools(process, settings, out)),
        (("overtime", "cost_per_customer"), lambda: _of_days(process, settings, out)),
    )
    found: list[Measure] = []
    for starts, make in groups:
        if ids is None or any(id_.startswith(start) for id_ in ids for start in starts):
            found += make()
    return tuple(found)


def counted(settings: Settings, out: Outcome) -> tuple[np.ndarray, np.ndarray]:
    """By customer: the day, and whether he came after the warm-up."""
    day_of = np.repeat(np.arange(settings.days), np.diff(out.day_first))
    return day_of, out.arrival >= settings.warm_up


def unseen_minutes(cycle: np.ndarray, wait: np.ndarray, contact: np.ndarray) -> np.ndarray:
    """What is left of the cycle time: work out of sight; rounding errors are nothing."""
    rest = cycle - wait - contact
    return np.where(rest < 1e-9 * np.maximum(cycle, 1.0), 0.0, rest)


def _of_customers(settings: Settings, out: Outcome) -> list[Measure]:
    days = settings.days
    day_of, taken = counted(settings, out)
    everyone = np.bincount(day_of[taken], minlength=days)
    served = taken & (out.status == SERVED)
    day, count = day_of[served], np.bincount(day_of[served], minlength=days)
    cycle = (out.leave - out.arrival)[served]
    wait, contact = out.wait[served], out.contact[served]
    unseen = unseen_minutes(cycle, wait, contact)

    def mean(values: np.ndarray) -> Estimate:
        return ratio(np.bincount(day, weights=values, minlength=days), count)

    def share(status: int) -> Estimate:
        return ratio(np.bincount(day_of[taken & (out.status == status)], minlength=days), everyone)

    found = [Measure("customers", Text("每天顾客数", "customers a day"), PEOPLE, ratio(everyone))]
    found.append(
        Measure("abandoned", Text("中途离队比例", "share who abandon"), SHARE, share(ABANDONED), 1.0)
    )
    if settings.closing == "stop":
        name = Text("关门时未办完比例", "share unfinished at closing")
        found.append(Measure("unfinished", name, SHARE, share(UNFINISHED), 1.0))
    cycle_sum = np.bincount(day, weights=cycle, minlength=days)
    found += [
        Measure("cycle_time", Text("周期时间（到达至离开）", "cycle time, arrival to leaving"), MINUTES, mean(cycle)),
        Measure("wait", Text("等待时间", "wait"), MINUTES, mean(wait)),
        Measure("contact_time", Text("接触时间", "contact time"), MINUTES, mean(contact)),
        Measure("unseen_time", Text("幕后办理时间", "work out of sight"), MINUTES, mean(unseen)),
        Measure("contact_share", Text("接触时间占周期", "contact time in cycle time"), SHARE,
                ratio(np.bincount(day, weights=contact, minlength=days), cycle_sum), 1.0),
    ]  # fmt: skip
    return found


def _of_percentiles(settings: Settings, out: Outcome, ids: tuple[str, ...] | None) -> list[Measure]:
    day_of, taken = counted(settings, out)
    served = taken & (out.status == SERVED)
    day, cycle, wait = day_of[served], (out.leave - out.arrival)[served], out.wait[served]
    found = []
    for id_, zh, en, values in (
        ("cycle_time", "周期时间", "cycle time", cycle),
        ("wait", "等待时间", "wait", wait),
    ):
        asked = [p for p in PERCENTILES if ids is None or f"{id_}_p{p}" in ids]
        in_order = np.sort(values) if asked else values
        for p in asked:
            name = Text(f"{zh}：{p}%的顾客不超过", f"{en}: {p} % stay within")
            estimate = percentile(in_order, values, day, settings.days, p / 100)
            found.append(Measure(f"{id_}_p{p}", name, MINUTES, estimate))
    return found


def _of_wait_points(process: Process, out: Outcome) -> list[Measure]:
    known = ~np.isnan(process.tolerable) & (out.watched.sum(axis=0) > 0)
    found = []
    if known.any():
        good, judged = out.watched_good[:, known].sum(axis=1), out.watched[:, known].sum(axis=1)
        name = Text("在可容忍时间内的等待比例", "share of waits within the tolerable time")
        found.append(Measure("within_tolerable", name, SHARE, ratio(good, judged), 1.0))
    for s in np.flatnonzero(out.watched.sum(axis=0) > 0):
        step, id_ = process.blueprint.step_rows[s], process.step_ids[s]
        name = Text("等待：{step}", "wait at: {step}").format(step=step.name)
        found.append(
            Measure(f"wait_at.{id_}", name, MINUTES, ratio(out.watched_wait[:, s], out.watched[:, s]))
        )
        if known[s]:
            name = Text("可容忍时间内：{step}", "within the tolerable time: {step}").format(step=step.name)
            estimate = ratio(out.watched_good[:, s], out.watched[:, s])
            found.append(Measure(f"within_tolerable.{id_}", name, SHARE, estimate, 1.0))
    return found


def _of_pools(process: Process, settings: Settings, out: Outcome) -> list[Measure]:
    staffed = settings.staffed(settings.warm_up, settings.close)
    looks = np.arange(settings.ticks) * settings.tick
    open_now = (looks >= settings.warm_up) & (looks <= settings.close)
    found = []
    for p, id_ in enumerate(process.pool_ids):
        name = process.names[p]
        its = process.pool == p
        staffed_days = np.full(settings.days, staffed[p])
        queue = ratio(out.queue[:, open_now, p].mean(axis=1))
        wait = ratio(out.waits[:, its].sum(axis=1), out.visits[:, its].sum(axis=1))
        load = ratio(out.minutes[:, its].sum(axis=1), staffed_days)
        rows = (
            (
                "utilisation",
                "利用率：{pool}",
                "utilisation: {pool}",
                SHARE,
                ratio(out.busy[:, p], staffed_days),
                1.0,
            ),
            (
                "load",
                "负荷（要做的工时/在岗工时）：{pool}",
                "load, work to do over time staffed: {pool}",
                SHARE,
                load,
                np.inf,
            ),
            ("queue", "平均排队人数：{pool}", "mean number waiting: {pool}", PEOPLE, queue, np.inf),
            ("wait", "每次等待：{pool}", "wait each time: {pool}", MINUTES, wait, np.inf),
        )
        found += [
            Measure(f"{m}.{id_}", Text(zh, en).format(pool=name), unit, e, top)
            for m, zh, en, unit, e, top in rows
        ]
    return found


def _of_days(process: Process, settings: Settings, out: Outcome) -> list[Measure]:
    late = np.maximum(out.day_end - settings.close, 0.0)
    found = [Measure("overtime", Text("关门后还要工作", "work after closing"), MINUTES, ratio(late))]
    wages, costs = process.wage[~np.isnan(process.wage)], process.cost[~np.isnan(process.cost)]
    if len(wages) or len(costs):
        day_of, taken = counted(settings, out)
        customers = np.bincount(day_of[taken], minlength=settings.days)
        unit = Text(process.blueprint.currency, process.blueprint.currency)
        name = Text("每位顾客的成本", "cost per customer")
        found.append(
            Measure("cost_per_customer", name, unit, ratio(_cost(process, settings, out, late), customers))
        )
    return found


def _cost(process: Process, settings: Settings, out: Outcome, late: np.ndarray) -> np.ndarray:
    """By day: wages from the warm-up to the last work of the day, and what the visits cost."""
    paid = settings.staffed(settings.warm_up, settings.close)
    last = np.array([by_hour[-1] for by_hour in settings.servers], dtype=float)
    wage = np.nan_to_num(process.wage) / 60
    return (
        (paid @ wage if len(paid) else 0.0)
        + late * float(last @ wage)
        + out.visits @ np.nan_to_num(process.cost)
    )
