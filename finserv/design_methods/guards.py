"""What no redesign may do: drop a control step, pass it by, break a rule of correctness, or rename what it keeps."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ..blueprint import Blueprint
from ..blueprint.graph import Graph
from ..blueprint.rules import check
from ..language import Text
from .scene import named


class Order(NamedTuple):
    """How a control step stands to the others: surely after it, surely before it, surely on the way to it."""

    behind: frozenset[str]
    ahead: frozenset[str]
    bound: frozenset[str]


def problem(before: Blueprint, after: Blueprint) -> Text:
    """Why ``after`` may not come of ``before``, or an empty text where nothing stands against it.

    >>> from finserv.blueprint.cases import case
    >>> from finserv.blueprint.edits import remove_step
    >>> problem(case("deposit"), remove_step(case("deposit"), "enter_pin")).en
    "The control step 'Enter the PIN' would be gone."
    """
    return passed_control(before, after) or new_fault(before, after)


def passed_control(before: Blueprint, after: Blueprint) -> Text:
    """Which control step would be gone, or passed by on a way that met it before."""
    rows = {step.id: step for step in after.step_rows}
    old_orders, new_orders = control_orders(before), control_orders(after)
    for step in before.step_rows:
        if not step.control:
            continue
        name = named(step)
        if step.id not in rows or not rows[step.id].control:
            return Text(f"控制环节“{name.zh}”就没有了。", f"The control step '{name.en}' would be gone.")
        old, new = old_orders[step.id], new_orders[step.id]
        for was, still in zip(old, new, strict=True):
            lost = [
                other
                for other in before.step_rows
                if other.id in was and other.id in rows and other.id not in still
            ]
            if lost:
                other = named(lost[0])
                return Text(
                    f"“{other.zh}”就会越过控制环节“{name.zh}”。",
                    f"'{other.en}' would move past the control step '{name.en}'.",
                )
    return Text()


def new_fault(before: Blueprint, after: Blueprint) -> Text:
    """Which rule of correctness would be broken that was kept before."""
    old = {(f.rule, f.element) for f in check(before, "correctness") if not f.reason}
    for finding in check(after, "correctness"):
        if not finding.reason and (finding.rule, finding.element) not in old:
            text = finding.text
            return Text(
                f"这样改不合蓝图的正确性规则 {finding.rule}：{text.zh}",
                f"The result would break the rule of correctness {finding.rule}: {text.en}",
            )
    return Text()


@lru_cache(maxsize=64)
def control_orders(bp: Blueprint) -> dict[str, Order]:
    """For each control step, which steps surely come after it, before it, and cannot be left without meeting it."""
    graph = Graph(bp)
    found = {}
    for control in (step.id for step in bp.step_rows if step.control):
        others = [step_id for step_id in graph.steps if step_id != control]
        free = avoiding(graph, control)
        found[control] = Order(
            behind=frozenset(other for other in others if surely_before(graph, control, other)),
            ahead=frozenset(other for other in others if surely_before(graph, other, control)),
            bound=frozenset(other for other in others if other not in free),
        )
    return found


def surely_before(graph: Graph, first: str, second: str) -> bool:
    """Whether ``second`` is never done unless ``first`` was: it lies on every way there, or on a branch waited for."""
    if second in graph.entries or second not in graph.reached:
        return False
    closed = {first}
    if second in _onward(graph, first):
        free = avoiding(graph, first, also=second)
        closed |= {
            step.id
            for step in graph.steps.values()
            if step.kind != "decision"
            and step.id not in (first, second)
            and any(f.kind == "flow" and f.target not in free for f in graph.out[step.id])
            and len(graph.out[step.id]) > 1
        }
    return second not in graph.reach(graph.entries, without=closed)


def avoiding(graph: Graph, step_id: str, also: str = "") -> frozenset[str]:
    """The steps from which everything that is started can come to an end (or to ``also``) without ``step_id``."""
    free = {s for s in graph.steps if s != step_id and (s == also or not graph.out[s])}
    grown = True
    while grown:
        grown = False
        for s, step in graph.steps.items():
            if s in free or s == step_id:
                continue
            enough = any if step.kind == "decision" else all
            if enough(flow.target in free for flow in graph.out[s]):
                free.add(s)
                grown = True
    return frozenset(free)


def _onward(graph: Graph, start: str) -> set[str]:
    seen, waiting = set(), [start]
    while waiting:
        for flow in graph.out[waiting.pop()]:
            if flow.kind != "rework" and flow.target not in seen:
                seen.add(flow.target)
                waiting.append(flow.target)
    return seen
