"""SB406: what has a recovery is marked as a fail point."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.steps.values():
        told = (
            step.recovery_step or step.recovery_blueprint or step.fail_remedy_zh or step.fail_remedy_en
            or step.fail_cause_zh or step.fail_cause_en
        )  # fmt: skip
        if told and not step.fail_point:
            yield Hit(step.id)


RULE = Rule(
    id="SB406",
    title=Text("写了失误和补救，就标为失误点", "What can fail is marked as a fail point"),
    severity="warning",
    set="recommended",
    problem=Text(
        "{name}写了失误原因或补救，却没有标为失误点，图上不会出现 F。",
        "{name} has a cause or a recovery but is not marked as a fail point, so no F is drawn.",
    ),
    mend=Text("请标为失误点，或删去这些内容。", "Mark it as a fail point, or take these entries away."),
    why=Text("失误点要在图上一眼看到。", "Fail points are meant to be seen at a glance."),
    source=Text("教材第27页", "chapter, slide 27"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(
        step_row("answer", fail_cause_zh="答错", fail_cause_en="wrong answer"),
    ),
)
