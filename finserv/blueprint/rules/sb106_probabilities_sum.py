"""SB106: where the probabilities of a decision are given, they sum to one."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import DECIDED, WAY, flow_row
from .rule import Hit, Rule

TOLERANCE = 0.0015


def find(graph: Graph) -> Iterator[Hit]:
    for decision in graph.decisions:
        given = [flow.probability for flow in graph.out[decision.id]]
        known = [p for p in given if p is not None]
        total = sum(known)
        if known and (total > 1 + TOLERANCE or (len(known) == len(given) and total < 1 - TOLERANCE)):
            yield Hit(decision.id, {"total": f"{total:.4g}"})


RULE = Rule(
    id="SB106",
    title=Text("判断的概率之和为1", "The probabilities of a decision sum to one"),
    severity="error",
    set="correctness",
    problem=Text(
        "判断{name}各出口的概率之和是{total}。", "The probabilities on the exits of {name} sum to {total}."
    ),
    mend=Text(
        "请改成合计为1；不知道就都留空，纸上的蓝图可以没有概率。",
        "Make them sum to 1; where they are unknown leave all of them empty, a paper blueprint needs none.",
    ),
    why=Text(
        "每位顾客总要走其中一条，而且只走一条。", "Every customer takes one of the exits, and only one."
    ),
    source=Text("概率的定义；教学重构", "definition of probability; a reconstruction"),
    provenance="reconstruction",
    find=find,
    valid=DECIDED,
    invalid=DECIDED.but(
        flows=(
            *WAY,
            flow_row("clear", "leave", "是", "Y", probability=0.9),
            flow_row("clear", "ask", "否", "N", probability=0.2, kind="rework"),
        ),
    ),
)
