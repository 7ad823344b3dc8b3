"""SB109: a loop is marked as rework or recovery."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph, listed
from .example import DECIDED, WAY, flow_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for members in graph.loops:
        yield Hit(members[0], {"listed": listed(members)})


RULE = Rule(
    id="SB109",
    title=Text("回头的流程标为返工或补救", "A flow that goes back is marked as rework or recovery"),
    severity="error",
    set="correctness",
    problem=Text("从{name}起绕成一圈：{listed}。", "At {name} the flow goes round: {listed}."),
    mend=Text(
        "请把往回走的那条流程的类型改为返工（rework）或补救（recovery）。",
        "Give the flow that leads back the kind rework, or recovery.",
    ),
    why=Text(
        "蓝图从左到右表示时间，回头就是重做一遍，要让人看得见。",
        "A blueprint reads from left to right in time; going back is doing again, and must be seen as such.",
    ),
    source=Text(
        "教材第32页的回路；标注办法为教学重构",
        "chapter, slide 32, the way back; how it is marked is a reconstruction",
    ),
    provenance="reconstruction",
    find=find,
    valid=DECIDED,
    invalid=DECIDED.but(
        flows=(*WAY, flow_row("clear", "leave", "是", "Y"), flow_row("clear", "ask", "否", "N")),
    ),
)
