"""Experiments over a grid of settings: every combination is run, in threads or by joblib."""

from __future__ import annotations

import dataclasses
import inspect
import itertools
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pandas as pd

from ..blueprint import Blueprint
from ..errors import FinservError, shown, unknown_word
from ..language import Text
from .measures import measure
from .process import Process, read_process
from .simulate import run_process, simulate

SCENARIO_LIMIT = 100_000
MEASURES = ("cycle_time", "wait", "wait_p90", "abandoned", "cost_per_customer")
BACKENDS = ("threads", "joblib")
_SETTINGS = tuple(
    n for n in inspect.signature(simulate).parameters if n not in ("bp", "progress", "cancel", "engine")
)


def grid(
    bp: Blueprint,
    axes: Mapping[str, Iterable[Any]],
    measures: Iterable[str] = MEASURES,
    *,
    backend: str = "threads",
    workers: int | None = None,
    **settings: Any,
) -> pd.DataFrame:
    """Run every combination of the values on the axes, all with the same customers.

    ``axes``: what is varied, for example ``{"pools.teller": range(3, 8), "arrivals": [40, 50]}``. A name is
    ``pools.<id>`` (its capacity), ``pools.<id>.<field>``, ``steps.<id>.<field>``, ``flows.<source>.<target>`` (a
    probability; the other flows out of the source share the rest as before), or a setting of `simulate`.
    ``settings`` hold for all. ``backend``: ``threads``, or ``joblib``, which takes its workers from
    ``joblib.parallel_config`` and so runs on a cluster that joblib knows. ``workers``: threads, as many as processors.

    Returns a table with a column for each axis, then mean, ``_low`` and ``_high`` of each measure (empty where a
    scenario has none), and the bottleneck. Raises `FinservError` for a name or value that cannot be.

    >>> from finserv.blueprint.cases import case
    >>> table = grid(case("deposit"), {"pools.teller": [3, 4]}, ["wait"], days=5)
    >>> table.columns.tolist()
    ['pools.teller', 'wait', 'wait_low', 'wait_high', 'bottleneck']
    """
    values = [list(axis) for axis in axes.values()]
    names, measures = list(axes), list(measures)
    count = 1
    for axis in values:
        count *= len(axis)
    if not 0 < count <= SCENARIO_LIMIT:
        raise FinservError(
            Text(
                f"这个网格有{count:,}种组合；要有1到{SCENARIO_LIMIT:,}种。",
                f"This grid has {count:,} combinations; it takes 1 to {SCENARIO_LIMIT:,}.",
            )
        )
    if backend not in BACKENDS:
        raise FinservError(unknown_word(Text("后台", "backend"), backend, BACKENDS))
    points = list(itertools.product(*values))
    for number, name in enumerate(names):
        _apply(bp, settings, name, values[number][0])
    process = read_process(bp)
    jobs = [(process, names, point, measures, settings) for point in points]
    rows = _by_joblib(jobs) if backend == "joblib" else _by_threads(jobs, workers)
    columns = [c for m in measures for c in (m, f"{m}_low", f"{m}_high")]
    table = pd.DataFrame(rows, columns=[*columns, "bottleneck"])
    shown_points = pd.DataFrame([[_plain(v) for v in point] for point in points], columns=names)
    return pd.concat([shown_points, table], axis=1)


def _by_threads(jobs: list[tuple], workers: int | None) -> list[tuple]:
    with ThreadPoolExecutor(workers or os.cpu_count() or 1) as pool:
        return list(pool.map(lambda job: _one(*job), jobs))


def _by_joblib(jobs: list[tuple]) -> list[tuple]:
    try:
        import joblib
    except ImportError:
        raise FinservError(
            Text(
                "没有安装 joblib。请先安装它（pip install joblib），或用 backend='threads'。",
                "joblib is not installed. Install it (pip install joblib), or use backend='threads'.",
            )
        ) from None
    return joblib.Parallel()(joblib.delayed(_one)(*job) for job in jobs)


def _one(
    process: Process, names: list[str], point: tuple, measures: list[str], settings: dict[str, Any]
) -> tuple:
    bp = process.blueprint
    for name, value in zip(names, point, strict=True):
        bp, settings = _apply(bp, settings, name, value)
    run = run_process(process if bp is process.blueprint else read_process(bp), **settings)
    found = {m.id: m for m in measure(run.process, run.settings, run.outcome, measures)}
    row: list[Any] = []
    for name in measures:
        if name in found:
            row += [found[name].estimate.value, *found[name].interval]
        elif name in MEASURES:
            row += [float("nan")] * 3
        else:
            raise FinservError(unknown_word(Text("指标", "measure"), name, [m.id for m in run.measures]))
    return (*row, run.bottleneck())


def _apply(
    bp: Blueprint, settings: dict[str, Any], name: str, value: Any
) -> tuple[Blueprint, dict[str, Any]]:
    """The blueprint and settings with one value put where ``name`` says."""
    kind, _, rest = str(name).partition(".")
    if kind == "pools" and rest:
        pool, column = _split(rest, [p.id for p in bp.pool_rows], "capacity", Text("资源池", "pool"))
        if column == "capacity":
            return bp, {**settings, "staffing": {**(settings.get("staffing") or {}), pool: value}}
        rows = tuple(dataclasses.replace(p, **{column: value}) if p.id == pool else p for p in bp.pool_rows)
        return dataclasses.replace(bp, pool_rows=rows), settings
    if kind == "steps" and rest:
        step, column = _split(rest, [s.id for s in bp.step_rows], "time_mean", Text("步骤", "step"))
        rows = tuple(dataclasses.replace(s, **{column: value}) if s.id == step else s for s in bp.step_rows)
        return dataclasses.replace(bp, step_rows=rows), settings
    if kind == "flows" and rest:
        return _with_probability(bp, rest, value), settings
    if name not in _SETTINGS:
        choices = ["pools.<id>", "steps.<id>.<field>", "flows.<source>.<target>", *_SETTINGS]
        raise FinservError(unknown_word(Text("网格的轴", "axis of the grid"), name, choices))
    return bp, {**settings, name: value}


def _split(rest: str, ids: list[str], column: str, what: Text) -> tuple[str, str]:
    """Id and field of ``id`` or ``id.field``; ids may hold dots themselves."""
    if rest in ids:
        return rest, column
    head, _, tail = rest.rpartition(".")
    if head not in ids:
        raise FinservError(unknown_word(what, head or rest, ids))
    columns = (
        ("capacity", "wage")
        if column == "capacity"
        else ("time_mean", "time_cv", "cost", "wait_tolerable", "keep")
    )
    if tail not in columns:
        raise FinservError(unknown_word(Text("列", "field"), tail, columns))
    return head, tail


def _with_probability(bp: Blueprint, rest: str, value: Any) -> Blueprint:
    ends = [f for f in bp.flow_rows if f"{f.source}.{f.target}" == rest]
    if not ends:
        raise FinservError(
            unknown_word(Text("流程", "flow"), rest, [f"{f.source}.{f.target}" for f in bp.flow_rows])
        )
    others = [f for f in bp.flows_from(ends[0].source) if f is not ends[0]]
    left = sum(f.probability or 0.0 for f in others)
    if not isinstance(value, (int, float)) or not 0 <= value <= 1 or (value < 1 and left <= 0):
        raise FinservError(
            Text(
                f"流程“{rest}”的概率不能设为{shown(value)}：要在0到1之间，其余流程要有概率来分余下的部分。",
                f"The probability of flow '{rest}' cannot be {shown(value)}: it takes 0 to 1, and the other flows need "
                "probabilities to share the rest.",
            )
        )

    def put(flow: Any) -> Any:
        if flow is ends[0]:
            return dataclasses.replace(flow, probability=value)
        if any(flow is f for f in others):
            share = (flow.probability or 0.0) / left if left > 0 else 0.0
            return dataclasses.replace(flow, probability=(1 - value) * share)
        return flow

    return dataclasses.replace(bp, flow_rows=tuple(put(f) for f in bp.flow_rows))


def _plain(value: Any) -> Any:
    value = value.item() if hasattr(value, "item") else value
    return value if isinstance(value, (int, float, str, bool)) else str(value)
