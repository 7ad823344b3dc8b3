"""SB101: a process has one start."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, chain, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    if not graph.starts:
        yield Hit("", {"said": Text("没有开始", "has no start")})
    for extra in graph.starts[1:]:
        first = graph.steps[graph.starts[0]]
        yield Hit(
            extra,
            {"said": Text(f"是第二个开始，另一个是“{first.id}”", f"is a second start beside '{first.id}'")},
        )


RULE = Rule(
    id="SB101",
    title=Text("蓝图只有一个开始", "A blueprint has one start"),
    severity="error",
    set="correctness",
    problem=Text("{name}{said}。", "{name} {said}."),
    mend=Text(
        "请只留一个开始，把别的入口用流程接到它后面；从别处转来的用连接符。",
        "Keep one start and let flows lead from it to the other ways in; "
        "use a connector for what comes in from elsewhere.",
    ),
    why=Text(
        "绘制蓝图的第一步就是确定过程从哪里开始、到哪里结束。",
        "The first step of blueprinting fixes where the process begins and where it ends.",
    ),
    source=Text("教材第35、36页", "chapter, slides 35 and 36"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(
        step_row(
            "call",
            "customer",
            "打来电话",
            "Call by phone",
            kind="start",
            evidence_zh="热线号码",
            evidence_en="hotline",
        ),
        flows=(*chain("arrive ask listen look_up read answer leave"), *chain("call listen")),
    ),
)
