"""SB103: every step is reached from the start."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, chain, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step_id in graph.steps:
        if graph.starts and step_id not in graph.reached:
            yield Hit(step_id)


RULE = Rule(
    id="SB103",
    title=Text("每个步骤都能从开始走到", "Every step is reached from the start"),
    severity="error",
    set="correctness",
    problem=Text("没有流程从开始通到{name}。", "No flow leads from the start to {name}."),
    mend=Text("请把它接到流程里，或者删去。", "Link it into the flow, or leave it out."),
    why=Text(
        "谁也走不到的步骤不属于这个过程；第五步要求把支持过程与顾客、员工的行为衔接起来。",
        "A step that nobody comes to is no part of the process; step 5 of the construction links what lies "
        "behind to the rest.",
    ),
    source=Text(
        "教材第35页第五步；可达为教学重构", "chapter, slide 35, step 5; reachability is a reconstruction"
    ),
    provenance="reconstruction",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(
        step_row("archive", "backstage", "登记台账", "Enter in the register"),
        flows=(*chain("arrive ask listen look_up read answer leave"), *chain("archive read")),
    ),
)
