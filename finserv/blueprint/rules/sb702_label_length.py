"""SB702: a step's name is short."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, step_row
from .rule import Hit, Rule

LIMITS = {"zh": 16, "en": 40}


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.steps.values():
        zh = 0 if step.name_zh.isascii() else len(step.name_zh)  # an English ``name`` fills both languages
        en = len(step.name_en)
        if zh > LIMITS["zh"] or en > LIMITS["en"]:
            yield Hit(step.id, {"zh": zh, "en": en, "zh_limit": LIMITS["zh"], "en_limit": LIMITS["en"]})


RULE = Rule(
    id="SB702",
    title=Text("步骤名称要短", "A step's name is short"),
    severity="advice",
    set="recommended",
    problem=Text(
        "{name}的名称太长：中文{zh}字（宜在{zh_limit}字以内），英文{en}个字符（宜在{en_limit}个以内）。",
        "The name of {name} is long: {zh} characters in Chinese (at most {zh_limit}), {en} in English (at most "
        "{en_limit}).",
    ),
    mend=Text(
        "请写成“动词＋对象”，例如“清点现金”，细节放到备注里。",
        "Write verb and object, for example 'Count the cash', and move detail to the note.",
    ),
    why=Text(
        "蓝图要一眼看完；动宾短语最不容易读错。",
        "A blueprint is taken in at a glance; verb and object is the style least misread.",
    ),
    source=Text(
        "Mendling、Reijers、Recker（2010）；字数为教学假设",
        "Mendling, Reijers & Recker 2010; lengths are an assumption",
    ),
    provenance="literature",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(
        step_row(
            "answer",
            name_zh="把查到的账目逐笔念给顾客听并请顾客当面确认无误",
            name_en="Read out every entry that was found and ask the customer to confirm each",
        )
    ),
)
