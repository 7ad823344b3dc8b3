"""SB806: by its probabilities every customer leaves in the end."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import DECIDED, WAY, flow_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    leaving, stack = set(graph.ends), list(graph.ends)
    while stack:
        for flow in graph.into[stack.pop()]:
            if flow.probability != 0 and flow.source not in leaving:
                leaving.add(flow.source)
                stack.append(flow.source)
    for step_id in graph.steps:
        if step_id in graph.ending and step_id not in leaving:
            yield Hit(step_id)


RULE = Rule(
    id="SB806",
    title=Text("按概率每位顾客最后都能离开", "By its probabilities everybody leaves"),
    severity="error",
    set="ready_to_run",
    problem=Text("到了{name}，通向结束的概率是0。", "At {name} the probability of coming to an end is 0."),
    mend=Text(
        "请给通向结束的出口一个大于0的概率，或者删去走不到的出口。",
        "Give the exit that leads to an end a probability above 0, or take away an exit that nobody takes.",
    ),
    why=Text(
        "走不出去的圈让期望次数变成无穷，运行永远停不下来。",
        "A loop that is never left makes the expected visits endless, and a run never stops.",
    ),
    source=Text("吸收马尔可夫链（Kemeny、Snell，1960）", "absorbing chain (Kemeny & Snell 1960)"),
    provenance="literature",
    find=find,
    valid=DECIDED,
    invalid=DECIDED.but(
        flows=(
            *WAY,
            flow_row("clear", "leave", "是", "Y", probability=0),
            flow_row("clear", "ask", "否", "N", probability=1, kind="rework"),
        ),
    ),
)
