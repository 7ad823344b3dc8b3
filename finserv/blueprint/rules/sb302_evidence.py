"""SB302: each customer action has its physical evidence."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.acts:
        if step.band == "customer" and not step.evidence:
            yield Hit(step.id)


RULE = Rule(
    id="SB302",
    title=Text("每个顾客行为都有有形展示", "Each customer action has its evidence"),
    severity="warning",
    set="recommended",
    levels=("detail",),
    problem=Text("顾客行为{name}没有写有形展示。", "The customer action {name} has no physical evidence."),
    mend=Text(
        "请写出顾客在这一步看到、摸到或收到的东西，例如单据、屏幕、场地。",
        "Write what the customer sees, touches or gets there: a form, a screen, a place.",
    ),
    why=Text(
        "服务看不见摸不着，顾客凭每一步见到的东西判断好坏；这是绘制蓝图的第六步。",
        "The service itself cannot be seen, so customers judge by what they see; this is construction step 6.",
    ),
    source=Text("教材第28页，第35页第六步", "chapter, slide 28, slide 35 step 6"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(step_row("ask", evidence_zh="", evidence_en="")),
)
