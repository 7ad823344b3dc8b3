"""SB207: customer and provider meet somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, chain, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    bands = {step.band for step in graph.acts}
    met = any("customer" in (a.band, b.band) for _, a, b in graph.crossings)
    if "customer" in bands and len(bands) > 1 and not met:
        yield Hit()


RULE = Rule(
    id="SB207",
    title=Text("顾客与提供者有接触", "Customer and provider meet"),
    severity="warning",
    set="recommended",
    problem=Text(
        "{name}里没有一条流程穿过互动分界线，看不出顾客与谁接触。",
        "No flow of {name} crosses the line of interaction: nobody sees whom the customer meets.",
    ),
    mend=Text(
        "请从顾客的行为画一条竖线到回应他的前台步骤。",
        "Draw an upright flow from what the customer does to the onstage step that answers.",
    ),
    why=Text(
        "每条穿过互动分界线的竖线就是一次接触，顾客在这里感受质量。",
        "Each upright line across it is a contact, where the customer feels quality.",
    ),
    source=Text("教材第28、30、33页", "chapter, slides 28, 30, 33"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(
        step_row("look_up", remote=True),
        step_row(
            "wait_home", "customer", "在家等候", "Wait at home", evidence_zh="回执", evidence_en="receipt"
        ),
        flows=(*chain("arrive ask wait_home leave"), *chain("look_up read")),
        drop="listen answer",
    ),
)
