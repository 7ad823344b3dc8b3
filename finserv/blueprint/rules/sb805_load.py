"""SB805: a pool can carry its load."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from ..measures.reckoning import own_minutes
from ..visits import expected_visits
from .example import DESK, SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    arrivals = graph.bp.arrivals
    count = expected_visits(graph).count if arrivals and graph.bp.pool_rows else None
    if count is None:
        return
    for pool in graph.bp.pool_rows:
        steps = [step for step in graph.acts if step.pool == pool.id]
        minutes = [own_minutes(step) for step in steps]
        if None in minutes:
            continue
        work = sum(count[step.id] * own for step, own in zip(steps, minutes, strict=True))
        load = max(arrivals) * work / (60 * pool.capacity)
        if load >= 1:
            yield Hit(pool.id, {"load": f"{load:.2f}", "peak": f"{max(arrivals):g}"})


BUSY = SMALL.but(
    *(step_row(step_id, time_mean=2, pool="desk") for step_id in ("listen", "look_up", "answer")),
    pools=(DESK,),
    arrivals=[15],
)

RULE = Rule(
    id="SB805",
    title=Text("资源池忙得过来", "A pool can carry its load"),
    severity="warning",
    set="ready_to_run",
    problem=Text(
        "每小时来{peak}位顾客时，资源池{name}的负荷是{load}，达到或超过1。",
        "With {peak} customers an hour the load of {name} is {load}, which is 1 or more.",
    ),
    mend=Text(
        "请增加人数、缩短时间，或用预约把高峰摊平；一天里短时超过1可以，但要知道队会越排越长。",
        "Add staff, shorten the times, or smooth the peak by appointments; a short peak above 1 is possible, but know "
        "that the line then grows.",
    ),
    why=Text(
        "来得比办得快，队伍就不断变长，没有稳定的等待时间。",
        "Where work comes faster than it is done the line grows without end, and no steady wait exists.",
    ),
    source=Text(
        "排队论：服务强度ρ；Hillier、Lieberman 教科书",
        "queueing theory: utilisation ρ; Hillier & Lieberman, textbook",
    ),
    provenance="literature",
    find=find,
    valid=BUSY,
    invalid=BUSY.but(arrivals=[10, 30]),
)
