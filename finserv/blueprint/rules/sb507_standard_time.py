"""SB507: a step keeps its standard time."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph, step_units
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.acts:
        mean, standard = step.time_mean, step.standard_time
        if mean is not None and standard is not None and mean > standard:
            yield Hit(
                step.id,
                {"mean": f"{mean:g}", "standard": f"{standard:g}", "unit": step_units(step)},
            )


RULE = Rule(
    id="SB507",
    title=Text("平均时间不超过标准时间", "A step keeps its standard time"),
    severity="advice",
    set="thorough",
    problem=Text(
        "{name}平均用{mean}{unit}，标准是{standard}{unit}。",
        "{name} takes {mean} {unit} on average; the standard is {standard}.",
    ),
    mend=Text(
        "请查明为什么超时，或者重定标准；这是改进的起点，不是画错了。",
        "Find out why it takes longer, or set another standard; this is where to improve, not an error of drawing.",
    ),
    why=Text(
        "步骤拖得越久成本越高，每位顾客的利润越少。",
        "The longer a step drags, the more it costs and the less profit is left on a customer.",
    ),
    source=Text("Shostack（1984）", "Shostack 1984"),
    provenance="literature",
    find=find,
    valid=SMALL.but(step_row("answer", time_mean=2, standard_time=2)),
    invalid=SMALL.but(step_row("answer", time_mean=3, standard_time=2)),
)
