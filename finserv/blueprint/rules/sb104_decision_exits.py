"""SB104: a decision has two exits or more."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import DECIDED, WAY, flow_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for decision in graph.decisions:
        count = len({flow.target for flow in graph.out[decision.id]})
        if count < 2:
            yield Hit(decision.id, {"said": ONE if count else NONE})


NONE = Text("没有出口", "has no exit")
ONE = Text("只有一个去处", "leads to one place only")

RULE = Rule(
    id="SB104",
    title=Text("判断至少有两个出口", "A decision has two exits or more"),
    severity="error",
    set="correctness",
    problem=Text("判断{name}{said}。", "The decision {name} {said}."),
    mend=Text(
        "请补上另一种结果的去向；如果没有别的结果，就把它改成活动。",
        "Draw where the other outcome leads; if there is none, make it an action.",
    ),
    why=Text(
        "判断符号表示流程在此分开，只有一个出口就没有判断。",
        "A diamond is where the flow parts; with one exit nothing is decided.",
    ),
    source=Text("教材第32页的符号", "chapter, slide 32, symbols"),
    provenance="chapter",
    find=find,
    valid=DECIDED,
    invalid=DECIDED.but(flows=(*WAY, flow_row("clear", "leave", "是", "Y"))),
)
