"""The customer contact approach: separate what needs the customer from what does not; people skills at the front."""

from __future__ import annotations

from ..blueprint import Blueprint, Step
from ..language import Text
from .move import Move, Place, marked, possible
from .rewire import near_failures, put_step, shift_failures, times
from .scene import Scene
from .separation import DECOUPLE, SEPARATE


def look_people(scene: Scene, step: Step) -> Place | None:
    """Staff steps in which the customer is met."""
    if step.band != "onstage" or step.actor != "staff" or not scene.meets_customer(step):
        return None
    if step.control:
        return possible(
            step, "控制环节按规定办，不宜另加交谈。", "A control is done by its rule, without more talk."
        )
    if not near_failures(scene.graph, step):
        return possible(
            step,
            "图上看不出这里会失误，不必先培训。",
            "The picture shows no failure that comes of it; train elsewhere first.",
        )
    return Place(step.id)


def people_skills(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    step, a = scene.bp.step(where), scene.assume
    after = put_step(scene.bp, marked(step, time_mean=times(step.time_mean, a.people_time_factor)))
    after = shift_failures(after, near_failures(scene.graph, step), factor=a.people_failure_factor)
    return after, Text(
        "高接触岗位用善于与人打交道的员工：多谈一会儿，少出错。",
        "A high-contact post has staff who are good with people: a longer talk, fewer failures.",
    )


PEOPLE_SKILLS = Move(
    id="people_skills",
    method="customer_contact",
    name=Text("高接触岗位重人际", "people skills at the front"),
    principle="cc_front",
    look=look_people,
    do=people_skills,
    costs=("people_training_cost",),
    risks=("cc_risk_index",),
)

MOVES = (SEPARATE, DECOUPLE, PEOPLE_SKILLS)
