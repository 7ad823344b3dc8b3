"""How far each of the six pages is: what it should still get."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ..blueprint import Blueprint
from ..language import Text
from .studio_work import Work


def end_step(bp: Blueprint, kind: str) -> str:
    """The id of the customer's step at which the process begins or ends, or empty."""
    return next((step.id for step in bp.band("customer") if step.kind == kind), "")


def lacks(
    number: int, work: Work, columns: Collection[str] = (), rows: Collection[tuple[str, str]] = ()
) -> Text:
    """What a page should still get, or an empty text where it is finished; nothing of it stops the next page.

    ``columns`` are the page's fields, ``rows`` the kinds and keys of the rows that stand on it.

    >>> from .studio_work import work_of
    >>> lacks(2, work_of(Blueprint())).en
    'the segment, their needs'
    """
    bp = work.blueprint
    missing: list[Text] = []
    if number == 1:
        missing += [text for text, there in _scope(bp) if not there]
    elif number == 2:
        missing += [] if bp.segment_zh or bp.segment_en else [Text("目标顾客", "the segment")]
        missing += [] if bp.needs_zh or bp.needs_en else [Text("顾客需求", "their needs")]
    elif number == 3:
        missing += [] if len(bp.band("customer")) > 1 else [Text("顾客行为", "the customer's acts")]
    elif number == 4:
        missing += [] if bp.band("onstage") else [Text("前台员工行为", "onstage actions")]
    elif number == 5:
        missing += [] if bp.band("support") else [Text("支持过程", "support processes")]
        missing += _unlinked(bp)
    else:
        bare = [step.name for step in bp.band("customer") if not step.evidence]
        missing += [] if bp.band("customer") else [Text("顾客行为（第3步）", "customer actions (step 3)")]
        missing += _some(bare)
    loose = {(d.kind, d.key) for d in work.drafts} | {(s.kind, s.key) for s in work.slips}
    wrong = {
        slip.column.removesuffix("_zh").removesuffix("_en") for slip in work.slips if slip.kind == "about"
    }
    if loose & set(rows) or wrong & set(columns):
        missing.append(Text("没写完或有错的一行", "a row that is half made or holds a mistake"))
    return Text("、".join(text.zh for text in missing), ", ".join(text.en for text in missing))


def _scope(bp: Blueprint) -> list[tuple[Text, Any]]:
    return [
        (Text("标题", "the title"), bp.title_zh or bp.title_en),
        (Text("目的", "the purpose"), bp.purpose_zh or bp.purpose_en),
        (Text("开始", "the start"), end_step(bp, "start")),
        (Text("结束", "the end"), end_step(bp, "end")),
    ]


def _unlinked(bp: Blueprint) -> list[Text]:
    linked = {end for flow in bp.flow_rows for end in (flow.source, flow.target)}
    loose = [step.name for step in bp.step_rows if step.id not in linked]
    if len(loose) < 4:
        return [Text(f"“{n.in_language('zh')}”的流程", f"flows of '{n.in_language('en')}'") for n in loose]
    return [Text(f"{len(loose)}个步骤的流程", f"flows of {len(loose)} steps")]


def _some(names: list[Text]) -> list[Text]:
    if len(names) < 4:
        return [Text(f"“{n.in_language('zh')}”", f"'{n.in_language('en')}'") for n in names]
    return [Text(f"{len(names)}个顾客行为", f"{len(names)} customer actions")]
