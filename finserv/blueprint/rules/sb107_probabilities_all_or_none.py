"""SB107: a decision has a probability on every exit or on none."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph, listed
from .example import DECIDED, WAY, flow_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for decision in graph.decisions:
        unknown = [flow.target for flow in graph.out[decision.id] if flow.probability is None]
        if unknown and len(unknown) < len(graph.out[decision.id]):
            yield Hit(decision.id, {"targets": listed(unknown)})


RULE = Rule(
    id="SB107",
    title=Text("判断的概率要么都写，要么都不写", "A decision has all its probabilities or none"),
    severity="warning",
    set="recommended",
    problem=Text(
        "判断{name}只有一部分出口有概率，缺：{targets}。",
        "{name} has probabilities on some exits only; missing: {targets}.",
    ),
    mend=Text("请把缺的补上，或者都留空。", "Fill in the missing ones, or leave all of them empty."),
    why=Text(
        "只写一半，读的人会把空着的当成零。",
        "With half of them given, a reader takes the empty ones for zero.",
    ),
    source=Text("教学重构：未知留空，不是零", "a reconstruction: unknown is empty, not zero"),
    provenance="reconstruction",
    find=find,
    valid=DECIDED,
    invalid=DECIDED.but(
        flows=(
            *WAY,
            flow_row("clear", "leave", "是", "Y", probability=0.9),
            flow_row("clear", "ask", "否", "N", kind="rework"),
        ),
    ),
)
