"""SB502: no wait is longer than customers tolerate."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph, step_units
from .example import QUEUED, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.steps.values():
        actual, tolerable = step.wait_actual, step.wait_tolerable
        if step.wait_point and actual is not None and tolerable is not None and actual > tolerable:
            values = {
                "actual": f"{actual:g}",
                "tolerable": f"{tolerable:g}",
                "unit": step_units(step),
            }
            yield Hit(step.id, values)


RULE = Rule(
    id="SB502",
    title=Text("等待不超过可容忍时间", "No wait is longer than tolerable"),
    severity="warning",
    set="thorough",
    problem=Text(
        "在{name}，顾客等{actual}{unit}，可容忍的是{tolerable}{unit}。",
        "At {name} customers wait {actual} {unit}; they tolerate {tolerable}.",
    ),
    mend=Text(
        "请增加人手、分流、预约，或让等待有事可做、有数可看；这是改进的起点，不是画错了。",
        "Add staff, split the line, take appointments, or fill and explain the wait; this is where to improve, not an "
        "error of drawing.",
    ),
    why=Text(
        "超过可容忍时间，顾客的评价就会下降，甚至离开。",
        "Beyond the tolerable time the customer's judgement falls, or he leaves.",
    ),
    source=Text("Shostack（1984）；Maister（1985）", "Shostack 1984; Maister 1985"),
    provenance="literature",
    find=find,
    valid=QUEUED,
    invalid=QUEUED.but(step_row("queue", wait_actual=15)),
)
