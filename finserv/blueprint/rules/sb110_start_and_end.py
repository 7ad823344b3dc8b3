"""SB110: nothing comes before the start or after an end."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, chain, flow_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.steps.values():
        if step.kind == "start" and graph.into[step.id]:
            yield Hit(
                step.id, {"said": Text("是开始，却有流程通到它", "is the start, yet a flow leads to it")}
            )
        if step.kind == "end" and graph.out[step.id]:
            yield Hit(
                step.id, {"said": Text("是结束，却还有流程从它出发", "is an end, yet a flow leaves it")}
            )


RULE = Rule(
    id="SB110",
    title=Text("开始之前、结束之后没有步骤", "Nothing comes before the start or after an end"),
    severity="error",
    set="correctness",
    problem=Text("{name}{said}。", "{name} {said}."),
    mend=Text(
        "请把流程接到开始后面或结束前面的一步，或把它的类型改为活动。",
        "Join the flow to the step behind the start or before the end, or make it an action.",
    ),
    why=Text("开始和结束划定过程的范围。", "Start and end mark the bounds of the process."),
    source=Text("教材第32页的符号，第36页第一问", "chapter, slide 32, symbols; slide 36, first question"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(
        flows=(
            *chain("arrive ask listen look_up read answer leave"),
            flow_row("answer", "arrive", "没有听懂", "not understood", kind="rework"),
        )
    ),
)
