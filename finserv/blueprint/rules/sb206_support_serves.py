"""SB206: a support process serves somebody."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.acts:
        if step.band == "support" and not graph.partners[step.id]:
            yield Hit(step.id)


RULE = Rule(
    id="SB206",
    title=Text("支持过程为员工服务", "A support process serves the staff"),
    severity="error",
    set="correctness",
    problem=Text(
        "{name}是支持过程，但没有流程越过内部互动分界线与它相连。",
        "{name} is a support process, but no flow crosses the line of internal interaction to it.",
    ),
    mend=Text("请画出它支持哪一个员工步骤。", "Show which step of the staff it supports."),
    why=Text(
        "支持过程是托住员工工作的内部服务；第五步就是把它与前面的行为衔接起来。",
        "Support processes are internal services that carry the staff's work; construction step 5 links them to it.",
    ),
    source=Text("教材第28、30页，第35页第五步", "chapter, slides 28 and 30, slide 35 step 5"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(step_row("train", "support", "培训接待员", "Train the desk clerks")),
)
