"""Work content: how often a customer comes to each step, and how long each pool works for him, before any run."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .process import Process
from .routes import Routes


def expected_visits(routes: Routes) -> np.ndarray:
    """Mean visits of one customer to each step, by the absorbing chain; exact where forks join whole or never.

    A customer who forks into k branches is k parts of weight 1/k each, so that weights are conserved and
    w = e + wP has one solution; a step is visited w ÷ (weight of a part there) times. Source: Kemeny & Snell 1976.
    """
    size = len(routes.ids)
    weight = _part_weights(routes)
    chain = np.zeros((size, size))
    for step in routes.order:
        aside = routes.side.get(step, set())
        branches = [t for t, _ in routes.flows[step] if t not in aside] if step in routes.forks else []
        for target, probability in routes.flows[step]:
            if target in aside:
                chain[step, target] += weight[target] / weight[step]
            else:
                chain[step, target] += 1 / len(branches) if branches else probability
    entry = np.zeros(size)
    entry[routes.start] = 1.0
    return np.linalg.solve(np.eye(size) - chain.T, entry) / weight


def _part_weights(routes: Routes) -> np.ndarray:
    weight = np.ones(len(routes.ids))
    place = {step: i for i, step in enumerate(routes.order)}
    after = _inevitable(routes)
    for fork in sorted(routes.forks & routes.reached, key=place.__getitem__):
        branches = [t for t, _ in routes.flows[fork] if t not in routes.side[fork]]
        if len(branches) < 2:
            continue
        shared = set.intersection(*(after[t] for t in branches))
        join = min(shared, key=place.__getitem__) if shared else -1
        met: dict[int, int] = {}
        for branch in branches:
            for step in _between(branch, join, routes):
                met[step] = met.get(step, 0) + 1
        for step, branches_here in met.items():
            weight[step] *= branches_here / len(branches)
    return weight


def _inevitable(routes: Routes) -> dict[int, set[int]]:
    """For each step, the steps that its customer is bound to come to, itself among them."""
    found: dict[int, set[int]] = {}
    for step in reversed(routes.order):
        ahead = [t for t in routes.forward[step] if t not in routes.side.get(step, ())]
        common = set.intersection(*(found[t] for t in ahead)) if ahead else set()
        found[step] = common | {step}
    return found


def _between(start: int, join: int, routes: Routes) -> set[int]:
    found, todo = set(), [start]
    while todo:
        step = todo.pop()
        if step != join and step not in found:
            found.add(step)
            todo += [t for t in routes.forward[step] if t not in routes.side.get(step, ())]
    return found


def pool_minutes(process: Process) -> np.ndarray:
    """Mean minutes that one customer takes from each pool, held idle time not counted."""
    minutes = np.zeros(len(process.pool_ids))
    for step, pool in enumerate(process.pool):
        if pool >= 0:
            minutes[pool] += process.visits[step] * process.tables[step].mean()
    return minutes


def work_content(process: Process) -> pd.DataFrame:
    """Visits and minutes of work that one customer brings to each step, with the pool that does it."""
    means = np.array([table.mean() for table in process.tables])
    return pd.DataFrame(
        {
            "step": process.step_ids,
            "pool": [process.pool_ids[p] if p >= 0 else "" for p in process.pool],
            "visits": process.visits,
            "minutes": process.visits * means,
        }
    )
