"""SB303: a step that the customer does not see has no evidence."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import HIDDEN, Graph
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.steps.values():
        if step.band in HIDDEN and step.evidence and not step.remote:
            yield Hit(step.id)


RULE = Rule(
    id="SB303",
    title=Text("看不见的步骤没有有形展示", "An unseen step has no evidence"),
    severity="warning",
    set="recommended",
    problem=Text(
        "{name}在可视分界线以下，却写了有形展示。",
        "{name} lies below the line of visibility, yet evidence is given for it.",
    ),
    mend=Text(
        "请把展示写到看见它的顾客步骤上；内部单据写在备注里；远程联系就标为远程。",
        "Move the evidence to the customer step at which it is seen, an inner form to the note; mark remote contact "
        "as remote.",
    ),
    why=Text(
        "有形展示是顾客看得到的东西，看不见的就不是展示。",
        "Evidence is what the customer sees; what he does not see is none.",
    ),
    source=Text("教材第28、30、31页", "chapter, slides 28, 30, 31"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(step_row("look_up", evidence_zh="内部查询单", evidence_en="inner enquiry form")),
)
