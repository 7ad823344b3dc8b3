"""SB204: what stands onstage answers a customer."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, chain, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.acts:
        if step.band == "onstage" and not graph.partners[step.id] & {"customer", "connector"}:
            yield Hit(step.id)


RULE = Rule(
    id="SB204",
    title=Text("前台步骤回应顾客", "An onstage step answers a customer"),
    severity="error",
    set="correctness",
    problem=Text(
        "{name}在前台，但它和相连的前台步骤都没有与顾客行为相连。",
        "{name} stands onstage, but neither it nor the onstage steps linked to it meet a customer action.",
    ),
    mend=Text(
        "请用流程把它与顾客的行为相连；顾客看不见的就移到后台。",
        "Link it to what the customer does; if the customer does not see it, move it backstage.",
    ),
    why=Text(
        "前台是顾客看得见、碰得到的行为，每一项都对着顾客的一步。",
        "Onstage is what the customer sees and meets; each act there faces one of his.",
    ),
    source=Text("教材第28、30页", "chapter, slides 28 and 30"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(
        step_row("sort", "onstage", "整理单据", "Sort the forms"),
        flows=chain("arrive ask listen look_up sort read answer leave"),
    ),
)
