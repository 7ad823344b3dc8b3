"""SB203: the one who acts fits the band."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.acts:
        if step.band == "customer" and step.actor != "customer":
            yield Hit(
                step.id,
                {
                    "said": Text(
                        "在顾客区，却由别人执行", "stands in the customer band but is done by another"
                    )
                },
            )
        elif step.band != "customer" and step.actor == "customer":
            yield Hit(
                step.id,
                {
                    "said": Text(
                        "由顾客执行，却不在顾客区", "is done by the customer but stands in another band"
                    )
                },
            )


RULE = Rule(
    id="SB203",
    title=Text("执行者与所在区域相符", "Who acts fits the band"),
    severity="error",
    set="correctness",
    problem=Text("{name}{said}。", "{name} {said}."),
    mend=Text(
        "请分成两步：顾客做的放在顾客区，员工或机器做的放在前台，中间的流程穿过互动分界线。",
        "Split it: what the customer does in the customer band, what staff or machine does onstage, and a flow between "
        "them that crosses the line of interaction.",
    ),
    why=Text(
        "接触就是穿过互动分界线的一条竖线；把双方画进同一区，接触就看不见了。",
        "A contact is an upright line across the line of interaction; with both sides in one band it cannot be seen.",
    ),
    source=Text("教材第28、30页", "chapter, slides 28 and 30"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(step_row("ask", actor="staff")),
)
