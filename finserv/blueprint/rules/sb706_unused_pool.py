"""SB706: a pool does some work."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import DESK, SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    used = {step.pool for step in graph.steps.values()}
    for pool in graph.bp.pool_rows:
        if pool.id not in used:
            yield Hit(pool.id)


RULE = Rule(
    id="SB706",
    title=Text("每个资源池都有事做", "Every pool does some work"),
    severity="warning",
    set="recommended",
    problem=Text("没有步骤用到资源池{name}。", "No step uses the pool {name}."),
    mend=Text(
        "请在它负责的步骤上填这个资源池，或删去它。",
        "Enter the pool at the steps that it does, or leave it out.",
    ),
    why=Text(
        "没有步骤的人手不花时间，却会被当成算进去了。",
        "Staff without a step costs nothing in the reckoning, though a reader thinks it is counted.",
    ),
    source=Text("教学重构", "a reconstruction"),
    provenance="reconstruction",
    find=find,
    valid=SMALL.but(step_row("listen", pool="desk"), pools=(DESK,)),
    invalid=SMALL.but(pools=(DESK,)),
)
