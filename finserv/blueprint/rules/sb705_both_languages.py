"""SB705: a blueprint that is bilingual is so throughout."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    both = sum(bool(step.name_zh and step.name_en) for step in graph.steps.values())
    if both * 2 <= len(graph.steps):
        return
    for step in graph.steps.values():
        if not (step.name_zh and step.name_en):
            yield Hit(
                step.id, {"language": Text("英文", "English") if step.name_zh else Text("中文", "Chinese")}
            )


RULE = Rule(
    id="SB705",
    title=Text("双语蓝图处处双语", "A bilingual blueprint is so throughout"),
    severity="advice",
    set="thorough",
    problem=Text("{name}没有{language}名称。", "{name} has no name in {language}."),
    mend=Text("请补上，或者整张蓝图只用一种语言。", "Add it, or keep the whole blueprint in one language."),
    why=Text(
        "换一种语言看图时，缺的名称会用另一种语言顶替，读的人看不懂。",
        "In the other language a missing name is filled by the one at hand, which its reader may not understand.",
    ),
    source=Text("教学重构", "a reconstruction"),
    provenance="reconstruction",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(step_row("answer", name_zh="")),
)
