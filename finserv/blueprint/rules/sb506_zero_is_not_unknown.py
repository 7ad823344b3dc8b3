"""SB506: what is unknown is empty, not zero."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, step_row
from .rule import Hit, Rule

FIELDS = {
    "time_mean": Text("平均时间", "mean time"),
    "standard_time": Text("标准执行时间", "standard time"),
    "wait_actual": Text("实际等待时间", "actual waiting time"),
    "wait_tolerable": Text("可容忍等待时间", "tolerable waiting time"),
    "cost": Text("每次成本", "cost each time"),
}


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.acts:
        for field, title in FIELDS.items():
            momentary = step.kind == "decision" and field == "time_mean"
            if getattr(step, field) == 0 and not momentary:
                yield Hit(step.id, {"field": title})


RULE = Rule(
    id="SB506",
    title=Text("不知道就留空，不写零", "Unknown is empty, not zero"),
    severity="warning",
    set="recommended",
    problem=Text("{name}的{field}写成了0。", "The {field} of {name} is 0."),
    mend=Text(
        "不知道就留空；真的不花时间、不花钱，就写一条带理由的豁免。",
        "Leave it empty if it is unknown; if it truly takes nothing, waive this with the reason.",
    ),
    why=Text(
        "零会被算进平均和合计，让过程看起来比实际快、比实际便宜。",
        "A zero enters every sum and makes the process look faster and cheaper than it is.",
    ),
    source=Text("教学重构：未知留空，不是零", "a reconstruction: unknown is empty, not zero"),
    provenance="reconstruction",
    find=find,
    valid=SMALL.but(step_row("answer", time_mean=2)),
    invalid=SMALL.but(step_row("answer", time_mean=0)),
)
