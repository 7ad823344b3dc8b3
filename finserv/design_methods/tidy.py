"""What every move leaves in order: no pool without work, no mark that a server is kept where he cannot be."""

from __future__ import annotations

from dataclasses import replace

from ..blueprint import Blueprint
from ..blueprint.graph import Graph


def tidy(before: Blueprint, after: Blueprint) -> Blueprint:
    """Without the pools that lost all their steps, and without ``keep`` where the next step is no longer theirs."""
    had = {step.pool for step in before.step_rows if step.pool}
    has = {step.pool for step in after.step_rows if step.pool}
    idle = had - has
    kept = {step.id for step in before.step_rows if step.keep and can_keep(Graph(before), step.id)}
    graph = Graph(after)
    rows = tuple(
        replace(step, keep=False) if step.keep and step.id in kept and not can_keep(graph, step.id) else step
        for step in after.step_rows
    )
    pools = tuple(pool for pool in after.pool_rows if pool.id not in idle)
    waivers = tuple(w for w in after.waivers if w.element not in idle or w.element in graph.steps)
    return replace(after, step_rows=rows, pool_rows=pools, waivers=waivers)


def can_keep(graph: Graph, step_id: str) -> bool:
    """Whether the next step that needs somebody can be one of the same pool, if nothing fails."""
    pool = graph.steps[step_id].pool
    seen, waiting = {step_id}, [step_id]
    while pool and waiting:
        for flow in graph.out[waiting.pop()]:
            if flow.kind != "flow":
                continue
            target = graph.steps[flow.target]
            if target.pool == pool:
                return True
            if not target.pool and target.id not in seen:
                seen.add(target.id)
                waiting.append(target.id)
    return False
