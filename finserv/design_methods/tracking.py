"""Information empowerment: customers follow their own case through a long wait."""

from __future__ import annotations

from dataclasses import replace

from ..blueprint import Blueprint, Flow, Step
from ..language import Text
from . import name_words as words
from .move import Move, Place, marked, refuse
from .rewire import new_id, put_step, times
from .scene import Scene, named


def look_tracking(scene: Scene, step: Step) -> Place | None:
    """Waits of the customer that are long enough to be followed."""
    if not step.wait_point or step.band != "customer" or step.kind == "decision":
        return None
    if step.wait_actual is None:
        return refuse(step, "不知道要等多久。", "How long the wait is is unknown.")
    minutes = step.in_minutes(step.wait_actual)
    if minutes < scene.assume.tracking_worth:
        return refuse(
            step,
            f"只等{minutes:.3g}分钟，不必查进度。",
            f"The wait is {minutes:.3g} minutes: nothing to follow.",
        )
    if words.shows(step, words.PROGRESS) or any(f.target.startswith(TRACK) for f in scene.graph.out[step.id]):
        return refuse(step, "已经能查进度了。", "It can be followed already.")
    return Place(step.id)


TRACK = "track_"


def track_case(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    step, a = scene.bp.step(where), scene.assume
    page = Step(
        id=new_id(scene.bp, f"{TRACK}{where}"),
        band="onstage",
        actor="machine",
        name_zh=f"显示进度：{named(step).zh}"[:200],
        name_en=f"Show progress: {named(step).en}"[:200],
        time_mean=0.1,
        time_distribution="constant",
        cost=a.tracking_cost_each,
        remote=True,
        provenance="synthetic",
    )
    evidence = [
        f"{old}{join}{new}" if old else new
        for old, join, new in (
            (step.evidence_zh, "、", "进度页面"),
            (step.evidence_en, ", ", "progress page"),
        )
    ]
    wait = marked(
        step,
        wait_actual=times(step.wait_actual, a.tracking_wait_factor),
        wait_tolerable=times(step.wait_tolerable, a.tracking_tolerance_factor),
        evidence_zh=evidence[0][:200],
        evidence_en=evidence[1][:200],
    )
    after = put_step(scene.bp, wait)
    after = replace(
        after,
        step_rows=(*after.step_rows, page),
        flow_rows=(*after.flow_rows, Flow(source=where, target=page.id, provenance="synthetic")),
    )
    return after, Text(
        "顾客随时看得到进度，缺什么马上补：等得短，也等得安心。",
        "Customers see the progress and send at once what is missing: the wait is shorter and easier to bear.",
    )


TRACK_CASE = Move(
    id="track_case",
    method="information_empowerment",
    name=Text("顾客查进度", "customers follow their case"),
    principle="ie_customer",
    look=look_tracking,
    do=track_case,
    costs=("tracking_cost", "tracking_cost_each"),
    risks=("no_dialogue", "refusal"),
)
