"""SB505: a fee is shown before it is charged."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, chain, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    charged = [step.id for step in graph.steps.values() if step.fee == "charged"]
    if not charged:
        return
    shown = [step.id for step in graph.steps.values() if step.fee == "shown"]
    untold = graph.reach(graph.entries, without=shown)
    for step_id in charged:
        if step_id in untold:
            yield Hit(step_id)


PAID = SMALL.but(
    step_row("tell", "onstage", "告知查询费", "Tell the fee", fee="shown"),
    step_row(
        "pay", "customer", "付查询费", "Pay the fee", fee="charged", evidence_zh="收据", evidence_en="receipt"
    ),
    step_row("take", "onstage", "收款开票", "Take the money", note_zh="当面点清。", note_en="Counted aloud."),
    flows=chain("arrive ask listen tell pay take look_up read answer leave"),
)

RULE = Rule(
    id="SB505",
    title=Text("先告知费用再收取", "A fee is shown before it is charged"),
    severity="warning",
    set="recommended",
    problem=Text(
        "{name}收取费用，但有一条路走到这里之前没有告知过费用。",
        "{name} charges a fee, but there is a way to it on which no fee has been shown.",
    ),
    mend=Text(
        "请在收费之前加上告知费用的步骤（费用一栏填“告知费用”）。",
        "Put a step before it that shows the fee (fee: shown).",
    ),
    why=Text(
        "事后才知道收费，是顾客最常见的投诉之一；事先告知，顾客才有选择。",
        "A fee learnt of afterwards is a classic complaint; only a customer who knows it can choose.",
    ),
    source=Text(
        "教学重构：收费先公开，再由顾客选择", "a reconstruction: prices are open, then the customer chooses"
    ),
    provenance="reconstruction",
    find=find,
    valid=PAID,
    invalid=PAID.but(step_row("tell", fee="")),
)
