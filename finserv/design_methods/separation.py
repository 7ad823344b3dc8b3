"""Customer contact: what needs no customer is done behind; routine work is taken in, done behind and given out."""

from __future__ import annotations

from dataclasses import replace

from ..blueprint import Blueprint, Flow, Step
from ..language import Text
from . import name_words as words
from .move import Move, Place, marked, possible, refuse
from .rewire import add_pool, new_id, post_of, put_before, put_step, share_staff, times
from .scene import Scene, named


def look_separate(scene: Scene, step: Step) -> Place | None:
    """Onstage steps; those that need no customer could be done behind."""
    if step.band != "onstage" or step.actor == "customer":
        return None
    if step.control:
        return refuse(step, "控制环节留在规定的地方做。", "A control step stays where its rule puts it.")
    if scene.meets_customer(step):
        return refuse(
            step,
            "顾客在这一步上与人接触，是高接触环节。",
            "The customer is met here: it is a high-contact step.",
        )
    if step.id in scene.recoveries:
        return refuse(step, "补救要当着顾客做。", "A failure is put right before the customer's eyes.")
    if step.actor == "machine":
        return possible(
            step,
            "机器已经在做，移到后台省不了人手。",
            "A machine does it already; behind the line it saves nobody's time.",
        )
    return Place(step.id)


def separate(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    after = behind(scene.bp, scene.bp.step(where), scene)
    return after, Text(
        "不需要顾客在场，移到后台，由不受打扰的专人做，前台只留与顾客打交道的事。",
        "It needs no customer: it is done behind without interruption, and the front keeps what concerns people.",
    )


def behind(bp: Blueprint, step: Step, scene: Scene) -> Blueprint:
    """The step done backstage by a back office, which gets its share of the staff."""
    a, after, pool = scene.assume, bp, ""
    if step.pool:
        after, pool = _back_office(bp, step, scene)
    changed = marked(
        step,
        band="backstage",
        pool=pool,
        keep=False,
        evidence_zh="",
        evidence_en="",
        time_mean=times(step.time_mean, a.back_time_factor),
    )
    after = put_step(after, changed)
    return share_staff(after, scene, (step.pool, pool)) if pool else after


def _back_office(bp: Blueprint, step: Step, scene: Scene) -> tuple[Blueprint, str]:
    """The pool that works behind already without judgement, else a new one split off from the step's own."""
    for pool in bp.pool_rows:
        theirs = [s for s in bp.step_rows if s.pool == pool.id]
        if theirs and all(_plain_work(s) for s in theirs):
            return bp, pool.id
    old = scene.pools[step.pool]
    post = post_of(old, f"{step.pool}_back"[:60], step, scene.assume.back_wage_factor)
    back = Text(
        f"{old.name.in_language('zh')[:190]}（后台）",
        f"{old.name.in_language('en')[:180]}, back office",
    )
    return add_pool(bp, replace(post, name_zh=back.zh, name_en=back.en)), post.id


def _plain_work(step: Step) -> bool:
    behind_already = step.band == "backstage" and step.actor == "staff"
    return behind_already and step.discretion != "judgement" and not words.tells(step, words.INSPECTION)


def look_decouple(scene: Scene, step: Step) -> Place | None:
    """Routine onstage work at which the customer is present without need."""
    if step.band != "onstage" or step.actor != "staff" or step.kind == "document":
        return None
    if not scene.meets_customer(step):
        return None
    if step.control:
        return refuse(step, "控制环节要当面做。", "A control step is done face to face.")
    if step.kind == "decision" or step.id in scene.recoveries:
        return refuse(
            step,
            "顾客在等这个结果或补救。",
            "The customer waits for this answer, or for a failure to be put right.",
        )
    if step.discretion != "routine":
        return refuse(
            step, "要与顾客商量，是高接触环节。", "It is talked over with the customer: a high-contact step."
        )
    if words.tells(step, words.PRESENCE):
        return refuse(step, "从名称看必须顾客在场。", "By its name the customer has to be present.")
    if step.time_mean is None or step.minutes < scene.assume.decoupling_worth:
        return refuse(
            step,
            "时间太短或不知道，拆开不值得。",
            "Its time is unknown or too short to be worth a hand-over.",
        )
    if any(
        scene.graph.steps[f.target].band == "customer"
        for f in scene.graph.out[step.id]
        if not _lets_go(scene, f)
    ):
        return possible(
            step,
            "顾客紧接着还要做事，拆开后得在旁边等。",
            "The customer goes on right after it, and would have to stand by.",
        )
    return Place(step.id)


def _lets_go(scene: Scene, flow: Flow) -> bool:
    target = scene.graph.steps[flow.target]
    return target.kind == "end" or target.wait_point


def decouple(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    """Taken in at the front, done behind, given back at the front where the customer goes on with it."""
    step, a = scene.bp.step(where), scene.assume
    name = named(step)
    short = {
        "band": "onstage",
        "pool": step.pool,
        "time_mean": a.counter_minutes,
        "time_cv": step.time_cv,
        "time_distribution": "lognormal",
        "discretion": "routine",
        "provenance": "synthetic",
    }
    taking = Step(
        id=new_id(scene.bp, f"take_{where}"),
        name_zh=f"收件：{name.zh}"[:200],
        name_en=f"Take in: {name.en}"[:200],
        note_zh="收下就给回执，顾客不必等",
        note_en="a receipt is given and the customer need not stay",
        **short,
    )
    after = put_before(
        scene.bp, where, (taking,), (Flow(source=taking.id, target=where, provenance="synthetic"),)
    )
    onward = [
        f for f in after.flow_rows if f.source == where and scene.graph.steps[f.target].band == "customer"
    ]
    if onward:
        giving = Step(
            id=new_id(scene.bp, f"give_{where}"),
            name_zh=f"交付：{name.zh}"[:200],
            name_en=f"Give out: {name.en}"[:200],
            note_zh="办好后交给顾客或通知他",
            note_en="handed or told to the customer once it is done",
            **short,
        )
        flows = [replace(f, source=giving.id) if f in onward else f for f in after.flow_rows]
        link = Flow(source=where, target=giving.id, provenance="synthetic")
        place = [s.id for s in after.step_rows].index(where) + 1
        rows = (*after.step_rows[:place], giving, *after.step_rows[place:])
        after = replace(after, step_rows=rows, flow_rows=(*flows, link))
    return behind(after, step, scene), Text(
        "照章办理的部分不需要顾客在场：前台只收和交，后台去办。",
        "The routine part needs no customer: the front takes in and gives out, the work is done behind.",
    )


SEPARATE = Move(
    id="separate",
    method="customer_contact",
    name=Text("分离前后台", "separate front and back"),
    principle="cc_decouple",
    look=look_separate,
    do=separate,
    risks=("cc_risk_index", "job_structure"),
)

DECOUPLE = Move(
    id="decouple",
    method="customer_contact",
    name=Text("收件、后办、交付", "take in, do behind, give out"),
    principle="cc_distinguish",
    look=look_decouple,
    do=decouple,
    risks=("cc_risk_index", "job_structure"),
)
