"""SB201: nothing jumps the line of visibility between customer and backstage, unless it is remote."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph, passes_unseen
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for _, a, b in graph.crossings:
        if {a.band, b.band} == {"customer", "backstage"} and not passes_unseen(a, b):
            yield Hit(a.id, {"target": b.id})


RULE = Rule(
    id="SB201",
    title=Text(
        "顾客与后台之间不跳过可视分界线",
        "Nothing between customer and backstage jumps the line of visibility",
    ),
    severity="error",
    set="correctness",
    problem=Text(
        "从{name}到“{target}”的流程越过前台，跳过了可视分界线。",
        "The flow from {name} to '{target}' passes over the onstage band and jumps the line of visibility.",
    ),
    mend=Text(
        "请在中间画出顾客见到的前台步骤（员工或机器）；电话、信函等远程联系就把步骤标为远程。",
        "Draw the onstage step, staff or machine, that the customer meets between them; for contact by phone or mail "
        "mark the step as remote.",
    ),
    why=Text(
        "可视分界线以下的工作顾客看不见，顾客只能通过前台与它相连。电话联系画在前台或后台都有人用，画在后台就要标明。",
        "The customer does not see what lies below the line, and meets it only through the front. Notations differ on "
        "contact by phone: drawn backstage, it has to say so.",
    ),
    source=Text(
        "教材第28、30、31页；远程联系：Bitner、Ostrom、Morgan（2008）",
        "chapter, slides 28, 30, 31; remote contact: Bitner, Ostrom & Morgan 2008",
    ),
    provenance="chapter",
    find=find,
    valid=SMALL.but(step_row("listen", band="backstage", remote=True)),
    invalid=SMALL.but(step_row("listen", band="backstage")),
)
