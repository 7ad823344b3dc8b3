"""SB602: a control step is marked as not removable."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import IDENTIFIED, step_row
from .rule import Hit, Rule

SIGNS = (
    "联网核查", "核对身份", "身份核验", "身份核查", "核验身份", "人脸识别", "人脸核验", "双人复核", "双录",
    "适当性", "风险测评", "征信授权",
    "identity check", "check the identity", "check identity", "verify the identity", "verify identity", "face check",
    "dual review", "dual control", "recorded sale", "suitability", "risk questionnaire",
)  # fmt: skip


def find(graph: Graph) -> Iterator[Hit]:
    for step in graph.acts:
        name = f"{step.name_zh}\n{step.name_en}".casefold()
        if not step.control and any(sign in name for sign in SIGNS):
            yield Hit(step.id)


RULE = Rule(
    id="SB602",
    title=Text("控制环节标为不可删除", "A control step is marked as such"),
    severity="warning",
    set="recommended",
    problem=Text(
        "{name}看来是控制环节（身份核验、双人复核、双录、适当性匹配一类），却没有标为控制环节。",
        "{name} looks like a control (identity check, dual review, recorded sale, suitability match) but is not marked "
        "as one.",
    ),
    mend=Text(
        "请把“控制环节”填“是”并写明依据；不是的话，写一条带理由的豁免。",
        "Set control to yes and give its basis; if it is none, waive this with the reason.",
    ),
    why=Text(
        "这些环节由监管或内部控制规定，任何改进都不能删；标出来，改流程时才不会误删。",
        "Regulation or internal control demands these steps and no redesign may drop them; a mark keeps them safe.",
    ),
    source=Text(
        "个人贷款管理办法（2024-07-01）；客户尽职调查办法（2026-01-01）；金融机构产品适当性管理办法（2026-02-01）",
        "Chinese rules on personal loans (2024-07-01), customer due diligence (2026-01-01), suitability (2026-02-01)",
    ),
    provenance="regulation",
    find=find,
    valid=IDENTIFIED,
    invalid=IDENTIFIED.but(step_row("identify", control=False)),
)
