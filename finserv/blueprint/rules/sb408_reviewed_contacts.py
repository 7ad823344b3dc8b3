"""SB408: every contact has been reviewed for failure."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import SYMBOLS, Graph
from ..step import Step
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    sides: dict[str, list[Step]] = {}
    for _, a, b in graph.crossings:
        if {a.band, b.band} == {"customer", "onstage"}:
            front, other = (a, b) if a.band == "onstage" else (b, a)
            sides.setdefault(front.id, [front]).append(other)
    for step_id, steps in sides.items():
        if graph.steps[step_id].kind not in SYMBOLS and not any(reviewed(step) for step in steps):
            yield Hit(step_id)


def reviewed(step: Step) -> bool:
    """Whether somebody has said of a step how it may fail, or noted that it does not matter."""
    return bool(step.fail_point or step.note)


RULE = Rule(
    id="SB408",
    title=Text("每次接触都检查过会不会出错", "Every contact is reviewed for failure"),
    severity="advice",
    set="thorough",
    levels=("detail",),
    problem=Text(
        "{name}与顾客接触，但没有标失误点，也没有备注说明不会出错。",
        "{name} meets the customer, but is no fail point and has no note on why it does not fail.",
    ),
    mend=Text(
        "请想一想这里可能怎样出错；不要紧的，在备注里写一句。",
        "Think of what may go wrong here; if it does not matter, say so in the note.",
    ),
    why=Text(
        "每次接触都是“关键时刻”，顾客凭它判断整个服务。",
        "Every contact is a moment of truth, by which the customer judges the whole.",
    ),
    source=Text("教材第33页；Normann 的“关键时刻”", "chapter, slide 33; Normann's moments of truth"),
    provenance="literature",
    find=find,
    valid=SMALL.but(
        step_row("answer", note_zh="照屏幕念，不易出错。", note_en="Read from the screen, seldom wrong.")
    ),
    invalid=SMALL,
)
