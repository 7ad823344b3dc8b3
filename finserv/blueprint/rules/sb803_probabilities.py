"""SB803: before a run every exit of a decision has its probability."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph, listed
from ..visits import chances
from .example import DECIDED, WAY, flow_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.steps.values():
        if chances(graph, step) is None:
            yield Hit(step.id, {"targets": listed(flow.target for flow in graph.out[step.id])})


RULE = Rule(
    id="SB803",
    title=Text("运行前每个出口都有概率", "A run needs the probability of every exit"),
    severity="error",
    set="ready_to_run",
    problem=Text(
        "从{name}去{targets}的概率不全，或者合计不是1。",
        "The probabilities from {name} to {targets} are not all known, or do not sum to 1.",
    ),
    mend=Text(
        "请填概率（0到1）；可以从记录里数，也可以先估一个并注明。",
        "Fill in the probability, 0 to 1: count it from records, or assume one and say so.",
    ),
    why=Text(
        "不知道多少顾客走哪条路，就算不出次数、时间和成本。",
        "Without knowing how many go which way there are no visits, times and costs.",
    ),
    source=Text("教学重构；吸收马尔可夫链", "a reconstruction; absorbing Markov chain"),
    provenance="reconstruction",
    find=find,
    valid=DECIDED,
    invalid=DECIDED.but(
        flows=(
            *WAY,
            flow_row("clear", "leave", "是", "Y"),
            flow_row("clear", "ask", "否", "N", kind="rework"),
        )
    ),
)
