"""What the rules say of the blueprint on the desk, and where each finding is mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..blueprint import Blueprint
from ..blueprint.rules import check
from ..blueprint.rules.rule import SETS, SEVERITIES
from ..language import Text
from .studio_details import GROUPS
from .studio_pages import PAGES
from .studio_table import step_mark
from .studio_work import Work

SETS_OFFERED = {
    "correctness": SETS["correctness"],
    "recommended": SETS["recommended"],
    "ready_to_run": SETS["ready_to_run"],
    "all": Text("全部规则", "all rules"),
}
SIGNS = {"error": "✖", "warning": "▲", "advice": "●"}
COLUMNS = {
    "SB101": "start_name",
    "SB203": "actor",
    "SB302": "evidence",
    "SB303": "evidence",
    "SB304": "segment",
    "SB305": "needs",
    "SB306": "purpose",
    "SB401": "recovery_step",
    "SB402": "fail_cause",
    "SB403": "fail_time_limit",
    "SB405": "recovery_step",
    "SB406": "fail_point",
    "SB407": "fail_point",
    "SB408": "fail_point",
    "SB501": "wait_actual",
    "SB502": "wait_tolerable",
    "SB503": "wait_point",
    "SB505": "fee",
    "SB506": "time_mean",
    "SB507": "standard_time",
    "SB601": "control_basis",
    "SB602": "control",
    "SB603": "based_on",
    "SB801": "arrivals",
    "SB802": "time_mean",
    "SB804": "pool",
    "SB805": "capacity",
    "SB807": "cost",
    "SB808": "time_mean",
}
FLOW_COLUMNS = {
    "SB104": "target",
    "SB105": "label",
    "SB106": "probability",
    "SB107": "probability",
    "SB108": "target",
    "SB109": "kind",
    "SB111": "target",
    "SB504": "label",
    "SB803": "probability",
}
STEP_COLUMNS = {name for _, _, names in GROUPS for name in names}
BAND_PAGES = {"customer": 3, "onstage": 4, "backstage": 4, "support": 5}
MISSING_PAGES = {"SB102": 1, "SB112": 1, "SB207": 4, "SB208": 4, "SB301": 3, "SB407": 3, "SB508": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in the studio: the page, and the cell; ``details``: in the step's details."""

    page: int
    kind: str
    key: str
    column: str
    details: bool = False


def findings_view(bp: Blueprint, rules: str) -> dict[str, Any]:
    """The findings, gravest first as the rules give them, with the boxes that each one marks."""
    found = check(bp, rules)
    steps = {step.id for step in bp.step_rows}
    order = list(SEVERITIES)
    return {
        "set": rules,
        "sets": [{"value": name, "label": str(text)} for name, text in SETS_OFFERED.items()],
        "summary": str(found.summary),
        "items": [
            {
                "rule": one.rule,
                "element": one.element,
                "severity": one.severity,
                "text": f"{SIGNS[one.severity]} {SEVERITIES[one.severity]} · {one.message}",
                "marks": [step_mark(bp, one.element)] if one.element in steps else [],
            }
            for one in sorted(found, key=lambda one: order.index(one.severity))
        ],
    }


def place_of(work: Work, rule: str, element: str) -> Place:
    """Where a finding is mended.

    >>> from ..blueprint.cases import case
    >>> from .studio_work import work_of
    >>> place = place_of(work_of(case("deposit")), "SB302", "queue")
    >>> place.page, place.key, place.column
    (6, 'queue', 'evidence')
    """
    bp = work.blueprint
    column = COLUMNS.get(rule, "name")
    if any(pool.id == element for pool in bp.pool_rows):
        return Place(page=4, kind="pools", key=element, column=column if column == "capacity" else "name")
    step = next((step for step in bp.step_rows if step.id == element), None)
    if step is None:
        return _page_place(rule, column)
    if column not in STEP_COLUMNS:
        column = "kind" if rule == "SB101" else "name"
    flow = next((key for key, f in zip(work.flow_keys, bp.flow_rows, strict=True) if f.source == element), "")
    if rule in FLOW_COLUMNS and flow:
        return Place(page=5, kind="flows", key=flow, column=FLOW_COLUMNS[rule])
    number = 6 if column == "evidence" and step.band in ("customer", "onstage") else BAND_PAGES[step.band]
    columns = {name for sheet in PAGES[number - 1].sheets if sheet.kind == "steps" for name in sheet.columns}
    return Place(page=number, kind="steps", key=element, column=column, details=column not in columns)


def _page_place(rule: str, column: str) -> Place:
    for page in PAGES:
        if column in page.fields:
            return Place(page=page.number, kind="about", key="about", column=column)
    return Place(page=MISSING_PAGES.get(rule, 5 if rule < "SB3" else 1), kind="", key="", column="")
