"""SB504: a flow of rework says why the work is done again."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import DECIDED, WAY, flow_row, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for flow in graph.bp.flow_rows:
        if flow.kind == "rework" and not flow.label and graph.steps[flow.source].kind != "decision":
            yield Hit(flow.source, {"target": flow.target})


REDONE = DECIDED.but(
    step_row("note", "onstage", "记下疑问", "Note the doubt"),
    flows=(
        *WAY,
        flow_row("clear", "leave", "是", "Y", probability=0.9),
        flow_row("clear", "note", "否", "N", probability=0.1),
        flow_row("note", "look_up", "重新查找", "look up again", kind="rework"),
    ),
)

RULE = Rule(
    id="SB504",
    title=Text("返工写明缘由", "Rework is named"),
    severity="warning",
    set="recommended",
    problem=Text(
        "从{name}返回“{target}”的返工没有写缘由。",
        "The rework from {name} back to '{target}' is not named.",
    ),
    mend=Text(
        "请在这条流程上写几个字，例如“材料不全”。",
        "Put a few words on the flow, for example 'papers missing'.",
    ),
    why=Text(
        "返工最费时间，也最惹顾客；写明缘由才知道从哪里减少它。",
        "Rework costs most time and goodwill; only a named cause can be reduced.",
    ),
    source=Text("Shostack（1984）；标注办法为教学重构", "Shostack 1984; the marking is a reconstruction"),
    provenance="reconstruction",
    find=find,
    valid=REDONE,
    invalid=REDONE.but(flows=(*REDONE.flows[:-1], flow_row("note", "look_up", kind="rework"))),
)
