"""How often a customer comes to each step: the absorbing chain of a blueprint's decisions, forks and rework."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..language import Text
from .flow import Flow
from .graph import Graph, listed
from .step import Step

TOLERANCE = 0.0015
_TOO_OFTEN = 1e9


@dataclass(frozen=True, slots=True)
class Visits:
    """Expected visits a customer by step id; where they cannot be known ``count`` is None and ``missing`` says why."""

    count: Mapping[str, float] | None
    missing: Text = field(default_factory=Text)


def expected_visits(graph: Graph) -> Visits:
    """The expected number of visits to each step by one customer who comes in at the start.

    A decision takes one exit by its probabilities, and so does an action whose flows have probabilities; any other
    action takes all its flows. Where side-by-side branches meet again the step waits for all and is visited once. An
    outgoing connector leads to the incoming one of the same name. Source: absorbing Markov chains (Kemeny & Snell
    1960): v = e + Pᵀv.

    >>> from finserv.blueprint.cases import case
    >>> round(expected_visits(Graph(case("deposit"))).count["print_data"], 4)
    1.0204
    """
    if len(graph.starts) != 1:
        return Visits(None, Text("不止一个开始，或者没有开始", "there is not exactly one start"))
    unknown: list[str] = []
    weights: list[tuple[str, str, float]] = []
    dropped = _joins(graph)
    for step in graph.steps.values():
        if step.id not in graph.reached:
            continue
        taken = chances(graph, step)
        if taken is None:
            unknown.append(step.id)
            continue
        weights += [(f.source, f.target, p) for f, p in taken if (f.source, f.target) not in dropped]
    if unknown:
        said = Text("缺出口概率：{ids}", "no probabilities on the exits of {ids}")
        return Visits(None, said.format(ids=listed(unknown)))
    weights += _jumps(graph)
    names = [step_id for step_id in graph.steps if step_id in graph.reached]
    place = {step_id: number for number, step_id in enumerate(names)}
    system = np.eye(len(names))
    for source, target, weight in weights:
        system[place[target], place[source]] -= weight
    begin = np.zeros(len(names))
    begin[place[graph.starts[0]]] = 1.0
    try:
        solved = np.linalg.solve(system, begin)
    except np.linalg.LinAlgError:
        solved = np.full(len(names), np.nan)
    if not np.all(np.isfinite(solved)) or solved.min() < -1e-9 or solved.max() > _TOO_OFTEN:
        return Visits(None, Text("有的圈走不出去", "some loop is never left"))
    count = {step_id: 0.0 for step_id in graph.steps}
    count.update((name, max(0.0, float(number))) for name, number in zip(names, solved, strict=True))
    return Visits(count)


def chances(graph: Graph, step: Step) -> list[tuple[Flow, float]] | None:
    """Each flow out of a step with its expected number of takings, or None where a probability is not known.

    One probability that is missing beside others is what is left of 1.
    """
    flows = graph.out[step.id]
    given = [flow.probability for flow in flows]
    if len(flows) < 2:
        return [(flow, 1.0) for flow in flows]
    if step.kind != "decision" and all(p is None or p == 1 for p in given):
        return None if any(f.kind != "flow" for f in flows) else [(flow, 1.0) for flow in flows]
    left = 1 - sum(p for p in given if p is not None)
    if given.count(None) > 1 or left < -TOLERANCE or (None not in given and left > TOLERANCE):
        return None
    filled = [max(left, 0.0) if p is None else p for p in given]
    return [(flow, p / sum(filled)) for flow, p in zip(flows, filled, strict=True)]


def _jumps(graph: Graph) -> list[tuple[str, str, float]]:
    """From each outgoing connector to the incoming one that bears the same name."""
    connectors = [s for s in graph.steps.values() if s.kind == "connector" and s.id in graph.reached]
    inward = {s.name: s.id for s in connectors if not graph.into[s.id]}
    return [(s.id, inward[s.name], 1.0) for s in connectors if not graph.out[s.id] and s.name in inward]


def _joins(graph: Graph) -> set[tuple[str, str]]:
    """The flows at which a branch only reports to a join: all but one of the branches that meet again there.

    The branch that carries the customer on is the first that is sure to come to the join, else the first.
    """
    dropped: set[tuple[str, str]] = set()
    for step in graph.steps.values():
        branches = list(dict.fromkeys(f.target for f in graph.out[step.id] if f.kind == "flow"))
        if step.kind == "decision" or len(branches) < 2:
            continue
        reach = [_onward(graph, target) for target in branches]
        beside = graph.reach(graph.entries, without=[step.id])
        left = set(range(len(branches)))
        while left:
            group = _meeting(reach, left)
            left -= group
            shared = {
                s for s in set().union(*(reach[i] for i in group)) if sum(s in reach[i] for i in group) > 1
            }
            if not shared:
                continue
            ordered = sorted(group)
            carrier = next((i for i in ordered if _sure(graph, branches[i], reach[i], shared)), ordered[0])
            for i in group - {carrier}:
                if branches[i] in shared:
                    dropped.add((step.id, branches[i]))
                for inner in (reach[i] - shared) - beside:
                    dropped.update((inner, f.target) for f in graph.out[inner] if f.target in shared)
    return dropped


def _onward(graph: Graph, start: str) -> set[str]:
    """The steps that are reached from ``start`` without rework."""
    seen, stack = {start}, [start]
    while stack:
        for flow in graph.out[stack.pop()]:
            if flow.kind != "rework" and flow.target not in seen:
                seen.add(flow.target)
                stack.append(flow.target)
    return seen


def _meeting(reach: list[set[str]], left: set[int]) -> set[int]:
    """The first branch that is left, with all that meet it or one another."""
    group = {min(left)}
    while True:
        more = {i for i in left - group if any(reach[i] & reach[j] for j in group)}
        if not more:
            return group
        group |= more


def _sure(graph: Graph, start: str, reached: set[str], shared: set[str]) -> bool:
    """Whether a branch cannot end before it comes to a shared step."""
    return start in shared or all(graph.out[s] for s in reached - shared)
