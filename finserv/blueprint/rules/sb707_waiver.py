"""SB707: a waiver has a reason, and something to waive."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL
from .registry import rules
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    known = {rule.id for rule in rules()}
    elements = {"", *graph.steps, *(pool.id for pool in graph.bp.pool_rows)}
    if graph.before:
        elements.update(step.id for step in graph.before.step_rows)
    for waiver in graph.bp.waivers:
        if not waiver.reason:
            said = Text("没有写理由，所以不起作用", "gives no reason and so has no effect")
        elif waiver.rule not in known:
            said = Text("说的规则不存在", "is for a rule that does not exist")
        elif waiver.element not in elements:
            said = Text("说的对象不存在", "is for an element that does not exist")
        else:
            continue
        yield Hit(waiver.element if waiver.element in elements else "", {"rule": waiver.rule, "said": said})


RULE = Rule(
    id="SB707",
    title=Text("豁免写明理由", "A waiver has a reason"),
    severity="warning",
    set="recommended",
    problem=Text("对{name}豁免规则{rule}的一条{said}。", "A waiver of {rule} for {name} {said}."),
    mend=Text(
        "请写出理由，改正编号，或删去这条豁免。", "Give the reason, mend the id, or delete the waiver."
    ),
    why=Text(
        "豁免是有意的决定，后来的人要知道为什么。",
        "A waiver is a decision; whoever comes after must know why.",
    ),
    source=Text("教学重构", "a reconstruction"),
    provenance="reconstruction",
    find=find,
    valid=SMALL.but(
        waivers=[
            {
                "rule": "SB302",
                "element": "ask",
                "reason_zh": "电话里没有展示",
                "reason_en": "none on the phone",
            }
        ]
    ),
    invalid=SMALL.but(waivers=[{"rule": "SB302", "element": "ask"}]),
)
