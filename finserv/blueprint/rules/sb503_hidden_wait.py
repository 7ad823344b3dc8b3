"""SB503: no wait hides at a hand-over."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import DESK, QUEUED, chain, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.acts:
        before = [graph.steps[flow.source] for flow in graph.into[step.id] if flow.kind == "flow"]
        if step.pool and before and not step.wait_point:
            handed = any(other.pool != step.pool for other in before)
            if handed and not any(other.wait_point for other in before):
                yield Hit(step.id, {"pool": step.pool})


POOLED = QUEUED.but(
    step_row("listen", pool="desk"),
    flows=chain("arrive ask queue listen look_up read answer leave"),
    pools=(DESK,),
)

RULE = Rule(
    id="SB503",
    title=Text("交接处没有藏着的等待", "No wait hides at a hand-over"),
    severity="advice",
    set="thorough",
    levels=("detail",),
    problem=Text(
        "{name}要等资源池“{pool}”里有人空出来，但前后都没有等待点。",
        "{name} waits until somebody of the pool '{pool}' is free, but no wait point stands there.",
    ),
    mend=Text(
        "请在交接处标等待点，或说明这里从不排队。",
        "Mark a wait point at the hand-over, or waive this where nobody ever queues.",
    ),
    why=Text(
        "活儿换手的地方最容易排队，而内部的等待顾客也得等。",
        "Queues form where work changes hands, and the customer waits for the inner ones too.",
    ),
    source=Text(
        "教材第27、34页；Bitner、Ostrom、Morgan（2008）",
        "chapter, slides 27 and 34; Bitner, Ostrom & Morgan 2008",
    ),
    provenance="literature",
    find=find,
    valid=POOLED,
    invalid=POOLED.but(drop="queue", flows=chain("arrive ask listen look_up read answer leave")),
)
