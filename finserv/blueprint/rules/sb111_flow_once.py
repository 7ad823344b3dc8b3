"""SB111: a flow is drawn once."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, chain
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step_id, flows in graph.out.items():
        if graph.steps[step_id].kind == "decision":
            continue
        ways = [(flow.target, flow.kind) for flow in flows]
        for way in dict.fromkeys(ways):
            if ways.count(way) > 1:
                yield Hit(step_id, {"target": way[0]})


RULE = Rule(
    id="SB111",
    title=Text("同一条流程只画一次", "A flow is drawn once"),
    severity="error",
    set="correctness",
    problem=Text(
        "从{name}到“{target}”的流程写了两次。", "The flow from {name} to '{target}' stands there twice."
    ),
    mend=Text("请删去多余的一条。", "Delete the second one."),
    why=Text(
        "活动的每条流程都要走，写两次就等于做两次。",
        "Every flow out of an action is taken, so twice drawn is twice done.",
    ),
    source=Text("教学重构", "a reconstruction"),
    provenance="reconstruction",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(flows=(*chain("arrive ask listen look_up read answer leave"), *chain("ask listen"))),
)
