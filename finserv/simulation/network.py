"""The flat tables of a process for the kernel, with the patience that a run gives its customers."""

from __future__ import annotations

import numpy as np

from ..blueprint.routes import Routes
from .draws import text_key
from .layout import CHOOSE, END, FORK, Network
from .process import Process

WHOLE = 1 << 20


def build_network(process: Process, patience: dict[int, np.ndarray]) -> Network:
    """The kernel's tables; ``patience`` holds, by place of the pool, equally likely minutes until a customer leaves."""
    routes = process.routes
    size = len(routes.ids)
    first, end, target, limit, side = _flows(routes)
    only = np.array([_next(routes, s) for s in range(size)], dtype=np.int64)
    loops = _loops(routes)
    keys = np.array([text_key(i) for i in process.step_ids], dtype=np.int64)
    table_first, table_size, table = _joined(process.tables)
    by_step = [patience.get(int(p), np.zeros(0)) for p in process.pool]
    patience_first, patience_size, patience_table = _joined(by_step)
    branches = any(len(routes.flows[f]) > 1 for f in routes.forks & routes.reached)
    again = _again(process)
    keep = process.keep * [
        p >= 0 and any(_may_follow(t, int(p), process, again) for t, _ in routes.flows[s])
        for s, p in enumerate(process.pool)
    ]
    watched = (process.wait_point == 1) | ((process.pool >= 0) & ~np.isnan(process.tolerable))
    return Network(
        start=routes.start,
        loops=int(loops.max(initial=-1)) + 1,
        forked=branches,
        keeps=bool(keep.any()),
        leaves=bool(patience_size.any()),
        watching=bool(watched.any()),
        facts=np.column_stack([keys, loops, table_first, table_size, only, process.pool, process.contact]),
        pool=process.pool,
        keep=keep.astype(np.int64),
        table=table,
        patience_first=patience_first,
        patience_size=patience_size,
        patience=patience_table,
        flow_first=first,
        flow_end=end,
        target=target,
        limit=limit,
        side=side,
        contact=process.contact,
        wait_point=process.wait_point,
        watched=watched.astype(np.int64),
        tolerable=np.where(np.isnan(process.tolerable), np.inf, process.tolerable),
        merges=np.array(
            [sum(s in routes.forward[r] for r in routes.order) > 1 for s in range(size)], dtype=np.int64
        ),
        before=_before(routes),
        again=again.ravel(),
    )


def _flows(routes: Routes) -> tuple[np.ndarray, ...]:
    first, end, target, limit, side = [], [], [], [], []
    for step, flows in enumerate(routes.flows):
        first.append(len(target))
        total = 0.0
        for place, (to, probability) in enumerate(flows, start=1):
            total += probability
            target.append(to)
            limit.append(WHOLE if place == len(flows) else round(total * WHOLE))
            side.append(int(to in routes.side.get(step, ())))
        end.append(len(target))
    return tuple(np.array(column, dtype=np.int64) for column in (first, end, target, limit, side))


def _next(routes: Routes, step: int) -> int:
    flows = routes.flows[step]
    if not flows:
        return END
    if step in routes.forks:
        return FORK
    return flows[0][0] if len(flows) == 1 else CHOOSE


def _joined(tables: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Tables one after the other: where each begins, how long it is, and all values; equal ones are kept once."""
    first, size, parts, known, end = [], [], [], {}, 0
    for table in tables:
        if id(table) not in known:
            known[id(table)] = end
            parts.append(table)
            end += len(table)
        first.append(known[id(table)])
        size.append(len(table))
    return (
        np.array(first, dtype=np.int64),
        np.array(size, dtype=np.int64),
        np.concatenate([*parts, np.zeros(1)]),
    )


def _closure(size: int, edges: list[tuple[int, int]]) -> np.ndarray:
    """Which step leads to which, over one flow or more."""
    reach = np.zeros((size, size), dtype=bool)
    for source, target in edges:
        reach[source, target] = True
    for middle in range(size):
        reach |= np.outer(reach[:, middle], reach[middle])
    return reach


def _before(routes: Routes) -> np.ndarray:
    """By step and step: 1 where, going forward and not into side work, the first leads to the second."""
    edges = [(s, t) for s in routes.order for t in routes.forward[s] if t not in routes.side.get(s, ())]
    return (
        _closure(len(routes.ids), edges).astype(np.int64).ravel()
        if routes.forks
        else np.zeros(1, dtype=np.int64)
    )


def _loops(routes: Routes) -> np.ndarray:
    """A number for each step that a customer, or side work, may come to more than once; -1 for the others."""
    edges = [(s, t) for s in routes.order for t, _ in routes.flows[s]]
    reach = _closure(len(routes.ids), edges)
    again = np.diag(reach).copy()
    for fork in routes.forks & routes.reached:
        for t in [t for t, _ in routes.flows[fork]]:
            again |= reach[t]
            again[t] = True
    return np.where(again, np.cumsum(again) - 1, -1).astype(np.int64)


def _again(process: Process) -> np.ndarray:
    """By step and pool: True where a step without a pool can be followed, before any other pool, by this one."""
    routes = process.routes
    again = np.zeros((len(routes.ids), max(len(process.pool_ids), 1)), dtype=np.int64)
    grown = True
    while grown:
        grown = False
        for step in routes.order:
            if process.pool[step] >= 0:
                continue
            for target, _ in routes.flows[step]:
                row = again[target].copy()
                if process.pool[target] >= 0:
                    row[:] = 0
                    row[process.pool[target]] = 1
                if (row > again[step]).any():
                    again[step] |= row
                    grown = True
    return again


def _may_follow(step: int, pool: int, process: Process, again: np.ndarray) -> bool:
    return bool(process.pool[step] == pool or (process.pool[step] < 0 and again[step, pool]))
