"""SB804: before a run it is known who does the staff's work."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import DESK, SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.acts:
        if step.actor == "staff" and not step.pool and not step.wait_point:
            yield Hit(step.id)


STAFFED = SMALL.but(
    *(step_row(step_id, pool="desk") for step_id in ("listen", "look_up", "answer")), pools=(DESK,)
)

RULE = Rule(
    id="SB804",
    title=Text("运行前员工步骤都有资源池", "A run needs a pool for the staff's steps"),
    severity="warning",
    set="ready_to_run",
    problem=Text("{name}由员工做，却没有资源池。", "{name} is done by staff but has no pool."),
    mend=Text(
        "请填由哪一组人做、有几个人；真的从不排队就留空。",
        "Say which group does it and how many they are; leave it where truly nobody ever queues.",
    ),
    why=Text(
        "没有资源池的步骤从不排队，人手看起来用不完。",
        "A step without a pool never waits, as if there were staff without end.",
    ),
    source=Text("排队论；Hillier、Lieberman 教科书", "queueing theory; Hillier & Lieberman, textbook"),
    provenance="literature",
    find=find,
    valid=STAFFED,
    invalid=STAFFED.but(step_row("look_up", pool="")),
)
