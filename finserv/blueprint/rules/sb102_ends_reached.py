"""SB102: every step can come to an end."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import DECIDED, SMALL, chain, flow_row, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step_id in graph.steps:
        if step_id not in graph.ending:
            yield Hit(step_id)


RULE = Rule(
    id="SB102",
    title=Text("每个步骤都能走到结束", "Every step can come to an end"),
    severity="error",
    set="correctness",
    problem=Text("从{name}出发，怎样都走不到结束。", "From {name} no path comes to an end."),
    mend=Text("请加一条通向结束的流程。", "Add a flow that leads on to an end."),
    why=Text(
        "绕不出去的圈等于让顾客永远办不完；范围不定，时间和成本也算不出来。",
        "A circle without a way out never lets the customer finish, and gives no time and no cost.",
    ),
    source=Text(
        "教材第35页第一步；终点可达为教学重构",
        "chapter, slide 35, step 1; reaching the end is a reconstruction",
    ),
    provenance="reconstruction",
    find=find,
    valid=DECIDED,
    invalid=SMALL.but(
        step_row("again", "customer", "再问一遍", "Ask again", evidence_zh="账目", evidence_en="records"),
        flows=(
            *chain("arrive ask listen look_up read answer again"),
            flow_row("again", "ask", "再问", "again", kind="rework"),
        ),
        drop="leave",
    ),
)
