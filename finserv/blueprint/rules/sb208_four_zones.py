"""SB208: a detail blueprint shows all four zones."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from ..words import BANDS
from .example import SMALL, chain
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    empty = [name for band, name in BANDS.items() if not graph.bp.band(band)]
    if empty:
        zh, en = "、".join(name.zh for name in empty), ", ".join(name.en for name in empty)
        yield Hit("", {"bands": Text(zh, en)})


RULE = Rule(
    id="SB208",
    title=Text("细节蓝图画全四个区域", "A detail blueprint shows all four zones"),
    severity="advice",
    set="recommended",
    levels=("detail",),
    problem=Text("{name}有空着的区域：{bands}。", "A zone of {name} is empty: {bands}."),
    mend=Text(
        "请补上那里做的事；确实没有，就写一条带理由的豁免，或改为概念蓝图。",
        "Add what is done there; if there is nothing, waive this with the reason, or make it a concept blueprint.",
    ),
    why=Text(
        "蓝图是“三线四区”：少一个区域，就少看到一部分代价和风险。",
        "A blueprint is three lines and four zones; with one zone missing, some cost and risk stays unseen.",
    ),
    source=Text("教材第31页", "chapter, slide 31"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(flows=chain("arrive ask listen look_up answer leave"), drop="read"),
)
