"""SB601: a control step says on what it rests."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import IDENTIFIED, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.steps.values():
        basis = step.control_basis_zh + step.control_basis_en
        if step.control and not basis:
            yield Hit(step.id, {"said": Text("没有写依据", "does not say on what it rests")})
        elif step.control and step.provenance == "regulation" and not any(c.isdigit() for c in basis):
            yield Hit(
                step.id,
                {"said": Text("的依据是现行规定，却没有写日期", "rests on a regulation without its date")},
            )


RULE = Rule(
    id="SB601",
    title=Text("控制环节写明依据", "A control step has its basis"),
    severity="warning",
    set="recommended",
    problem=Text("控制环节{name}{said}。", "The control step {name} {said}."),
    mend=Text(
        "请写出规定的名称和日期，或单位的内部控制制度。",
        "Name the regulation and its date, or the rule of the house.",
    ),
    why=Text(
        "控制环节不能为了省时间删掉；写明依据，改流程的人才知道为什么。",
        "A control may not be dropped to save time; whoever redesigns must see why.",
    ),
    source=Text("教学重构；各步骤自己的依据", "a reconstruction; each step's own basis"),
    provenance="reconstruction",
    find=find,
    valid=IDENTIFIED,
    invalid=IDENTIFIED.but(step_row("identify", control_basis_zh="", control_basis_en="")),
)
