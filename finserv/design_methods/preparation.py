"""Coproduction: the customer prepares at home, and says clearly what he needs."""

from __future__ import annotations

from dataclasses import replace

from ..blueprint import Blueprint, Flow, Step
from ..language import Text
from . import name_words as words
from .move import Move, Place, marked, possible, refuse
from .rewire import cut_out, own_failures, put_step, shift_failures, times
from .scene import Scene


def look_preparation(scene: Scene, step: Step) -> Place | None:
    """What the customer does alone, and could do before he comes."""
    own = step.band == "customer" and step.kind in ("action", "document") and not step.wait_point
    if not own or not scene.graph.starts:
        return None
    if step.control:
        return refuse(
            step, "控制环节要当面、按顺序做。", "A control step is done face to face and in its order."
        )
    if step.pool:
        return refuse(
            step,
            "这一步要与员工或设备一起做。",
            "It is done together with staff or at a machine of the branch.",
        )
    if (
        step.remote
        or words.tells(step, words.FROM_AFAR)
        or words.shows(step, words.FROM_AFAR)
        or _sends(scene, step)
    ):
        return refuse(step, "本来就不必到场办。", "It is done from afar already.")
    if step.fee == "charged":
        return refuse(
            step, "这一步要付款，不能事先做。", "Money is paid here, which comes after the agreement."
        )
    if step.time_mean is None:
        return refuse(
            step, "不知道要多少时间，算不出能省多少。", "Its time is unknown, so the saving cannot be told."
        )
    if step.minutes < scene.assume.preparation_worth:
        return refuse(
            step,
            f"只要{step.minutes:.2g}分钟，准备也省不了什么。",
            f"It takes {step.minutes:.2g} minutes: little to gain.",
        )
    into, out = scene.graph.into[step.id], scene.graph.out[step.id]
    plain = [flow for flow in into if flow.kind == "flow"]
    if len(plain) != 1 or len(out) != 1 or plain[0].label:
        return refuse(
            step,
            "前后不止一条路，没法整个提前。",
            "More than one way leads here or on, so it cannot be moved ahead as one.",
        )
    if not _alone_so_far(scene, step):
        if len(into) > 1:
            return refuse(
                step,
                "有返工回到这一步，没法整个提前。",
                "Rework comes back to it, so it cannot be moved ahead.",
            )
        return possible(
            step,
            "在它之前顾客已与员工接触，未必知道要准备什么。",
            "The customer has met staff before it, and may not know sooner what to prepare.",
        )
    return Place(step.id)


def _sends(scene: Scene, step: Step) -> bool:
    """Whether what the customer makes is sent on from a distance."""
    onward = (scene.graph.steps[flow.target] for flow in scene.graph.out[step.id] if flow.kind == "flow")
    return any(target.band == "customer" and target.remote for target in onward)


def _alone_so_far(scene: Scene, step: Step) -> bool:
    here = step
    while True:
        plain = [flow.source for flow in scene.graph.into[here.id] if flow.kind == "flow"]
        if here.id in scene.graph.starts:
            return True
        if len(plain) != 1 or here.band != "customer":
            return False
        here = scene.graph.steps[plain[0]]


def prepare(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    step, a = scene.bp.step(where), scene.assume
    after = scene.bp
    if not _alone_so_far(scene, step):
        after = _put_first(after, step, scene.graph.starts[0])
    changed = marked(
        step,
        kind="document",
        time_mean=times(step.time_mean, a.prepared_time_left),
        note_zh=f"{step.note_zh}（来之前在家准备好，家里花的时间不算在内）".lstrip()[:2000],
        note_en=f"{step.note_en} (Prepared at home before coming; the time at home is not counted.)".lstrip()[
            :2000
        ],
    )
    after = put_step(after, changed)
    after = shift_failures(after, own_failures(scene.graph, step), factor=a.prepared_failure_factor)
    return after, Text(
        "顾客来之前就准备好，一次带齐，在场时间短，缺件少。",
        "The customer prepares before he comes and brings everything: less time here, fewer papers missing.",
    )


def _put_first(bp: Blueprint, step: Step, begin: str) -> Blueprint:
    """The step taken out of its place and put right behind the start."""
    rest = cut_out(bp, step.id)
    rows = list(rest.step_rows)
    rows.insert(next(number for number, row in enumerate(rows) if row.id == begin) + 1, step)
    flows = [replace(f, source=step.id) if f.source == begin else f for f in rest.flow_rows]
    first = Flow(source=begin, target=step.id, provenance="synthetic")
    return replace(rest, step_rows=tuple(rows), flow_rows=(*flows, first))


def look_needs(scene: Scene, step: Step) -> Place | None:
    """Talks with the customer that go better where he has said clearly what he needs."""
    talk = step.actor == "staff" and step.band == "onstage" and step.discretion in ("some", "judgement")
    into = [scene.graph.steps[f.source] for f in scene.graph.into[step.id] if f.kind == "flow"]
    asked = [
        s for s in into if s.band == "customer" and s.kind in ("action", "document") and not s.wait_point
    ]
    if not talk or not asked or step.kind == "document":
        return None
    if step.control:
        return refuse(step, "控制环节的时间不能压。", "The time of a control step is not to be cut.")
    if step.time_mean is None:
        return refuse(step, "不知道要多少时间。", "Its time is unknown.")
    if step.id in scene.recoveries:
        return refuse(step, "补救时要先听顾客说。", "In a recovery one listens first.")
    return Place(step.id)


def say_needs(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    step, a = scene.bp.step(where), scene.assume
    talk = marked(
        step,
        time_mean=times(step.time_mean, a.needs_time_factor),
        time_cv=times(step.time_cv, a.needs_cv_factor),
    )
    after = put_step(scene.bp, talk)
    own = next(
        s
        for f in scene.graph.into[where]
        if (s := scene.graph.steps[f.source]).band == "customer"
        and s.kind in ("action", "document")
        and not s.wait_point
    )
    form = Text(f"{own.evidence_zh}、需求清单".lstrip("、"), f"{own.evidence_en}, list of needs".lstrip(", "))
    after = put_step(after, replace(own, evidence_zh=form.zh[:200], evidence_en=form.en[:200]))
    return after, Text(
        "顾客先把需要写清楚，谈得更快、更准。",
        "The customer writes down what he needs first; the talk is shorter and surer.",
    )


PREPARE_AT_HOME = Move(
    id="prepare_at_home",
    method="coproduction",
    name=Text("在家准备", "prepare at home"),
    principle="co_documents",
    look=look_preparation,
    do=prepare,
    costs=("preparation_cost",),
    risks=("co_risk_role", "co_risk_ability"),
)

SAY_NEEDS = Move(
    id="say_needs",
    method="coproduction",
    name=Text("说清需要", "say clearly what is needed"),
    principle="co_needs",
    look=look_needs,
    do=say_needs,
    costs=("needs_form_cost",),
    risks=("co_risk_role",),
)
