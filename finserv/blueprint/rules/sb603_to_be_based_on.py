"""SB603: a to-be blueprint says what it changes."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    if graph.bp.state == "to_be" and not graph.bp.based_on:
        yield Hit()


RULE = Rule(
    id="SB603",
    title=Text("期望蓝图写明改自哪一张", "A to-be blueprint says what it changes"),
    severity="advice",
    set="recommended",
    problem=Text(
        "{name}是期望蓝图，却没有写改自哪一张现状蓝图。",
        "It is not said which as-is blueprint {name} changes.",
    ),
    mend=Text(
        "请填“改自”（based_on）；全新的服务没有现状，就写一条带理由的豁免。",
        "Fill in based_on; a new service has no as-is, so waive this with that reason.",
    ),
    why=Text(
        "改进已有的服务，先画现状，再画期望，两张对照才看得出改了什么、为什么。",
        "To improve a service, draw it as it is first; only side by side can one see what changes and why.",
    ),
    source=Text("教材第36页", "chapter, slide 36"),
    provenance="chapter",
    find=find,
    valid=SMALL.but(state="to_be", based_on="enquiry_as_is"),
    invalid=SMALL.but(state="to_be"),
)
