"""SB205: what is done backstage serves somebody."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, chain, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.acts:
        if step.band == "backstage" and not graph.partners[step.id] & {"customer", "onstage", "connector"}:
            yield Hit(step.id)


RULE = Rule(
    id="SB205",
    title=Text("后台步骤支持前台", "A backstage step supports the front"),
    severity="error",
    set="correctness",
    problem=Text(
        "{name}在后台，但没有流程把它与前台（或远程的顾客）相连。",
        "{name} stands backstage, but no flow links it to the front or to a remote customer.",
    ),
    mend=Text(
        "请画出它替哪个前台步骤做事；只与支持过程相连的，移到支持区。",
        "Show which onstage step it works for; if it only meets support, move it to the support band.",
    ),
    why=Text(
        "后台员工行为是顾客看不见、但支持前台的工作；谁也不支持，就不该在图上。",
        "Backstage acts are unseen work that carries the front; what carries nobody has no place in the picture.",
    ),
    source=Text("教材第28、30页", "chapter, slides 28 and 30"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(
        step_row("order", "support", "登记查询", "Register the enquiry", actor="machine"),
        step_row("done", "support", "交回账目", "Pass on the records", actor="machine"),
        flows=chain("arrive ask listen order look_up read done answer leave"),
    ),
)
