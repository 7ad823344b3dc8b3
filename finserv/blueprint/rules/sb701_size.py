"""SB701: a blueprint is small enough to read."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, chain, step_row
from .rule import Hit, Rule

LIMITS = {"concept": 20, "detail": 50}


def find(graph: Graph) -> Iterator[Hit]:
    count, limit = len(graph.steps), LIMITS[graph.bp.level]
    if count > limit:
        yield Hit("", {"count": count, "limit": limit})


LONG = SMALL.but(
    *(step_row(f"page_{n}", "onstage", f"解释第{n}页", f"Explain page {n}") for n in range(1, 18)),
    flows=chain(
        "arrive ask listen look_up read answer " + " ".join(f"page_{n}" for n in range(1, 18)) + " leave"
    ),
    level="concept",
)

RULE = Rule(
    id="SB701",
    title=Text("蓝图大小适中", "A blueprint is small enough to read"),
    severity="advice",
    set="recommended",
    problem=Text(
        "{name}有{count}个步骤，超过{limit}个就难读了。",
        "{name} has {count} steps; beyond {limit} it is hard to read.",
    ),
    mend=Text(
        "请合并过细的步骤，或拆成几张，用连接符相连。",
        "Join steps that are too fine, or split it into several, joined by connectors.",
    ),
    why=Text(
        "概念蓝图用来沟通，细节蓝图用来诊断；图越大，错误越多，读懂的人越少。",
        "A concept blueprint is for talking, a detailed one for diagnosis; larger models hold more errors and fewer "
        "readers.",
    ),
    source=Text(
        "教材第36页；上限50个：Mendling、Reijers、van der Aalst（2010）；20个为教学假设",
        "chapter, slide 36; limit of 50: Mendling, Reijers & van der Aalst 2010; 20 is a teaching assumption",
    ),
    provenance="literature",
    find=find,
    valid=SMALL,
    invalid=LONG,
)
