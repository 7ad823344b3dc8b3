"""A blueprint on the way: what each construction step has given so far, and what it makes together."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import FinservError
from ..language import Text
from .construction import construction_steps
from .flow import Flow
from .model import Blueprint
from .pool import Pool
from .references import check_ref
from .short_forms import Evidence
from .step import Step

LINKED = 5
"""From this construction step on, pools and recovery steps must be there."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one construction step gave."""

    about: Mapping[str, Any] = field(default_factory=dict)
    ends: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    flows: tuple[Flow, ...] = ()
    pools: tuple[Pool, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts given so far, by the number of the construction step; an immutable value."""

    parts: Mapping[int, Part] = field(default_factory=dict)

    def with_part(self, number: int, part: Part) -> Draft:
        return Draft({**self.parts, number: part})

    def blueprint(self, upto: int = 6, **about: Any) -> Blueprint:
        """The blueprint of the parts up to one construction step; raises `FinservError` where they do not fit.

        Before the links are all there, a pool or recovery step that does not exist yet is left out.
        """
        parts = [part for number, part in sorted(self.parts.items()) if number <= upto]
        steps = [step for part in parts for step in part.steps]
        pools = [pool for part in parts for pool in part.pools]
        known = {step.id: step for step in steps}
        if upto < LINKED:
            steps = [_loose(step, known, {pool.id for pool in pools}) for step in steps]
        else:
            for end in (end for part in parts for end in part.ends):
                check_ref(
                    end, known, Text("起点或终点", "start or end"), construction_steps()[0].place, _STEP
                )
        seen = {row.step: row for part in parts for row in part.evidence}
        for row in seen.values():
            check_ref(row.step, known, _STEP, Text("有形展示", "evidence"), _STEP)
            if known[row.step].band not in ("customer", "onstage"):
                raise FinservError(
                    Text(
                        f"步骤“{row.step}”在可视分界线之后，顾客看不见，不能给它写有形展示。"
                        "请写在顾客看得见它的那个顾客行为上。",
                        f"step '{row.step}' lies behind the line of visibility: the customer sees nothing of it, so it "
                        "has no evidence. Give it to the customer's act at which something is seen.",
                    )
                )
        return Blueprint(
            step_rows=[_shown(step, seen.get(step.id)) for step in steps],
            flow_rows=_each_once([flow for part in parts for flow in part.flows]),
            pool_rows=pools,
            **{key: value for part in parts for key, value in part.about.items()},
            **about,
        )

    def problem(self, number: int) -> Text | None:
        """Why the parts up to this construction step do not fit together, or None."""
        try:
            self.blueprint(number)
        except FinservError as error:
            return error.text
        return None

    def next(self) -> tuple[int, Text | None]:
        """The construction step to take now (7 after the last), and why where it must be taken again."""
        for step in construction_steps():
            if step.number not in self.parts:
                return step.number, None
            if problem := self.problem(step.number):
                return step.number, problem
        return len(construction_steps()) + 1, None


_STEP = Text("步骤", "step")


def _each_once(flows: list[Flow]) -> list[Flow]:
    """A flow that is given again is one flow, listed where it was given last."""
    return list(dict.fromkeys(reversed(flows)))[::-1]


def _loose(step: Step, steps: Mapping[str, Step], pools: set[str]) -> Step:
    cleared = {}
    if step.pool and step.pool not in pools:
        cleared["pool"] = ""
    if step.recovery_step and step.recovery_step not in steps:
        cleared["recovery_step"] = ""
    return dataclasses.replace(step, **cleared) if cleared else step


def _shown(step: Step, row: Evidence | None) -> Step:
    if row is None:
        return step
    return dataclasses.replace(step, evidence_zh=row.evidence_zh, evidence_en=row.evidence_en)
