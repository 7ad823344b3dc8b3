"""SB405: a step is not its own recovery."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.steps.values():
        if step.recovery_step == step.id:
            yield Hit(step.id)


RULE = Rule(
    id="SB405",
    title=Text("步骤不补救它自己", "A step is not its own recovery"),
    severity="error",
    set="correctness",
    problem=Text("{name}把自己写成了补救步骤。", "{name} names itself as its recovery step."),
    mend=Text(
        "请另画一个补救步骤；如果只是重做，用一条返工流程。",
        "Draw a recovery step of its own; if it is only done again, use a rework flow.",
    ),
    why=Text(
        "补救是出错之后另做的事：道歉、更正、补偿。",
        "A recovery is what is done besides, after an error: apologise, correct, make good.",
    ),
    source=Text(
        "教材第36、37页；Hart、Heskett、Sasser（1990）", "chapter, slides 36, 37; Hart, Heskett & Sasser 1990"
    ),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(step_row("listen", recovery_step="listen")),
)
