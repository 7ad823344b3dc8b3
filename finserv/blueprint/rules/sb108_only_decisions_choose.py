"""SB108: only a decision chooses between its exits."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import DECIDED, SMALL, chain, flow_row, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for flow in graph.bp.flow_rows:
        chance = flow.probability is not None and flow.probability < 1
        if chance and flow.kind != "recovery" and graph.steps[flow.source].kind != "decision":
            yield Hit(flow.source, {"target": flow.target, "chance": f"{flow.probability:g}"})


RULE = Rule(
    id="SB108",
    title=Text("只有判断才分流", "Only a decision chooses"),
    severity="error",
    set="correctness",
    problem=Text(
        "{name}不是判断，通往“{target}”的流程却写了概率{chance}。",
        "{name} is not a decision, yet its flow to '{target}' has the probability {chance}.",
    ),
    mend=Text(
        "请在它后面加一个判断，或删去概率；活动的几条流程都会走。",
        "Put a decision behind it, or take the probability away; from an action all flows are taken.",
    ),
    why=Text(
        "流程图里只有菱形表示选择；从活动分出的几条流程是同时进行。",
        "In a flow chart only the diamond chooses; flows that part at an action run side by side.",
    ),
    source=Text(
        "教材第32页的符号；并行的约定为教学重构",
        "chapter, slide 32, symbols; side-by-side flows are a reconstruction",
    ),
    provenance="reconstruction",
    find=find,
    valid=DECIDED,
    invalid=SMALL.but(
        step_row("repeat", "onstage", "再讲一遍", "Explain again"),
        flows=(
            *chain("arrive ask listen look_up read answer"),
            flow_row("answer", "leave", probability=0.9),
            flow_row("answer", "repeat", probability=0.1),
            *chain("repeat leave"),
        ),
    ),
)
