"""In which column of time each step stands."""

from __future__ import annotations

from .graph import Graph


def forward(graph: Graph, without: tuple[str, ...] = ("rework",)) -> dict[str, list[str]]:
    """For each step the steps that follow it in time, but for flows of these kinds and what would close a circle."""
    on_path, done = set(), set()
    onward: dict[str, list[str]] = {step_id: [] for step_id in graph.steps}
    for root in (*graph.entries, *graph.steps):
        if root in done:
            continue
        on_path.add(root)
        work = [(root, iter(graph.out[root]))]
        while work:
            here, flows = work[-1]
            for flow in flows:
                if flow.kind in without or flow.target in on_path:
                    continue
                onward[here].append(flow.target)
                if flow.target not in done:
                    on_path.add(flow.target)
                    work.append((flow.target, iter(graph.out[flow.target])))
                    break
            else:
                work.pop()
                on_path.discard(here)
                done.add(here)
    return onward


def in_time_order(onward: dict[str, list[str]]) -> list[str]:
    """The steps in an order in which each stands after all that lead to it."""
    waiting = {step_id: 0 for step_id in onward}
    for targets in onward.values():
        for target in targets:
            waiting[target] += 1
    ready = [step_id for step_id, count in waiting.items() if not count]
    order = []
    while ready:
        here = ready.pop(0)
        order.append(here)
        for target in onward[here]:
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return order


def columns(graph: Graph) -> dict[str, int]:
    """The earliest column of each step: one on from a step of the same band, the same column across bands.

    >>> from finserv.blueprint.cases import case
    >>> found = columns(Graph(case("deposit")))
    >>> found["take_number"] == found["issue_ticket"]
    True
    """
    onward = forward(graph)
    column = {step_id: 0 for step_id in graph.steps}
    for here in in_time_order(onward):
        for target in onward[here]:
            apart = graph.steps[here].band == graph.steps[target].band
            column[target] = max(column[target], column[here] + apart)
    return column
