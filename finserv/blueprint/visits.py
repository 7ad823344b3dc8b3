"""How often a customer comes to each step: the absorbing chain of a blueprint's decisions, forks and rework."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..errors import FinservError
from ..language import Text
from .flow import Flow
from .graph import Graph, listed
from .routes import Routes, find_routes
from .step import Step

TOLERANCE = 0.0015


@dataclass(frozen=True, slots=True)
class Visits:
    """Expected visits a customer by step id; where they cannot be known ``count`` is None and ``missing`` says why."""

    count: Mapping[str, float] | None
    missing: Text = field(default_factory=Text)


def expected_visits(graph: Graph) -> Visits:
    """The expected number of visits to each step by one customer who comes in at the start, as a run would have them.

    A decision takes one exit by its probabilities, and so does an action whose flows have probabilities; any other
    action takes all its flows. Where side-by-side branches meet again the step waits for all and is visited once. An
    outgoing connector leads to the incoming one of the same name. Source: absorbing Markov chains (Kemeny & Snell
    1960).

    >>> from finserv.blueprint.cases import case
    >>> round(expected_visits(Graph(case("deposit"))).count["print_data"], 4)
    1.0204
    """
    if len(graph.starts) != 1:
        return Visits(None, Text("不止一个开始，或者没有开始", "there is not exactly one start"))
    unknown = [s.id for s in graph.steps.values() if s.id in graph.reached and chances(graph, s) is None]
    if unknown:
        said = Text(
            "出口概率没有填，或加起来不等于1：{ids}", "no probabilities that sum to 1 on the exits of {ids}"
        )
        return Visits(None, said.format(ids=listed(unknown)))
    try:
        routes = find_routes(graph.bp)
    except FinservError as error:
        return Visits(None, Text(error.text.zh.rstrip("。"), error.text.en.rstrip(".")))
    count = dict.fromkeys(graph.steps, 0.0)
    count.update(zip(routes.ids, map(float, visits_on(routes)), strict=True))
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


def visits_on(routes: Routes) -> np.ndarray:
    """Mean visits of one customer to each step, by the absorbing chain.

    A customer who forks into k branches is k parts of weight 1/k each until the branches meet, so that weights are
    conserved and w = e + wP has one solution over (step, forks now open); a step is visited w ÷ (weight of a part)
    times. Exact where all branches of a fork meet at one step or never. Source: Kemeny & Snell 1976.
    """
    joins = _joins(routes)
    meeting = _meeting(routes, joins)
    states: dict[tuple[int, tuple[int, ...]], int] = {(routes.start, ()): 0}
    moves: list[tuple[int, int, float]] = []
    todo = [(routes.start, ())]
    while todo:
        state = todo.pop()
        step, open_forks = state
        part = _part(state, meeting)
        aside = routes.side.get(step, set())
        branches = [t for t, _ in routes.flows[step] if t not in aside] if step in routes.forks else []
        for target, probability in routes.flows[step]:
            if target in aside:
                following, share = (target, ()), 1 / part
            elif len(branches) > 1:
                inside = open_forks[: open_forks.index(step)] if step in open_forks else open_forks
                following, share = _enter(target, (*inside, step), joins), 1 / len(branches)
            else:
                following, share = _enter(target, open_forks, joins), 1.0 if branches else probability
            if following not in states:
                states[following] = len(states)
                todo.append(following)
            moves.append((states[state], states[following], share))
    chain = np.zeros((len(states), len(states)))
    for source, target, share in moves:
        chain[source, target] += share
    entry = np.zeros(len(states))
    entry[0] = 1.0
    weights = np.linalg.solve(np.eye(len(states)) - chain.T, entry)
    visits = np.zeros(len(routes.ids))
    for state, place in states.items():
        visits[state[0]] += weights[place] / _part(state, meeting)
    return visits


def _enter(step: int, open_forks: tuple[int, ...], joins: dict[int, int]) -> tuple[int, tuple[int, ...]]:
    while open_forks and joins[open_forks[-1]] == step:
        open_forks = open_forks[:-1]
    return step, open_forks


def _part(state: tuple[int, tuple[int, ...]], meeting: dict[int, dict[int, float]]) -> float:
    """The weight of a part of a customer at a step: of the branches of each open fork, the share that meet there."""
    step, open_forks = state
    return float(np.prod([meeting[fork].get(step, 1.0) for fork in open_forks])) if open_forks else 1.0


def _joins(routes: Routes) -> dict[int, int]:
    """For each fork, the first step that all its branches are bound to come to; -1 where they never meet."""
    place = {step: i for i, step in enumerate(routes.order)}
    bound: dict[int, set[int]] = {}
    for step in reversed(routes.order):
        ahead = [t for t in routes.forward[step] if t not in routes.side.get(step, ())]
        if not ahead and routes.flows[step]:
            bound[step] = routes.reached
        else:
            bound[step] = (set.intersection(*(bound[t] for t in ahead)) if ahead else set()) | {step}
    joins = {}
    for fork in routes.forks & routes.reached:
        shared = set.intersection(*(bound[t] for t in _branches(fork, routes)))
        shared = {s for s in shared if place[s] > place[fork]}
        joins[fork] = min(shared, key=place.__getitem__) if shared else -1
    return joins


def _meeting(routes: Routes, joins: dict[int, int]) -> dict[int, dict[int, float]]:
    """For each fork, the share of its branches that come to each step before they all meet."""
    found: dict[int, dict[int, float]] = {}
    for fork, join in joins.items():
        branches = _branches(fork, routes)
        found[fork] = {}
        for branch in branches:
            for step in _between(branch, join, routes):
                found[fork][step] = found[fork].get(step, 0.0) + 1 / len(branches)
    return found


def _branches(fork: int, routes: Routes) -> list[int]:
    return [t for t, _ in routes.flows[fork] if t not in routes.side[fork]]


def _between(start: int, join: int, routes: Routes) -> set[int]:
    found, todo = set(), [start]
    while todo:
        step = todo.pop()
        if step != join and step not in found:
            found.add(step)
            todo += [t for t in routes.forward[step] if t not in routes.side.get(step, ())]
    return found
