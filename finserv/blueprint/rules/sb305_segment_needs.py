"""SB305: the needs of the segment are stated."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    if not (graph.bp.needs_zh or graph.bp.needs_en):
        yield Hit()


RULE = Rule(
    id="SB305",
    title=Text("写明目标顾客的需求", "The customers' needs are stated"),
    severity="advice",
    set="recommended",
    levels=("detail",),
    problem=Text("{name}没有写目标顾客对服务的需求。", "It is not said what the customers of {name} need."),
    mend=Text(
        "请用一两句话写出他们最看重什么，例如快、准、保密。",
        "Say in a sentence or two what matters most to them, for example speed, accuracy, privacy.",
    ),
    why=Text(
        "不知道顾客要什么，就说不出哪一步重要、等多久算久。",
        "Without the needs nobody can say which step matters or what wait is long.",
    ),
    source=Text("教材第35页第二步", "chapter, slide 35 step 2"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(needs_zh="", needs_en=""),
)
