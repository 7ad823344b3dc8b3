"""SB404: a recovery leads back into the process or to an end."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, chain, flow_row, step_row
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    recoveries = dict.fromkeys(step.recovery_step for step in graph.fail_points if step.recovery_step)
    for step_id in recoveries:
        if not graph.out[step_id] and graph.steps[step_id].kind not in ("end", "connector"):
            yield Hit(step_id)


APOLOGISE = SMALL.but(
    step_row("listen", recovery_step="redo"),
    step_row("redo", "onstage", "道歉并重记", "Apologise and note again"),
    flows=(
        *chain("arrive ask listen look_up read answer leave"),
        flow_row("listen", "redo", "记错", "misheard", kind="recovery", probability=0.05),
        *chain("redo look_up"),
    ),
)

RULE = Rule(
    id="SB404",
    title=Text("补救之后回到流程或结束", "A recovery returns or ends"),
    severity="warning",
    set="recommended",
    problem=Text("补救步骤{name}之后没有下文。", "Nothing follows the recovery step {name}."),
    mend=Text(
        "请画出补救后回到哪一步，或者在这里结束。",
        "Show to which step the recovery returns, or make it an end.",
    ),
    why=Text(
        "补救的最后一步是收尾：顾客要知道事情办成了。",
        "The last step of a recovery closes the loop: the customer learns that it is done.",
    ),
    source=Text(
        "Hart、Heskett、Sasser（1990）；教材第36页", "Hart, Heskett & Sasser 1990; chapter, slide 36"
    ),
    provenance="literature",
    find=find,
    valid=APOLOGISE,
    invalid=APOLOGISE.but(flows=APOLOGISE.flows[:-1]),
)
