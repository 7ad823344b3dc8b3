"""SB803: before a run every exit of a decision has its probability."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import DECIDED, WAY, flow_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step_id, flows in graph.out.items():
        decides = graph.steps[step_id].kind == "decision"
        for flow in flows:
            if len(flows) > 1 and flow.probability is None and (decides or flow.kind != "flow"):
                yield Hit(step_id, {"target": flow.target})


RULE = Rule(
    id="SB803",
    title=Text("运行前每个出口都有概率", "A run needs the probability of every exit"),
    severity="error",
    set="ready_to_run",
    problem=Text(
        "从{name}到“{target}”的流程没有概率。", "The flow from {name} to '{target}' has no probability."
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
