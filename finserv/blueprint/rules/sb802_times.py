"""SB802: before a run every action has its time."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from ..measures.reckoning import own_minutes
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.acts:
        if own_minutes(step) is None:
            yield Hit(step.id)


TIMED = SMALL.but(
    *(step_row(step_id, time_mean=2) for step_id in ("ask", "listen", "look_up", "answer")),
    step_row("read", time_mean=1, time_unit="second"),
)

RULE = Rule(
    id="SB802",
    title=Text("运行前每个活动都有时间", "A run needs the time of every action"),
    severity="warning",
    set="ready_to_run",
    problem=Text("{name}没有时间。", "{name} has no time."),
    mend=Text(
        "请填平均时间和单位，或填实测时间；等待点不用填。",
        "Fill in mean time and unit, or observed times; a wait point needs none.",
    ),
    why=Text(
        "没有时间就没有排队、没有成本，运行只会把它当成不花时间。",
        "Without a time there is no queue and no cost; a run would take it as done at once.",
    ),
    source=Text(
        "教材第36页：时间与金钱；Shostack（1984）", "chapter, slide 36: time and money; Shostack 1984"
    ),
    provenance="chapter",
    find=find,
    valid=TIMED,
    invalid=TIMED.but(step_row("look_up", time_mean=None)),
)
