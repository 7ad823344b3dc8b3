"""SB501: a wait point has its actual and its tolerable time."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import QUEUED, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.steps.values():
        if step.wait_point:
            missing = [
                name
                for name, value in ((ACTUAL, step.wait_actual), (TOLERABLE, step.wait_tolerable))
                if value is None
            ]
            if missing:
                zh, en = "和".join(m.zh for m in missing), " and ".join(m.en for m in missing)
                yield Hit(step.id, {"missing": Text(zh, en)})


ACTUAL = Text("实际等待时间", "actual waiting time")
TOLERABLE = Text("可容忍等待时间", "tolerable waiting time")

RULE = Rule(
    id="SB501",
    title=Text("等待点写明实际和可容忍的时间", "A wait point has an actual and a tolerable time"),
    severity="warning",
    set="recommended",
    levels=("detail",),
    problem=Text("等待点{name}没有{missing}。", "The wait point {name} has no {missing}."),
    mend=Text(
        "请去现场量一量顾客等了多久，问一问顾客能忍多久；概念蓝图可以不填。",
        "Measure how long customers wait and ask how long they would; a concept blueprint may leave it out.",
    ),
    why=Text(
        "不写时间，就看不出这里的等待是小事还是问题。",
        "Without times nobody can tell whether this wait matters.",
    ),
    source=Text(
        "教材第27页；标准时间与可容忍时间：Shostack（1984）",
        "chapter, slide 27; tolerable time: Shostack 1984",
    ),
    provenance="literature",
    find=find,
    valid=QUEUED,
    invalid=QUEUED.but(step_row("queue", wait_tolerable=None)),
)
