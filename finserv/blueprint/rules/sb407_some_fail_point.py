"""SB407: somebody has looked for fail points."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    met = any("customer" in (a.band, b.band) for _, a, b in graph.crossings)
    if met and not graph.fail_points:
        yield Hit()


RULE = Rule(
    id="SB407",
    title=Text("找过失误点", "Fail points have been looked for"),
    severity="warning",
    set="recommended",
    levels=("detail",),
    problem=Text(
        "{name}有顾客接触，却一个失误点也没有。", "{name} has contacts with customers but not one fail point."
    ),
    mend=Text(
        "请逐个看每次接触：可能怎样出错、顾客会不会察觉，把最要紧的标为失误点。",
        "Go through the contacts: what may go wrong, would the customer notice? Mark the gravest as fail points.",
    ),
    why=Text(
        "找出潜在失误点是画蓝图的主要用处之一；没有失误点的服务是没有检查过的服务。",
        "Finding fail points is a main use of a blueprint; a service without any has not been looked at.",
    ),
    source=Text("教材第27、33页；Shostack（1984）", "chapter, slides 27 and 33; Shostack 1984"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(
        step_row(
            "listen",
            fail_point=False,
            fail_cause_zh="",
            fail_cause_en="",
            fail_remedy_zh="",
            fail_remedy_en="",
        )
    ),
)
