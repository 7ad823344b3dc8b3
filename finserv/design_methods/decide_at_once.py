"""Information empowerment: whoever has the case sees the whole file and decides at once."""

from __future__ import annotations

from dataclasses import replace

from ..blueprint import Blueprint, Step
from ..blueprint.words import BANDS
from ..language import Text
from . import name_words as words
from .move import Move, Place, marked, possible, refuse
from .rewire import put_step, share_staff, times
from .scene import Scene
from .side_by_side import shorter_waits

_DEPTH = tuple(BANDS)


def look_decide(scene: Scene, step: Step) -> Place | None:
    """Hidden staff steps that get their work handed over by other staff."""
    if step.actor != "staff" or not scene.hidden(step) or step.kind == "document" or not step.pool:
        return None
    giver = _giver(scene, step)
    if giver is None or giver.pool == step.pool or not _comes_back(scene, step):
        return None
    if step.control:
        return refuse(
            step,
            "控制环节要由另外的人做，不能并给经办的人。",
            "A control is done by somebody else on purpose; it is not merged with the work it controls.",
        )
    if words.tells(step, words.INSPECTION):
        return refuse(
            step,
            "从名称看是检查别人的工作，经办的人不能检查自己。",
            "By its name it inspects somebody's work, and nobody inspects his own.",
        )
    if giver.discretion == "routine" and step.discretion == "routine":
        return possible(step, "照章办理，没有什么要决定的。", "It is routine: there is nothing to decide.")
    return Place(step.id)


def _giver(scene: Scene, step: Step) -> Step | None:
    """Who hands the work over: the last staff step before it, through machines; None where there are several."""
    here, seen = step, set()
    while here.id not in seen:
        seen.add(here.id)
        plain = [f for f in scene.graph.into[here.id] if f.kind == "flow"]
        if len(plain) != 1:
            return None
        here = scene.graph.steps[plain[0].source]
        if here.actor == "staff" and here.pool and here.band != "customer":
            return here if _DEPTH.index(here.band) <= _DEPTH.index(step.band) else None
        if here.actor != "machine" or here.band == "customer":
            return None
    return None


def _comes_back(scene: Scene, step: Step) -> bool:
    """Whether somebody at the front or the customer goes on with what this step yields."""
    seen, waiting = {step.id}, [step.id]
    while waiting:
        for flow in scene.graph.out[waiting.pop()]:
            if scene.graph.steps[flow.target].band in ("customer", "onstage"):
                return True
            if flow.target not in seen:
                seen.add(flow.target)
                waiting.append(flow.target)
    return False


def decide_at_once(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    step, a = scene.bp.step(where), scene.assume
    giver = _giver(scene, step)
    direct = any(flow.source == giver.id for flow in scene.graph.into[where])
    onstage = direct and giver.band == "onstage"
    changed = marked(
        step,
        band="onstage" if onstage else step.band,
        pool=giver.pool,
        discretion="some" if step.discretion == "routine" else step.discretion,
        time_mean=times(step.time_mean, a.empowered_time_factor),
    )
    after = put_step(scene.bp, changed)
    after = put_step(after, replace(after.step(giver.id), keep=True))
    after = _dearer(share_staff(after, scene, (giver.pool, step.pool)), scene, giver.pool, step.pool)
    after = shorter_waits(after, scene, where, a.empowered_wait_factor)
    return after, Text(
        f"经办的人看得到全部资料，自己就定了，不再转给“{scene.pools[step.pool].name.in_language('zh')}”。",
        f"Whoever has the case sees the whole file and decides; nothing is passed on to "
        f"'{scene.pools[step.pool].name.in_language('en')}'.",
    )


def _dearer(bp: Blueprint, scene: Scene, front: str, special: str) -> Blueprint:
    """The front's pool at the wage of staff who decide: raised once, and towards the wage of those it stands in for."""
    a, pool = scene.assume, next(pool for pool in bp.pool_rows if pool.id == front)
    if pool.wage is None:
        return bp
    decides = pool.name_en.endswith(DECIDING.en)
    wage = pool.wage if decides else pool.wage * a.empowered_wage_factor
    theirs = scene.pools[special].wage or 0.0
    dear = replace(
        pool,
        wage=times(max(wage, pool.wage + a.empowered_gap_share * (theirs - pool.wage)), 1.0),
        name_zh=f"{pool.name.in_language('zh')}{'' if decides else DECIDING.zh}"[:200],
        name_en=f"{pool.name.in_language('en')}{'' if decides else DECIDING.en}"[:200],
        provenance="synthetic",
    )
    return replace(bp, pool_rows=tuple(dear if row.id == front else row for row in bp.pool_rows))


DECIDING = Text("（有决定权）", " who decide")


DECIDE_AT_ONCE = Move(
    id="decide_at_once",
    method="information_empowerment",
    name=Text("一线当场决定", "staff decide at once"),
    principle="ie_employee",
    look=look_decide,
    do=decide_at_once,
    costs=("empowered_training_cost",),
    risks=("ie_risk_contingency", "job_structure"),
)
