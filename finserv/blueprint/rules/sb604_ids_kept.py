"""SB604: a redesign keeps the ids of the steps that it keeps."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, chain, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    if graph.before is None:
        return
    gone = {
        (old.band, name): old.id
        for old in graph.before.step_rows
        if old.id not in graph.steps
        for name in (old.name_zh, old.name_en)
        if name
    }
    known = {old.id for old in graph.before.step_rows}
    for step in graph.steps.values():
        old_id = gone.get((step.band, step.name_zh)) or gone.get((step.band, step.name_en))
        if step.id not in known and old_id:
            yield Hit(step.id, {"old": old_id})


RULE = Rule(
    id="SB604",
    title=Text("改进后保留的步骤不换编号", "A redesign keeps its ids"),
    severity="warning",
    set="recommended",
    problem=Text(
        "{name}与原来的“{old}”同名同区，编号却换了。",
        "{name} has the name and band of the former '{old}', but another id.",
    ),
    mend=Text("请改回原来的编号。", "Give it the former id back."),
    why=Text(
        "编号不变，对照时才看得出是同一步改了，而不是删一步又加一步。",
        "With the id kept, a comparison shows one step changed, not one removed and another added.",
    ),
    source=Text("教材第36页；编号的约定为教学重构", "chapter, slide 36; keeping ids is a reconstruction"),
    provenance="reconstruction",
    find=find,
    valid=SMALL.but(state="to_be", based_on="enquiry_as_is", before=SMALL),
    invalid=SMALL.but(
        step_row("reply", "onstage", "答复顾客", "Answer the customer"),
        flows=chain("arrive ask listen look_up read reply leave"),
        drop="answer",
        state="to_be",
        based_on="enquiry_as_is",
        before=SMALL,
    ),
)
