"""Whether two steps run side by side: on two branches that start at one action."""

from __future__ import annotations

from ..blueprint import Blueprint
from ..blueprint.graph import Graph
from .move import marked
from .rewire import put_step, times
from .scene import Scene


def beside(graph: Graph, one: str, other: str) -> bool:
    """Whether an action starts a branch to ``one`` and another to ``other``, and neither comes after the other.

    >>> from finserv.blueprint.cases import case
    >>> loan = Graph(case("instalment_loan"))
    >>> beside(loan, "wait_decision", "verify_income"), beside(loan, "interview", "verify_income")
    (True, False)
    """
    if other in _onward(graph, one) or one in _onward(graph, other):
        return False
    for step_id, flows in graph.out.items():
        targets = [flow.target for flow in flows if flow.kind == "flow"]
        if graph.steps[step_id].kind == "decision" or len(targets) < 2:
            continue
        to_one = {t for t in targets if one in _onward(graph, t)}
        to_other = {t for t in targets if other in _onward(graph, t)}
        if to_one and to_other and len(to_one | to_other) > 1:
            return True
    return False


def _onward(graph: Graph, start: str) -> set[str]:
    """What is reached from ``start`` in plain flows; it counts itself."""
    seen, waiting = {start}, [start]
    while waiting:
        for flow in graph.out[waiting.pop()]:
            if flow.kind == "flow" and flow.target not in seen:
                seen.add(flow.target)
                waiting.append(flow.target)
    return seen


def shorter_waits(bp: Blueprint, scene: Scene, where: str, factor: float) -> Blueprint:
    """The recorded waits of the customer that run beside this step are shorter."""
    for step in scene.bp.step_rows:
        if step.wait_point and step.wait_actual is not None and beside(scene.graph, step.id, where):
            bp = put_step(bp, marked(bp.step(step.id), wait_actual=times(step.wait_actual, factor)))
    return bp
