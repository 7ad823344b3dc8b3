"""SB801: before a run it is known how many customers come."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    if not any(graph.bp.arrivals):
        yield Hit()


RULE = Rule(
    id="SB801",
    title=Text("运行前知道来多少顾客", "A run needs arrivals"),
    severity="error",
    set="ready_to_run",
    problem=Text("{name}没有写每小时到达的顾客数。", "No arrivals are given for {name}."),
    mend=Text(
        "请填每小时到达人数（arrivals）：一个数，或一天里每小时一个数。",
        "Fill in the customers an hour (arrivals): one number, or one for each hour of the day.",
    ),
    why=Text(
        "排队的长短取决于来得多快与办得多快之比。",
        "How long a queue gets depends on how fast customers come against how fast they are served.",
    ),
    source=Text("排队论；Hillier、Lieberman 教科书", "queueing theory; Hillier & Lieberman, textbook"),
    provenance="literature",
    find=find,
    valid=SMALL.but(arrivals=[20]),
    invalid=SMALL,
)
