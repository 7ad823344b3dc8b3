"""The six pages of the studio, one for each construction step: what stands on it, and whether it is finished."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..blueprint.construction import ConstructionStep, construction_steps
from ..language import Text
from .studio_fields import field_view
from .studio_progress import end_step
from .studio_table import Sheet, sheet_view
from .studio_work import Work

_SEEN, _STAFF = ("customer", "onstage"), ("onstage", "backstage")
_FLOWS = ("source", "target", "label", "probability", "kind")
_FLOW_TITLES = {
    "source": Text("从", "From"),
    "target": Text("到", "To"),
    "probability": Text("概率（0到1）", "Probability (0 to 1)"),
}
_POOLS = Sheet(
    id="pools",
    kind="pools",
    caption=Text("资源池：谁来办、有几个", "Pools: who does the work, and how many"),
    columns=("name", "capacity", "wage"),
)


def _flows(page: str, caption: Text, bands: tuple[str, ...]) -> Sheet:
    return Sheet(
        id=f"flows-{page}", kind="flows", caption=caption, columns=_FLOWS, bands=bands, titles=_FLOW_TITLES
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its short name, the sentence that explains it, its fields, its tables."""

    number: int
    short: Text
    explained: Text
    fields: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()

    @property
    def step(self) -> ConstructionStep:
        return construction_steps()[self.number - 1]


PAGES = (
    Page(
        number=1,
        short=Text("过程", "Process"),
        explained=Text(
            "先写清楚画哪个过程、为什么画；再写顾客从做什么开始、到做什么结束，这两头就是蓝图的边界。",
            "Say which process you draw and what for; then with which act the customer begins and with which he ends. "
            "These two are the borders of the picture.",
        ),
        fields=(
            "title",
            "purpose",
            "start_name",
            "end_name",
            "level",
            "state",
            "based_on",
            "story",
            "provenance",
        ),
    ),
    Page(
        number=2,
        short=Text("顾客", "Customers"),
        explained=Text(
            "一张细节蓝图只对一类顾客：写明是谁、他最看重什么，后面每一步都用他的眼光来看。",
            "A detailed blueprint serves one segment: say who it is and what matters to them, and look at every later "
            "step with their eyes.",
        ),
        fields=(
            "segment",
            "needs",
            "declared_participation",
            "declared_divergence",
            "declared_object",
            "declared_owner",
            "price",
            "currency",
            "arrivals",
        ),
    ),
    Page(
        number=3,
        short=Text("顾客行为", "Customer actions"),
        explained=Text(
            "按先后写下顾客自己做的每件事，一行一件，用动词开头；要顾客拿主意的地方，类型选“判断”。",
            "Write what the customer does, one act a row, in order, each beginning with a verb; where the customer "
            "chooses, the kind is decision.",
        ),
        sheets=(
            Sheet(
                id="customer",
                kind="steps",
                caption=Text("顾客行为", "Customer actions"),
                columns=("name", "kind", "time_mean", "time_unit", "fail_point", "wait_point"),
                bands=("customer",),
                given={"band": "customer"},
            ),
            _flows(
                "customer", Text("顾客行为之间的流程", "Flows between the customer's acts"), ("customer",)
            ),
        ),
    ),
    Page(
        number=4,
        short=Text("员工行为", "Employee actions"),
        explained=Text(
            "写下员工和机器怎样回应顾客：顾客看得见的放前台，看不见的放后台，再用流程把它们和顾客行为连起来。",
            "Write how staff and machines answer the customer: onstage what the customer sees, backstage what not; "
            "then link them to the customer's acts.",
        ),
        sheets=(
            Sheet(
                id="staff",
                kind="steps",
                caption=Text("前台与后台员工行为", "Onstage and backstage actions"),
                columns=("name", "band", "actor", "kind", "pool", "time_mean", "time_unit", "fail_point"),
                bands=_STAFF,
                given={"band": "onstage"},
            ),
            _flows(
                "staff",
                Text("顾客与员工之间的流程", "Flows between customer and staff"),
                ("customer", *_STAFF),
            ),
            _POOLS,
        ),
    ),
    Page(
        number=5,
        short=Text("支持与连线", "Support and links"),
        explained=Text(
            "写下部门、系统和合作方怎样支持员工，再检查全部流程：每个步骤都要有来处和去处，判断的出口要写标签。",
            "Write how departments, systems and partners support the staff; then look through all flows: each step is "
            "reached and leads on, and each exit of a decision has a label.",
        ),
        sheets=(
            Sheet(
                id="support",
                kind="steps",
                caption=Text("支持过程", "Support processes"),
                columns=("name", "actor", "kind", "pool", "time_mean", "time_unit"),
                bands=("support",),
                given={"band": "support"},
            ),
            _flows("all", Text("全部流程", "All flows"), ("customer", *_STAFF, "support")),
            _POOLS,
        ),
    ),
    Page(
        number=6,
        short=Text("有形展示", "Evidence"),
        explained=Text(
            "对顾客看得见的每一步，写下他在那里看到、拿到的东西：表单、屏幕、门面、单据。",
            "For each step that the customer sees, write what is there to see and to hold: forms, screens, places, "
            "papers.",
        ),
        sheets=(
            Sheet(
                id="evidence",
                kind="steps",
                caption=Text("看得见的步骤与有形展示", "Steps that are seen, and their evidence"),
                columns=("name", "band", "evidence"),
                bands=_SEEN,
                fixed=True,
                shown=("name", "band"),
            ),
        ),
    ),
)
ENDS = {
    "start_name": ("start", Text("开始于（顾客的第一个行为）", "Begins with (the customer's first act)")),
    "end_name": ("end", Text("结束于（顾客的最后一个行为）", "Ends with (the customer's last act)")),
}


def page_view(page: Page, work: Work, became: Mapping[str, str]) -> dict[str, Any]:
    """A page as JavaScript shows it."""
    return {
        "number": page.number,
        "name": str(page.step.name)[:1].upper() + str(page.step.name)[1:],
        "needs": str(page.step.needs),
        "yields": str(page.step.yields),
        "explained": str(page.explained),
        "fields": [_field(work, name) for name in page.fields],
        "sheets": [sheet_view(sheet, work, became) for sheet in page.sheets],
        "links": page.number == 3,
    }


def _field(work: Work, name: str) -> dict[str, Any]:
    if name not in ENDS:
        return field_view(work, "about", "about", name)
    kind, label = ENDS[name]
    step = end_step(work.blueprint, kind)
    if step:
        return field_view(work, "steps", step, "name", str(label), end=kind)
    return {
        "kind": "about",
        "key": "about",
        "name": name,
        "label": str(label),
        "control": "text",
        "choices": None,
        "value": "",
        "error": "",
    }
