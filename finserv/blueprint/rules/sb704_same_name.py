"""SB704: no two steps of a band share a name."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, chain, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    first: dict[tuple[str, str], str] = {}
    for step in graph.acts:
        for name in (step.name_zh, step.name_en):
            if name:
                other = first.setdefault((step.band, name.casefold()), step.id)
                if other != step.id:
                    yield Hit(step.id, {"other": other})
                    break


RULE = Rule(
    id="SB704",
    title=Text("同一区里步骤不重名", "No two steps of a band share a name"),
    severity="warning",
    set="recommended",
    problem=Text("{name}与同一区的“{other}”重名。", "{name} has the same name as '{other}' in its band."),
    mend=Text(
        "同一件事只画一步；不是一件事，就写出差别。",
        "Draw one thing once; if they differ, name the difference.",
    ),
    why=Text(
        "教材的存款流程里“输入密码”并排印了两次，读的人至今不知道是不是同一步。",
        "The chapter's deposit prints 'enter the PIN' twice, and readers still wonder whether it is one step.",
    ),
    source=Text("教材第5页的例子；教学重构", "example of slide 5; a reconstruction"),
    provenance="reconstruction",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(
        step_row("answer_2", "onstage", "答复顾客", "Answer the customer"),
        flows=chain("arrive ask listen look_up read answer answer_2 leave"),
    ),
)
