"""What a rule is: when it speaks, what it says, why, and one right and one wrong example."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...errors import shown
from ...language import Text
from ..graph import Graph
from ..model import Blueprint
from ..words import LEVELS, PROVENANCE
from .example import Example

SEVERITIES = {
    "error": Text("错误", "error"),
    "warning": Text("提醒", "warning"),
    "advice": Text("建议", "advice"),
}
SETS = {
    "correctness": Text("结构正确", "correctness"),
    "recommended": Text("良好做法", "recommended"),
    "ready_to_run": Text("可以运行", "ready to run"),
    "thorough": Text("细查", "thorough"),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule speaks: a step id, a pool id, or empty for the whole blueprint; and what fills its message."""

    element: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    ``problem`` may name ``{name}`` (the element) and the values of a `Hit`; ``mend`` says what to do; ``why`` and
    ``source`` say where the rule comes from, ``provenance`` of what kind that is. ``find`` yields a `Hit` for each
    place where the rule is broken, in listing order. ``levels``: the levels of blueprint that it is for.
    """

    id: str
    title: Text
    severity: str
    set: str
    problem: Text
    mend: Text
    why: Text
    source: Text
    provenance: str
    find: Callable[[Graph], Iterable[Hit]]
    valid: Example
    invalid: Example
    levels: tuple[str, ...] = tuple(LEVELS)

    def __post_init__(self) -> None:
        if self.severity not in SEVERITIES or self.set not in SETS or self.provenance not in PROVENANCE:
            raise ValueError(f"{self.id}: unknown severity, set or provenance")

    def message(self, hit: Hit, bp: Blueprint) -> Text:
        """What is wrong at ``hit``, naming it, and how to mend it."""
        what = self.problem.format(name=element_name(bp, hit.element), **hit.values)
        return Text(what.zh + self.mend.zh, f"{what.en[:1].upper()}{what.en[1:]} {self.mend.en}")


def element_name(bp: Blueprint, element: str) -> Text:
    """How a message names a step, a pool, or (where ``element`` is empty) the blueprint."""
    for row in (*bp.step_rows, *bp.pool_rows):
        if row.id == element:
            zh, en = (shown(row.name.in_language(lang)) for lang in ("zh", "en"))
            return Text(f"“{zh}”（{element}）", f"'{en}' ({element})")
    return Text(f"“{element}”", f"'{element}'") if element else Text("这张蓝图", "this blueprint")
