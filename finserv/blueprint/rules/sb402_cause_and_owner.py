"""SB402: a fail point says what goes wrong and who puts it right."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.fail_points:
        missing = []
        if not (step.fail_cause_zh or step.fail_cause_en):
            missing.append(Text("失误原因", "cause"))
        if not (step.fail_owner_zh or step.fail_owner_en):
            missing.append(Text("补救责任人", "owner"))
        if missing:
            zh, en = "和".join(m.zh for m in missing), " and no ".join(m.en for m in missing)
            yield Hit(step.id, {"missing": Text(zh, en)})


RULE = Rule(
    id="SB402",
    title=Text("失误点写明原因和责任人", "A fail point has a cause and an owner"),
    severity="advice",
    set="recommended",
    levels=("detail",),
    problem=Text("失误点{name}没有写{missing}。", "The fail point {name} has no {missing}."),
    mend=Text(
        "请写出可能怎样出错、由谁负责补救。",
        "Say what may go wrong and who puts it right.",
    ),
    why=Text(
        "知道原因才能预防，有人负责才会补救。",
        "A known cause can be prevented, and what somebody owns gets mended.",
    ),
    source=Text("Shostack（1984）；教材第33页", "Shostack 1984; chapter, slide 33"),
    provenance="literature",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(step_row("listen", fail_owner_zh="", fail_owner_en="")),
)
