"""SB808: a wait point has no service time of its own."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import QUEUED, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.steps.values():
        if step.wait_point and (step.time_mean is not None or step.time_values):
            yield Hit(step.id)


RULE = Rule(
    id="SB808",
    title=Text("等待点自己不花办理时间", "A wait point has no working time"),
    severity="advice",
    set="ready_to_run",
    problem=Text(
        "等待点{name}还写了办理时间，运行时不会用到。",
        "The wait point {name} also has a working time, which a run does not use.",
    ),
    mend=Text(
        "请把办理时间写到另一个步骤上，这里只留实际和可容忍的等待时间。",
        "Give the working time to a step of its own, and leave only the waiting times here.",
    ),
    why=Text(
        "等待从人手不够中产生，运行算出来的等待要与这里记下的对照。",
        "Waiting comes of staff being busy; a run finds it, and is compared with what is noted here.",
    ),
    source=Text("教学重构：运行的约定", "a reconstruction: convention of a run"),
    provenance="reconstruction",
    find=find,
    valid=QUEUED,
    invalid=QUEUED.but(step_row("queue", time_mean=6)),
)
