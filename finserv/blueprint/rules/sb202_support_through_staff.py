"""SB202: support reaches the customer through staff or a machine onstage."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph, passes_unseen
from .example import SMALL, chain
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for _, a, b in graph.crossings:
        if {a.band, b.band} == {"customer", "support"} and not passes_unseen(a, b):
            yield Hit(a.id, {"target": b.id})


RULE = Rule(
    id="SB202",
    title=Text("支持过程经前台到达顾客", "Support reaches the customer through the front"),
    severity="error",
    set="correctness",
    problem=Text(
        "从{name}到“{target}”的流程让顾客与支持过程直接相连。",
        "The flow from {name} to '{target}' joins customer and support process directly.",
    ),
    mend=Text(
        "请在中间画出员工，或顾客自己操作的机器（前台，执行者为机器）；远程联系就标为远程。",
        "Draw the staff between them, or the machine that the customer works himself (onstage, actor machine); mark "
        "remote contact as remote.",
    ),
    why=Text(
        "支持过程服务的是员工；顾客碰到的总是人或自助设备的屏幕。",
        "Support serves the staff; what the customer meets is a person, or the screen of a self-service machine.",
    ),
    source=Text(
        "教材第28、30页；自助设备在前台：教学重构",
        "chapter, slides 28 and 30; the machine onstage is a reconstruction",
    ),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(flows=(*SMALL.flows, *chain("ask read"))),
)
