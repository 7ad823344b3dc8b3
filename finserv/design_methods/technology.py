"""Production line: technology in place of people, where the work is routine."""

from __future__ import annotations

from ..blueprint import Blueprint, Step
from ..language import Text
from .discretion import LESS
from .move import Move, Place, marked, possible, refuse
from .rewire import put_step, times
from .scene import Scene


def look_technology(scene: Scene, step: Step) -> Place | None:
    """Staff steps that a machine could do."""
    if step.actor != "staff" or step.kind == "document":
        return None
    if step.control:
        return refuse(
            step,
            "控制环节由规定所说的人来做，不换成机器。",
            "A control step stays with whoever its rule names.",
        )
    if step.discretion in LESS:
        return refuse(
            step,
            "还要凭人判断，机器做不了；先压缩自主权。",
            "It still takes a person's judgement, which a machine has not; limit the discretion first.",
        )
    if step.id in scene.recoveries:
        return refuse(
            step, "补救要有人倾听，不交给机器。", "Putting a failure right takes somebody who listens."
        )
    if not step.discretion:
        return possible(
            step,
            "没有写自主权，不知道能不能照章办理。",
            "Its discretion is not stated, so nobody knows whether it is routine.",
        )
    if step.band == "onstage" and scene.meets_customer(step):
        return possible(
            step,
            "顾客在这里与人打交道；换成机器是顾客合作法的做法。",
            "The customer meets a person here; a machine in his place is a move of coproduction.",
        )
    saved = scene.minutes(step) * (1 - scene.assume.machine_time_factor)
    if step.time_mean is not None and saved < scene.assume.machine_worth:
        return possible(
            step,
            f"每位顾客只省{saved:.2g}分钟，不值得。",
            f"It saves {saved:.2g} minutes a customer, too little to pay for.",
        )
    return Place(step.id)


def use_technology(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    step, a = scene.bp.step(where), scene.assume
    changed = marked(
        step,
        actor="machine",
        discretion="",
        pool="",
        keep=False,
        time_mean=times(step.time_mean, a.machine_time_factor),
        time_cv=None if step.time_mean is None else a.machine_cv,
        time_distribution="" if step.time_mean is None else "lognormal",
        time_values=(),
        cost=(step.cost or 0.0) + a.machine_cost_each,
    )
    return put_step(scene.bp, changed), Text(
        "照章办理的活由机器做，人工成本变成每次使用的成本。",
        "A machine does what is routine; the wage becomes a cost of each use.",
    )


TECHNOLOGY = Move(
    id="technology",
    method="production_line",
    name=Text("技术替代人工", "technology in place of people"),
    principle="pl_technology",
    look=look_technology,
    do=use_technology,
    costs=("machine_price", "machine_cost_each"),
    risks=("job_structure", "slow_repair", "no_dialogue"),
)
