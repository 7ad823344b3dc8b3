"""From a blueprint to the flat tables of a run, and what has to be said about it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..blueprint import Blueprint
from ..blueprint.graph import require_blueprint
from ..blueprint.routes import Routes, find_routes
from ..blueprint.step import Step
from ..errors import FinservError
from ..language import Text
from .quantiles import quantile_table

CONTACT_BANDS = ("customer", "onstage")


@dataclass(frozen=True, eq=False)
class Process:
    """A blueprint made ready to run: steps and pools by place, times in minutes.

    ``tables[s]`` are equally likely service times; ``visits[s]`` is the mean number of visits of one customer.
    """

    blueprint: Blueprint
    routes: Routes
    step_ids: list[str]
    pool_ids: list[str]
    capacity: np.ndarray
    wage: np.ndarray
    pool: np.ndarray
    keep: np.ndarray
    contact: np.ndarray
    wait_point: np.ndarray
    tolerable: np.ndarray
    cost: np.ndarray
    tables: list[np.ndarray]
    visits: np.ndarray = field(default_factory=lambda: np.zeros(0))
    notes: tuple[Text, ...] = ()

    @property
    def names(self) -> list[Text]:
        """The names of the pools."""
        return [pool.name for pool in self.blueprint.pool_rows]


def read_process(bp: Blueprint) -> Process:
    """Make a blueprint ready to run; raises `FinservError` for what is missing, before anything runs."""
    require_blueprint(bp)
    routes = find_routes(bp)
    rows, pools = bp.step_rows, bp.pool_rows
    pool_ids = [p.id for p in pools]
    untimed = _check_times(rows, routes)
    process = Process(
        blueprint=bp,
        routes=routes,
        step_ids=[s.id for s in rows],
        pool_ids=pool_ids,
        capacity=np.array([p.capacity for p in pools], dtype=np.int64),
        wage=np.array([np.nan if p.wage is None else p.wage for p in pools], dtype=float),
        pool=np.array(
            [pool_ids.index(s.pool) if s.pool and not s.wait_point else -1 for s in rows], dtype=np.int64
        ),
        keep=np.array([s.keep and not s.wait_point for s in rows], dtype=np.int64),
        contact=np.array([s.band in CONTACT_BANDS for s in rows], dtype=np.int64),
        wait_point=np.array([s.wait_point for s in rows], dtype=np.int64),
        tolerable=np.array([_minutes(s, s.wait_tolerable) for s in rows], dtype=float),
        cost=np.array([np.nan if s.cost is None else s.cost for s in rows], dtype=float),
        tables=[_table(s) for s in rows],
        notes=tuple(_notes(rows, routes, untimed)),
    )
    from ..blueprint.visits import visits_on

    object.__setattr__(process, "visits", visits_on(routes))
    return process


def _minutes(step: Step, time: float | None) -> float:
    return np.nan if time is None else float(step.in_minutes(time))


def _timed(step: Step) -> bool:
    return step.time_mean is not None or bool(step.time_values)


def _table(step: Step) -> np.ndarray:
    if step.wait_point or not _timed(step):
        return np.zeros(1)
    unit = step.in_minutes(1.0)
    return (
        quantile_table(step.time_mean, step.time_cv, step.time_distribution, step.time_values, step.place())
        * unit
    )


def _check_times(rows: tuple[Step, ...], routes: Routes) -> list[str]:
    """The reached actions without a time; an error where a pool is to work an unknown time, or nothing takes any."""
    reached = [rows[s] for s in sorted(routes.reached)]
    missing = [s.id for s in reached if s.pool and not s.wait_point and not _timed(s)]
    if missing:
        raise FinservError(
            Text(
                f"这些步骤要用资源池，却没有时间：{'、'.join(missing)}。请填写 time_mean（不知道就先估一个，"
                "并在 provenance 里注明）。",
                f"These steps work in a pool but have no time: {', '.join(missing)}. Fill in time_mean (an "
                "estimate will "
                "do, with its provenance).",
            )
        )
    if not any(_timed(s) and not s.wait_point for s in reached):
        raise FinservError(
            Text(
                "没有一个步骤填了时间，运行不出等待和周期。请先填写 time_mean。",
                "No step has a time, so a run would show neither waits nor cycle times. Fill in time_mean first.",
            )
        )
    return [s.id for s in reached if s.kind == "action" and not s.wait_point and not _timed(s)]


def _notes(rows: tuple[Step, ...], routes: Routes, untimed: list[str]) -> list[Text]:
    """What this process makes of itself in a run, beyond the rules that hold for every run."""
    ids = routes.ids
    reached = sorted(routes.reached)
    notes = []

    def say(found: list[str], zh: str, en: str) -> None:
        if found:
            notes.append(Text(zh.format("、".join(found)), en.format(", ".join(found))))

    side = sorted(
        {ids[t] for fork in routes.forks & routes.reached for t in routes.side[fork]}, key=ids.index
    )
    say(side, "从这些步骤开始的分支不再回到顾客，算旁支工作，不占顾客时间：{}。",
        "Branches from these steps never come back to the customer: side work, not his time: {}.")  # fmt: skip
    say([ids[s] for s in reached if rows[s].keep],
        "顾客走完这些步骤后留住同一位员工：{}。",
        "After these steps the customer keeps the same server: {}.")  # fmt: skip
    say([ids[s] for s in reached if rows[s].wait_point and _timed(rows[s])],
        "这些步骤是等待点，所填的时间不作为服务时间：{}。",
        "These steps are wait points; the time stated there is not run as service: {}.")  # fmt: skip
    say(
        untimed,
        "这些活动没有时间，运行时不占时间：{}。",
        "These actions have no time and take none in the run: {}.",
    )
    say([ids[s] for s in reached if _timed(rows[s]) and not rows[s].wait_point and not rows[s].time_values
         and rows[s].time_cv is None and rows[s].time_distribution in ("",) and rows[s].time_mean],
        "这些步骤没有写变异系数，时间按固定值：{}。",
        "These steps state no spread; their time is constant: {}.")  # fmt: skip
    say([i for i in routes.choosing if ids.index(i) in routes.reached],
        "这些步骤不是判断，但出去的流程带概率，按选择处理：{}。",
        "These steps are not decisions, but the flows out carry probabilities, so one is chosen: {}.")  # fmt: skip
    say([i for s, i in enumerate(ids) if s not in routes.reached],
        "没有流程通到这些步骤，它们不参与运行：{}。",
        "No flow leads to these steps, so they take no part: {}.")  # fmt: skip
    return notes
