"""SB403: a recovery has a time limit."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.fail_points:
        if step.fail_time_limit is None and (step.recovery_step or step.recovery_blueprint):
            yield Hit(step.id)


RECOVERED = SMALL.but(step_row("listen", recovery_step="look_up"))

RULE = Rule(
    id="SB403",
    title=Text("补救有时限", "A recovery has a time limit"),
    severity="advice",
    set="recommended",
    levels=("detail",),
    problem=Text("失误点{name}的补救没有时限。", "The recovery of {name} has no time limit."),
    mend=Text("请写出最迟多久要补救好。", "Say within what time it has to be put right."),
    why=Text(
        "补救要快：拖得越久，顾客越不满意。",
        "A recovery must be fast: the longer it takes, the less it helps.",
    ),
    source=Text(
        "Hart、Heskett、Sasser（1990）；教材第37页", "Hart, Heskett & Sasser 1990; chapter, slide 37"
    ),
    provenance="literature",
    find=find,
    valid=RECOVERED,
    invalid=RECOVERED.but(step_row("listen", fail_time_limit=None)),
)
