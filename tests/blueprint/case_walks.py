"""Walks through a blueprint for the tests of the cases, written apart from the kit's own."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

from finserv.blueprint import Blueprint
from finserv.blueprint.cases import CASE_IDS, case

EVERY_CASE = pytest.mark.parametrize("bp", [case(i) for i in CASE_IDS], ids=CASE_IDS)


def targets(bp: Blueprint, kinds: tuple[str, ...] = ("flow", "rework", "recovery")) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {step.id: [] for step in bp.step_rows}
    for flow in bp.flow_rows:
        if flow.kind in kinds:
            out[flow.source].append(flow.target)
    return out


def reach(out: dict[str, list[str]], start: str) -> set[str]:
    seen, stack = {start}, [start]
    while stack:
        new = [t for t in out[stack.pop()] if t not in seen]
        seen.update(new)
        stack.extend(new)
    return seen


def the_start(bp: Blueprint) -> str:
    (start,) = (step.id for step in bp.step_rows if step.kind == "start")
    return start


def first_pass(bp: Blueprint) -> dict[str, float]:
    """The probability that a customer comes to each step, loops left out: every combination of outcomes is walked."""
    forward = [flow for flow in bp.flow_rows if flow.kind != "rework"]
    decisions = [step.id for step in bp.step_rows if step.kind == "decision"]
    exits = [[f for f in forward if f.source == d] for d in decisions]
    plain = {step.id: [f.target for f in forward if f.source == step.id] for step in bp.step_rows}
    visits: Counter[str] = Counter()
    for chosen in itertools.product(*exits):
        share = 1.0
        out = dict(plain)
        for flow in chosen:
            share *= flow.probability
            out[flow.source] = [flow.target]
        for step_id in reach(out, the_start(bp)):
            visits[step_id] += share
    return visits
