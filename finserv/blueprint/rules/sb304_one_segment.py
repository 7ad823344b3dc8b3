"""SB304: a detail blueprint is made for one segment."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL
from .rule import Hit, Rule

SEPARATORS = (";", "；", "/", "／")


def find(graph: Graph) -> Iterator[Hit]:
    segment = (graph.bp.segment_zh, graph.bp.segment_en)
    if not any(segment):
        yield Hit("", {"said": Text("没有写目标顾客", "names no segment")})
    elif any(mark in part for part in segment for mark in SEPARATORS):
        yield Hit("", {"said": Text("写了不止一类目标顾客", "names more than one segment")})


RULE = Rule(
    id="SB304",
    title=Text("一张细节蓝图只对一类顾客", "A detail blueprint has one segment"),
    severity="advice",
    set="recommended",
    levels=("detail",),
    problem=Text("{name}{said}。", "{name} {said}."),
    mend=Text(
        "请写明一类顾客；几类顾客各画一张，或者合画一张概念蓝图。",
        "Name one segment; draw one blueprint for each, or one concept blueprint for all.",
    ),
    why=Text(
        "不同的顾客走不同的路、看重不同的东西，混在一张细节图上谁的路都不对。",
        "Segments go different ways and value different things; mixed in one detailed picture it is nobody's way.",
    ),
    source=Text("教材第35页第二步，第36页", "chapter, slide 35 step 2, slide 36"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(segment_zh="个人客户；小企业", segment_en="private customers; small firms"),
)
