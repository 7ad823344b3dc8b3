"""Coproduction: hand a step to the customer, with help for those who do not manage."""

from __future__ import annotations

import math
from dataclasses import replace

from ..blueprint import Blueprint, Flow, Pool, Step
from ..language import Text
from .move import Move, Place, marked, possible, refuse
from .rewire import add_pool, new_id, put_before, put_step, times
from .scene import Scene, named

TERMINALS = "self_service_terminal"


def look_self_service(scene: Scene, step: Step) -> Place | None:
    """Onstage staff steps that the customer could do himself."""
    if step.actor != "staff" or step.band != "onstage" or step.kind == "document":
        return None
    if step.control:
        return refuse(
            step,
            "控制环节不能由顾客自己办。",
            "A control step cannot be left to the customer who is controlled.",
        )
    if step.kind == "decision":
        return refuse(
            step,
            "这是提供者作的判断，不能交给顾客。",
            "It is the provider who decides here, not the customer.",
        )
    if step.discretion == "judgement":
        return refuse(
            step,
            "要凭专业判断，顾客自己做不了。",
            "It takes professional judgement, which the customer has not.",
        )
    if step.id in scene.recoveries:
        return refuse(
            step,
            "出了错不能让顾客自己收拾。",
            "A failure of the provider is not for the customer to put right.",
        )
    if step.time_mean is None:
        return refuse(
            step,
            "不知道要多少时间，算不出交给顾客的效果。",
            "Its time is unknown, so the effect cannot be told.",
        )
    plain = [*scene.graph.out[step.id], *scene.graph.into[step.id]]
    meets = any(
        scene.graph.steps[end].band == "customer"
        for flow in plain
        if flow.kind == "flow"
        for end in (flow.source, flow.target)
    )
    if step.remote:
        return possible(
            step,
            "这一步是远程办的，顾客不在场。",
            "It is done from a distance: the customer is not on the spot.",
        )
    if not meets:
        return possible(
            step,
            "顾客此刻不在这一步上，交给他要另加一次接触。",
            "The customer is not at hand in this step; it would be a new contact.",
        )
    if scene.biggest(_fit(scene))[step.pool] != step.id:
        return possible(
            step,
            "同样的员工另有一步花的时间更多，先交那一步。",
            "The same staff spend more time on another step; hand over that one first.",
        )
    return Place(step.id)


def _fit(scene: Scene) -> list[Step]:
    return [
        s
        for s in scene.bp.band("onstage")
        if s.actor == "staff"
        and s.kind == "action"
        and not s.control
        and not s.remote
        and s.discretion != "judgement"
        and s.time_mean is not None
        and s.id not in scene.recoveries
        and scene.meets_customer(s)
    ]


def hand_over(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    """The customer does the step at a terminal; who does not manage is helped by those who did it before."""
    step, a = scene.bp.step(where), scene.assume
    name, one_minute = named(step), step.in_minutes(1.0)
    do, able, helped = (new_id(scene.bp, f"{stem}_{step.id}") for stem in ("do", "able", "help"))
    terminal = {"pool": TERMINALS, "keep": True, "time_unit": "minute", "provenance": "synthetic"}
    customer = {"band": "customer", "actor": "customer", **terminal}
    doing = Step(
        id=do,
        name_zh=f"自己办：{name.zh}"[:200],
        name_en=f"Do it oneself: {name.en}"[:200],
        evidence_zh="自助屏幕和提示",
        evidence_en="screen and guidance",
        time_mean=times(step.time_mean * one_minute, a.self_service_time_factor),
        time_cv=max(step.time_cv or 0.0, a.ability_cv),
        time_distribution="lognormal",
        fail_point=True,
        fail_cause_zh="顾客能力参差不齐",
        fail_cause_en="customers differ in ability",
        fail_owner_zh="在旁的员工",
        fail_owner_en="staff at hand",
        fail_time_limit=a.help_minutes,
        recovery_step=helped,
        **customer,
    )
    asking = Step(
        id=able,
        kind="decision",
        name_zh=f"{name.zh[:190]}：办好了吗？",
        name_en=f"{name.en[:190]}: did it work?",
        evidence_zh="屏幕上的结果",
        evidence_en="result on the screen",
        time_mean=a.finish_check_minutes,
        **customer,
    )
    helping = Step(
        id=helped,
        band="onstage",
        name_zh=f"帮顾客：{name.zh}"[:200],
        name_en=f"Help: {name.en}"[:200],
        time_mean=a.help_minutes,
        time_cv=step.time_cv,
        time_distribution=step.time_distribution if step.time_distribution != "empirical" else "lognormal",
        discretion="some",
        pool=step.pool,
        provenance="synthetic",
    )
    machine = marked(
        step,
        actor="machine",
        discretion="",
        pool=TERMINALS,
        keep=False,
        time_mean=a.terminal_minutes / one_minute,
        time_cv=None,
        time_distribution="constant",
        time_values=(),
        standard_time=None,
        cost=(step.cost or 0.0) + a.terminal_cost_each,
    )
    link = {"provenance": "synthetic"}
    flows = (
        Flow(source=do, target=able, **link),
        Flow(source=able, target=step.id, label_zh="好了", label_en="Y", probability=a.able_share, **link),
        Flow(
            source=able,
            target=helped,
            label_zh="没办好",
            label_en="N",
            probability=round(1 - a.able_share, 9),
            kind="recovery",
            **link,
        ),
        Flow(source=helped, target=step.id, **link),
    )
    pool = Pool(
        id=TERMINALS,
        name_zh="自助终端",
        name_en="self-service terminals",
        wage=a.terminal_hour_cost,
        provenance="synthetic",
    )
    after = put_step(add_pool(scene.bp, pool), machine)
    after = _enough_terminals(put_before(after, step.id, (doing, asking, helping), flows), scene)
    return after, Text(
        f"顾客出力，员工省时；能力不齐，约{1 - a.able_share:.0%}的人要帮忙。",
        f"The customer's labour saves staff time; ability differs, and about {1 - a.able_share:.0%} need help.",
    )


def _enough_terminals(bp: Blueprint, scene: Scene) -> Blueprint:
    after = Scene(bp, scene.assume)
    number = int(scene.assume.terminals_without_arrivals)
    if bp.arrivals:
        busy = max(bp.arrivals) * after.work(TERMINALS) / 60
        number = max(1, math.ceil(busy / scene.assume.terminal_load))
    rows = (replace(pool, capacity=number) if pool.id == TERMINALS else pool for pool in bp.pool_rows)
    return replace(bp, pool_rows=tuple(rows))


SELF_SERVICE = Move(
    id="self_service",
    method="coproduction",
    name=Text("交给顾客自助", "hand a step to the customer"),
    principle="co_form_self",
    look=look_self_service,
    do=hand_over,
    costs=("terminal_price", "terminal_cost_each"),
    risks=("co_risk_role", "co_risk_ability", "refusal"),
)
