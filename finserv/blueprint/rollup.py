"""A detailed blueprint as a concept blueprint: steps that belong together are one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from typing import Any

from ..errors import FinservError
from ..language import Text
from .cells import NAME_LIMIT, NOTE_LIMIT
from .flow import Flow
from .marks import Pin
from .model import Blueprint
from .records import columns
from .step import Step
from .words import DISCRETION, FEES

_ENDS = 3
"""A step that stands for more than so many is named by the first and the last."""


def roll_up(bp: Blueprint, groups: Mapping[str, Iterable[str]] | None = None) -> Blueprint:
    """The blueprint at concept level: each group of steps, all in one band, becomes one step.

    ``groups``: the ids of the steps of each group by the id of the new step; the other steps stay. Without groups,
    all that one customer act sets off in one band, done by the same people, becomes one step. Times add up in
    minutes, costs add up; what is unknown of one step is unknown of the sum. Raises `FinservError` for an unknown
    step, one in two groups, a group across bands, and the id of another step. Source: chapter slides 35-36 (concept
    and detail); how steps are joined is the kit's.

    >>> from finserv.blueprint.cases import case
    >>> roll_up(case("deposit"), {"pay_in": ["hand_over_cash", "enter_pin"]}).step("pay_in").minutes
    0.8
    """
    home = _homes(bp, _by_act(bp) if groups is None else groups)
    members: dict[str, list[Step]] = {}
    for step in bp.step_rows:
        members.setdefault(home.get(step.id, step.id), []).append(step)
    flows: dict[tuple[str, str, str, Text], Flow] = {}
    for flow in bp.flow_rows:
        moved = replace(
            flow, source=home.get(flow.source, flow.source), target=home.get(flow.target, flow.target)
        )
        if moved.source != moved.target or flow.source == flow.target:
            flows.setdefault((moved.source, moved.target, moved.kind, moved.label), moved)
    pins: dict[str, Pin] = {}
    for pin in bp.pins:
        pins.setdefault(home.get(pin.step, pin.step), replace(pin, step=home.get(pin.step, pin.step)))
    pools = {pool.id for pool in bp.pool_rows}
    return replace(
        bp,
        level="concept",
        step_rows=[_joined(id, steps, home) for id, steps in members.items()],
        flow_rows=_joined_flows(bp, home),
        pins=list(pins.values()),
        waivers=[
            w if w.element in pools else replace(w, element=home.get(w.element, w.element))
            for w in bp.waivers
        ],
    )


def _homes(bp: Blueprint, groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    home: dict[str, str] = {}
    for group, ids in groups.items():
        steps = [bp.step(step_id) for step_id in ids]
        bands = list(dict.fromkeys(step.band for step in steps))
        if len(bands) > 1:
            raise FinservError(
                Text(
                    f"“{group}”里的步骤分在不同的区域（{'、'.join(bands)}）。一个步骤只在一个区域里，请按区域分组。",
                    f"the steps of '{group}' stand in several bands ({', '.join(bands)}). A step stands in one band; "
                    "make one group for each.",
                )
            )
        for step in steps:
            if home.setdefault(step.id, group) != group:
                raise FinservError(
                    Text(
                        f"步骤“{step.id}”既在“{home[step.id]}”里，又在“{group}”里。一个步骤只能归入一组。",
                        f"step '{step.id}' is both in '{home[step.id]}' and in '{group}'. A step goes into one group.",
                    )
                )
    for step in bp.step_rows:
        if step.id in groups and home.get(step.id) != step.id:
            raise FinservError(
                Text(
                    f"“{step.id}”已经是另一个步骤的编号，请给这一组换一个编号。",
                    f"'{step.id}' is the id of another step; give the group another id.",
                )
            )
    return home


def _by_act(bp: Blueprint) -> dict[str, list[str]]:
    """The work that one customer act sets off, by the id of its first step: same band, same actor, same pool.

    Work that would run in circles if it were one step is left as it is.
    """
    fed = {flow.target for flow in bp.flow_rows if flow.kind == "flow"}
    act = {step.id: step.id for step in bp.step_rows if step.id not in fed}
    waiting = deque(act)
    while waiting:
        here = waiting.popleft()
        for flow in bp.flows_from(here):
            if flow.kind == "flow" and flow.target not in act:
                act[flow.target] = flow.target if bp.step(flow.target).band == "customer" else act[here]
                waiting.append(flow.target)
    groups: dict[tuple[str, ...], list[str]] = {}
    for step in bp.step_rows:
        if step.band != "customer" and step.kind in ("action", "document") and step.id in act:
            groups.setdefault((step.band, step.actor, step.pool, act[step.id]), []).append(step.id)
    kept: dict[str, list[str]] = {}
    for ids in groups.values():
        wider = {**kept, ids[0]: ids}
        if len(ids) > 1 and (_runs_in_circles(bp, {}) or not _runs_in_circles(bp, wider)):
            kept = wider
    return kept


def _runs_in_circles(bp: Blueprint, groups: Mapping[str, Iterable[str]]) -> bool:
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for flow in _joined_flows(bp, _homes(bp, groups)):
        if flow.kind == "flow":
            sorter.add(flow.target, flow.source)
    try:
        sorter.prepare()
    except CycleError:
        return True
    return False


def _joined_flows(bp: Blueprint, home: Mapping[str, str]) -> list[Flow]:
    """The flows between the joined steps, each once; of a flow there and back that joining made, the way there."""
    flows: dict[tuple[str, str, str, Text], Flow] = {}
    ways: set[tuple[str, str]] = set()
    for flow in bp.flow_rows:
        source, target = home.get(flow.source, flow.source), home.get(flow.target, flow.target)
        made = (source, target) != (flow.source, flow.target) or source in home or target in home
        inside = source == target and flow.source != flow.target
        answer = bp.step(flow.source).kind != "decision" and flow.kind == "flow"
        back = made and answer and (target, source) in ways
        if not inside and not back:
            flows.setdefault(
                (source, target, flow.kind, flow.label), replace(flow, source=source, target=target)
            )
            if flow.kind == "flow":
                ways.add((source, target))
    return list(flows.values())


def _joined(id: str, steps: list[Step], home: Mapping[str, str]) -> Step:
    first = steps[0]
    recovery = next((home.get(s.recovery_step, s.recovery_step) for s in steps if s.recovery_step), "")
    recovery = "" if recovery == id else recovery
    if len(steps) == 1:
        return replace(first, id=id, recovery_step=recovery)
    cells: dict[str, Any] = {}
    for column in columns(Step):
        values = [getattr(step, column.name) for step in steps]
        if column.kind == "flag":
            cells[column.name] = any(values)
        elif column.kind in ("name", "note"):
            limit = NOTE_LIMIT if column.kind == "note" else NAME_LIMIT
            mark = "；" if column.name.endswith("_zh") else "; "
            cells[column.name] = mark.join(dict.fromkeys(value for value in values if value))[:limit]
        else:
            cells[column.name] = values[0] if len(set(values)) == 1 else column.default
    waits = [step for step in steps if step.wait_point]
    cells |= {
        "id": id,
        "kind": first.kind if len({step.kind for step in steps}) == 1 else "action",
        "name_zh": _name([step.name.in_language("zh") for step in steps], "、", "至"),
        "name_en": _name([step.name.in_language("en") for step in steps], ", ", " to "),
        "recovery_step": recovery,
        "time_unit": "minute",
        "time_mean": _sum([step.minutes for step in steps]),
        "time_cv": None,
        "time_distribution": "",
        "time_values": (),
        "standard_time": _sum([step.in_minutes(step.standard_time) for step in steps]),
        "wait_actual": _sum([step.in_minutes(step.wait_actual) for step in waits]),
        "wait_tolerable": _sum([step.in_minutes(step.wait_tolerable) for step in waits]),
        "fail_time_limit": max(
            (step.in_minutes(step.fail_time_limit) for step in steps if step.fail_time_limit is not None),
            default=None,
        ),
        "cost": _sum([step.cost for step in steps]),
        "discretion": max((step.discretion for step in steps), key=["", *DISCRETION].index),
        "fee": max((step.fee for step in steps), key=["", *FEES].index),
        "provenance": first.provenance if len({step.provenance for step in steps}) == 1 else "reconstruction",
    }
    return Step(**cells)


def _name(names: list[str], comma: str, to: str) -> str:
    name = comma.join(names) if len(names) <= _ENDS else f"{names[0]}{to}{names[-1]}"
    return name[:NAME_LIMIT]


def _sum(numbers: list[float | None]) -> float | None:
    return None if not numbers or None in numbers else sum(numbers)
