"""SB508: somebody has looked where customers wait."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import QUEUED, SMALL
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    met = any("customer" in (a.band, b.band) for _, a, b in graph.crossings)
    if met and not any(step.wait_point for step in graph.steps.values()):
        yield Hit()


RULE = Rule(
    id="SB508",
    title=Text("找过等待点", "Wait points have been looked for"),
    severity="advice",
    set="thorough",
    levels=("detail",),
    problem=Text(
        "{name}有顾客接触，却一个等待点也没有。", "{name} has contacts with customers but not one wait point."
    ),
    mend=Text(
        "请跟着顾客走一遍，把他等人、等机器、等结果的地方标为等待点。",
        "Walk through it with a customer and mark where he waits for staff, a machine or a result.",
    ),
    why=Text(
        "蓝图要标出顾客等待发生的地方；很少有服务从不让人等。",
        "A blueprint shows where customers wait; few services never make them.",
    ),
    source=Text("教材第27页", "chapter, slide 27"),
    provenance="chapter",
    find=find,
    valid=QUEUED,
    invalid=SMALL,
)
