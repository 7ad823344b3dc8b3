"""SB112: the customer's way leads to an end."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, chain, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    if any(step.kind == "end" for step in graph.steps.values()):
        for step in graph.acts:
            if step.band == "customer" and not graph.out[step.id]:
                yield Hit(step.id)


RULE = Rule(
    id="SB112",
    title=Text("顾客的每条路都通到结束", "The customer's way leads to an end"),
    severity="warning",
    set="recommended",
    problem=Text(
        "顾客走到{name}就没有下文了。",
        "The customer's way stops at {name}.",
    ),
    mend=Text(
        "请画出顾客接着做什么，或把这一步的类型改为结束。",
        "Show what the customer does next, or make this step an end.",
    ),
    why=Text(
        "存档、记账可以停在后台，顾客却总要走完：他怎样离开，决定他记住什么。",
        "Filing or posting may stop in the back; the customer always goes on, and how he leaves is what he remembers.",
    ),
    source=Text("教材第35页第三步；其余为教学重构", "chapter, slide 35 step 3; the rest is a reconstruction"),
    provenance="reconstruction",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(
        step_row(
            "rate", "customer", "评价服务", "Rate the service", evidence_zh="评价器", evidence_en="rating pad"
        ),
        flows=(*chain("arrive ask listen look_up read answer leave"), *chain("answer rate")),
    ),
)
