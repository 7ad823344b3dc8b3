"""SB105: the exits of a decision carry labels that differ."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import DECIDED, WAY, flow_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for decision in graph.decisions:
        exits = graph.out[decision.id]
        bare = [flow.target for flow in exits if not flow.label]
        for target in bare:
            yield Hit(
                decision.id,
                {"said": Text(f"通往“{target}”的出口没有标签", f"has no label on its exit to '{target}'")},
            )
        labels = [flow.label for flow in exits if flow.label]
        for label in dict.fromkeys(labels):
            if labels.count(label) > 1:
                zh, en = label.in_language("zh"), label.in_language("en")
                yield Hit(
                    decision.id, {"said": Text(f"有两个出口都标“{zh}”", f"has two exits labelled '{en}'")}
                )


RULE = Rule(
    id="SB105",
    title=Text("判断的每个出口有标签", "Every exit of a decision is labelled"),
    severity="error",
    set="correctness",
    problem=Text("判断{name}{said}。", "The decision {name} {said}."),
    mend=Text(
        "请在每条出口上写明是哪一种结果，例如“是”“否”。",
        "Write on each exit which outcome it stands for, for example Y and N.",
    ),
    why=Text(
        "没有标签，看图的人不知道什么情况走哪一条。",
        "Without labels a reader cannot tell which outcome goes where.",
    ),
    source=Text("教材第32页：判断的出口标有 Y、N", "chapter, slide 32: exits are marked Y and N"),
    provenance="chapter",
    find=find,
    valid=DECIDED,
    invalid=DECIDED.but(
        flows=(*WAY, flow_row("clear", "leave"), flow_row("clear", "ask", "否", "N", kind="rework")),
    ),
)
