"""SB807: before money is reckoned every paid step has a cost or a wage."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import DESK, SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    wages = {pool.id: pool.wage for pool in graph.bp.pool_rows}
    for step in graph.acts:
        pays = step.band != "customer" or step.pool
        if pays and not step.wait_point and step.cost is None and wages.get(step.pool) is None:
            yield Hit(step.id)


PRICED = SMALL.but(
    *(step_row(step_id, pool="desk") for step_id in ("listen", "look_up", "answer")),
    step_row("read", cost=0.1),
    pools=(DESK,),
)

RULE = Rule(
    id="SB807",
    title=Text("算钱之前每步都有成本或工资", "Reckoning money needs a cost or a wage at every step"),
    severity="advice",
    set="ready_to_run",
    problem=Text(
        "{name}既没有每次成本，资源池也没有工资。",
        "{name} has no cost each time, and its pool no wage.",
    ),
    mend=Text("请填其中一项。", "Fill in one of them."),
    why=Text(
        "缺一步的成本，每位顾客的成本和利润就算不出来。",
        "With one step's cost missing, neither cost nor profit a customer can be told.",
    ),
    source=Text("Shostack（1984）；教材第33、36页", "Shostack 1984; chapter, slides 33 and 36"),
    provenance="literature",
    find=find,
    valid=PRICED,
    invalid=PRICED.but(step_row("read", cost=None)),
)
