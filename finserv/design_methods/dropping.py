"""Information empowerment: approvals, repeated entry and status calls go; never a control step."""

from __future__ import annotations

from ..blueprint import Blueprint, Step
from ..language import Text
from . import name_words as words
from .move import Move, Place, possible, refuse
from .rewire import can_cut_out, cut_out, next_failures, shift_failures
from .scene import Scene
from .side_by_side import shorter_waits


def look_approval(scene: Scene, step: Step) -> Place | None:
    """Staff actions whose name says that they approve or pass on."""
    found = _removable(scene, step)
    if found is None or found.refused or words.tells(step, words.APPROVAL):
        return found if words.tells(step, words.APPROVAL) else _unless_named(found, step)
    return possible(step, "从名称看不是审批或转交。", "By its name it neither approves nor passes on.")


def look_copying(scene: Scene, step: Step) -> Place | None:
    """Staff actions whose name says that they copy, transfer or file what is known already."""
    found = _removable(scene, step)
    if not words.tells(step, words.COPYING):
        if found is None or found.refused:
            return _unless_named(found, step)
        return possible(
            step, "从名称看不是重复录入或传递。", "By its name it neither copies nor transfers data."
        )
    if found and not found.refused and words.tells(step, words.PHYSICAL):
        return possible(
            step,
            "这里有实物要搬，数据库代替不了。",
            "Something solid is moved here, which no database replaces.",
        )
    return found


def look_progress(scene: Scene, step: Step) -> Place | None:
    """Steps whose name says that somebody asks how far the case is."""
    if not words.tells(step, words.PROGRESS) or step.actor == "machine":
        return None
    return _removable(scene, step, own=True)


def _removable(scene: Scene, step: Step, own: bool = False) -> Place | None:
    doer = step.actor == "staff" or (own and step.actor == "customer")
    if not doer or step.kind not in ("action", "document") or step.wait_point:
        return None
    if step.control:
        return refuse(step, "控制环节不能取消。", "A control step may not be dropped.")
    if step.id in scene.recoveries or step.fail_point:
        return refuse(
            step,
            "这里会出错或在补救，取消了就没人管了。",
            "It can fail, or puts a failure right; dropped, nobody would see to it.",
        )
    if step.id in scene.graph.starts or not can_cut_out(scene.graph, step):
        return refuse(
            step,
            "前后不止一条路，取消了接不上。",
            "More than one way meets here; without it they would not join.",
        )
    return Place(step.id)


def _unless_named(found: Place | None, step: Step) -> Place | None:
    """Refusals are told where they were to be expected: for control steps that the method would meet."""
    return found if found and found.refused and step.control else None


def drop_approval(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    step, a = scene.bp.step(where), scene.assume
    after = shorter_waits(scene.bp, scene, where, a.empowered_wait_factor)
    after = shift_failures(after, next_failures(scene.graph, step), more=a.unchecked_failure_share)
    after = cut_out(after, where)
    return after, Text(
        "一线员工自己有权决定，不必再请示或转交。",
        "The front line may decide itself and asks nobody.",
    )


def drop_copying(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    return cut_out(scene.bp, where), Text(
        "一位顾客一份记录，前后台共用，不必再抄、再传、再存一遍。",
        "One record per customer, shared by front and back: nothing is copied, passed on or filed again.",
    )


def drop_progress(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    return cut_out(scene.bp, where), Text(
        "顾客自己看得到进度，不必打电话来问。",
        "Customers see for themselves how far the case is, and need not ask.",
    )


DROP_APPROVAL = Move(
    id="drop_approval",
    method="information_empowerment",
    name=Text("取消审批和转交", "drop approvals and passing on"),
    principle="ie_employee",
    look=look_approval,
    do=drop_approval,
    costs=("empowered_training_cost",),
    risks=("ie_risk_contingency",),
)

ONE_DATABASE = Move(
    id="one_database",
    method="information_empowerment",
    name=Text("数据库整合", "one database"),
    principle="ie_database",
    look=look_copying,
    do=drop_copying,
    costs=("database_cost",),
    risks=("ie_risk_limits", "slow_repair"),
)

DROP_STATUS_CALL = Move(
    id="drop_status_call",
    method="information_empowerment",
    name=Text("取消催问", "drop status calls"),
    principle="ie_customer",
    look=look_progress,
    do=drop_progress,
    risks=("less_personal",),
)
