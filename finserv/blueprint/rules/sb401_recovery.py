"""SB401: a fail point has a recovery, or says why not."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.fail_points:
        remedy = step.fail_remedy_zh or step.fail_remedy_en
        if not (step.recovery_step or step.recovery_blueprint or remedy):
            yield Hit(step.id)


RULE = Rule(
    id="SB401",
    title=Text("失误点有补救", "A fail point has a recovery"),
    severity="warning",
    set="recommended",
    problem=Text("{name}标了失误点，却没有补救。", "{name} is marked as a fail point but has no recovery."),
    mend=Text(
        "请写补救办法，或指明补救步骤、补救蓝图；不补救的，在补救办法里说明理由。",
        "Write the remedy, or name the recovery step or blueprint; if nothing is done, say why as the remedy.",
    ),
    why=Text(
        "找出失误点是为了事先想好怎样预防和补救；只标不管，等于没找。",
        "Fail points are looked for so that prevention and recovery are thought of beforehand.",
    ),
    source=Text("教材第27、33、36页；Shostack（1984）", "chapter, slides 27, 33, 36; Shostack 1984"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(step_row("listen", fail_remedy_zh="", fail_remedy_en="")),
)
