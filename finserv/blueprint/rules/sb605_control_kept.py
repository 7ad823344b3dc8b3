"""SB605: a redesign drops no control step."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import IDENTIFIED, SMALL
from .rule import Hit, Rule, element_name


def find(graph: Graph) -> Iterator[Hit]:
    if graph.before is None:
        return
    for old in graph.before.step_rows:
        name = element_name(graph.before, old.id)
        if old.control and old.id not in graph.steps:
            yield Hit(old.id, {"old": name, "said": Text("被删去了", "has been dropped")})
        elif old.control and not graph.steps[old.id].control:
            yield Hit(old.id, {"old": name, "said": Text("不再标为控制环节", "is no longer marked as one")})


TO_BE = {"state": "to_be", "based_on": "enquiry_as_is"}

RULE = Rule(
    id="SB605",
    title=Text("改进不删控制环节", "A redesign drops no control"),
    severity="error",
    set="recommended",
    problem=Text("原来的控制环节{old}{said}。", "The former control step {old} {said}."),
    mend=Text(
        "请保留它，可以换人、换地方、换成机器做，但不能没有。",
        "Keep it: another person, place or a machine may do it, but it may not be missing.",
    ),
    why=Text(
        "身份核验、双人复核、双录、适当性匹配由监管或内部控制规定。",
        "Identity checks, dual review, recorded sales and suitability are demanded by regulation or internal control.",
    ),
    source=Text(
        "客户尽职调查办法（2026-01-01）等；见各步骤的依据",
        "Chinese rules on customer due diligence (2026-01-01) and others; see each step's basis",
    ),
    provenance="regulation",
    find=find,
    valid=IDENTIFIED.but(**TO_BE, before=IDENTIFIED),
    invalid=SMALL.but(**TO_BE, before=IDENTIFIED),
)
