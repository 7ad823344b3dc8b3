"""Production line: limit the discretion of whoever does a step."""

from __future__ import annotations

from ..blueprint import Blueprint, Step
from ..language import Text
from .move import Move, Place, marked, possible, refuse
from .rewire import next_failures, put_step, shift_failures, times
from .scene import Scene

LESS = {"judgement": "some", "some": "routine"}


def look_discretion(scene: Scene, step: Step) -> Place | None:
    """Staff steps that leave something to whoever does them."""
    if step.actor != "staff" or step.discretion not in LESS:
        return None
    if step.control:
        return refuse(
            step,
            "控制环节的自主权由规定给出，不能压缩。",
            "A control step keeps the discretion that its rule gives.",
        )
    if step.id in scene.recoveries:
        return possible(
            step,
            "补救要看情况，压缩自主权会伤害顾客。",
            "A recovery has to fit the case; with less discretion the customer is hurt.",
        )
    return Place(step.id)


def limit_discretion(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    step, a = scene.bp.step(where), scene.assume
    changed = marked(
        step,
        discretion=LESS[step.discretion],
        time_mean=times(step.time_mean, a.discretion_time_factor),
        time_cv=times(step.time_cv, a.discretion_cv_factor),
    )
    after = put_step(scene.bp, changed)
    if step.discretion != "judgement":
        return after, Text(
            "照章办理，对每位顾客一样。", "It is done by the rules, the same for every customer."
        )
    failures = next_failures(scene.graph, step)
    if not failures:
        return after, Text(
            "少凭判断、多照规程；特殊的情况照样会办错，只是图上没有返工的出口，算不出来。",
            "Less is left to judgement and more to rules; the cases that do not fit go wrong, but no exit to rework "
            "shows how many.",
        )
    return shift_failures(after, failures, more=a.misfit_share), Text(
        f"少凭判断、多照规程；约有{a.misfit_share:.0%}的顾客情况特殊，要返工。",
        f"Less is left to judgement, more to rules; about {a.misfit_share:.0%} of the cases do not fit and come back.",
    )


LIMIT_DISCRETION = Move(
    id="limit_discretion",
    method="production_line",
    name=Text("压缩自主权", "limit discretion"),
    principle="pl_discretion",
    look=look_discretion,
    do=limit_discretion,
    costs=("rule_book_cost",),
    risks=("less_personal", "less_motivation"),
)
