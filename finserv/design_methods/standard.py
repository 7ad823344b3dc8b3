"""Production line: do a step to one standard, so that its time varies less and it fails less."""

from __future__ import annotations

from ..blueprint import Blueprint, Step
from ..language import Text
from .move import Move, Place, marked, possible, refuse
from .rewire import own_failures, put_step, shift_failures, times
from .scene import Scene


def look_standard(scene: Scene, step: Step) -> Place | None:
    """Staff steps whose time varies."""
    if step.actor != "staff" or step.kind == "document":
        return None
    if step.discretion == "judgement":
        return refuse(
            step,
            "要凭专业判断，没有唯一的标准做法；先压缩自主权。",
            "It takes judgement and has no one right way; limit the discretion first.",
        )
    if step.time_mean is None or not step.time_cv:
        return refuse(
            step,
            "没有写时间的变异系数，不知道有什么可压。",
            "Its time has no known spread, so there is nothing to reduce.",
        )
    if step.discretion == "some":
        return possible(
            step, "还留有自主权，先压缩自主权再标准化。", "Some discretion is left; limit that first."
        )
    return Place(step.id)


def standardise(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    step, a = scene.bp.step(where), scene.assume
    mean = times(step.time_mean, 1.0 if step.control else a.standard_time_factor)
    changed = marked(
        step,
        time_mean=mean,
        time_cv=times(step.time_cv, a.standard_cv_factor),
        standard_time=mean if step.standard_time is None else min(step.standard_time, mean),
    )
    after = put_step(scene.bp, changed)
    after = shift_failures(after, own_failures(scene.graph, step), factor=a.standard_failure_factor)
    return after, Text(
        "照一个标准做，时间波动小，出错少。", "Done to one standard, its time varies less and it fails less."
    )


STANDARDISE = Move(
    id="standardise",
    method="production_line",
    name=Text("标准化", "standardise"),
    principle="pl_standard",
    look=look_standard,
    do=standardise,
    costs=("standard_training_cost",),
    risks=("less_personal",),
)
