"""SB703: a decision is put as a question."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import DECIDED, step_row
from .rule import Hit, Rule

ASKING = ("?", "？", "吗", "否")


def find(graph: Graph) -> Iterator[Hit]:
    for decision in graph.decisions:
        names = [name for name in (decision.name_zh, decision.name_en) if name]
        if not all(name.rstrip().endswith(ASKING) for name in names):
            yield Hit(decision.id)


RULE = Rule(
    id="SB703",
    title=Text("判断写成问句", "A decision is put as a question"),
    severity="advice",
    set="recommended",
    problem=Text("判断{name}没有写成问句。", "The decision {name} is not put as a question."),
    mend=Text(
        "请写成一问，让出口的标签就是回答，例如“材料齐全吗？”。",
        "Put it as a question that its exits answer, for example 'Complete?'.",
    ),
    why=Text(
        "菱形里问，箭头上答，看图的人不用猜。",
        "With the question in the diamond and the answers on the arrows nobody has to guess.",
    ),
    source=Text("教材第32页：菱形里都是问句", "chapter, slide 32: every diamond asks"),
    provenance="chapter",
    find=find,
    valid=DECIDED,
    invalid=DECIDED.but(step_row("clear", name_zh="确认结果", name_en="Confirm the result")),
)
