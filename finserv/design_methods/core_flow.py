"""The core flow: how far each step serves the principles of value, customer and performance."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..blueprint import Blueprint, Step
from ..blueprint.graph import require_blueprint
from ..chapter import core_flow_principles
from ..language import Text
from . import name_words as words
from .assumptions import Assumptions
from .scene import Scene

PRINCIPLES = ("value", "customer", "performance")
SERVES = 0.5
BIG = 0.15


def core_flow(bp: Blueprint) -> pd.DataFrame:
    """Score each step by the three principles, with the reasons.

    Columns: step, name, value, customer, performance (each 0 to 1: the largest weight among the features found),
    core (serves two principles or more), serves_none, reasons (in the language in use). The features and weights are
    the kit's own reading of the three principles. Raises `FinservError` for what is no blueprint. Source: chapter
    slide 26.

    >>> from finserv.blueprint.cases import case
    >>> flow = core_flow(case("deposit")).set_index("step")
    >>> bool(flow.loc["process_data", "core"]), bool(flow.loc["file_voucher", "serves_none"])
    (True, True)
    """
    require_blueprint(bp)
    scene = Scene(bp, Assumptions())
    whole = sum(scene.minutes(step) for step in scene.graph.acts if step.band != "customer")
    rows = []
    for step in scene.graph.acts:
        found = list(_features(scene, step, whole))
        score = {p: max((weight for name, weight, _ in found if name == p), default=0.0) for p in PRINCIPLES}
        served = sum(value >= SERVES for value in score.values())
        reasons = Text(
            "；".join(dict.fromkeys(text.zh for _, _, text in found)),
            "; ".join(dict.fromkeys(text.en for _, _, text in found)),
        )
        rows.append((step.id, str(step.name), *score.values(), served >= 2, served == 0, str(reasons)))
    return pd.DataFrame(rows, columns=["step", "name", *PRINCIPLES, "core", "serves_none", "reasons"])


def principles() -> pd.DataFrame:
    """The three principles, as the chapter's data has them. Source: slide 26."""
    return core_flow_principles()


def _features(scene: Scene, step: Step, whole: float) -> Iterator[tuple[str, float, Text]]:
    recovers = step.id in scene.recoveries
    copies = words.tells(step, words.COPYING) and not step.control
    if step.fee:
        yield "value", 1.0, Text("谈到或收取费用", "the fee is told or charged")
    if step.control:
        yield "value", 1.0, Text("控制风险", "it controls a risk")
    if step.discretion == "judgement":
        yield "value", 1.0, Text("用上专业判断", "professional judgement goes into it")
    if step.band != "customer" and not recovers and not copies and not step.control:
        changes = step.kind == "action" and step.discretion != "judgement" and _on_the_way(scene, step)
        if changes:
            yield (
                "value",
                0.5,
                Text("没有它，顾客就办不成", "without it the customer does not get what he came for"),
            )
    if step.band == "customer" and not step.wait_point:
        yield "customer", 1.0, Text("顾客自己做的一步", "the customer does it himself")
    if step.band == "onstage" and scene.meets_customer(step):
        yield "customer", 1.0, Text("与顾客直接接触", "the customer is met")
    if recovers:
        yield "customer", 1.0, Text("补救失误", "it puts a failure right")
    if step.wait_point:
        yield "performance", 1.0, Text("顾客在这里等", "the customer waits here")
    if step.fail_point:
        yield "performance", 1.0, Text("失误点", "it is a fail point")
    if step.band != "customer" and whole and scene.minutes(step) >= BIG * whole:
        yield (
            "performance",
            1.0,
            Text(f"占去提供者时间的{BIG:.0%}以上", f"it takes {BIG:.0%} or more of the provider's time"),
        )
    if step.standard_time is not None:
        yield "performance", 0.5, Text("定了标准时间，可以考核", "it has a standard time to be judged by")


def _on_the_way(scene: Scene, step: Step) -> bool:
    """Whether the customer or the front goes on with what this step yields."""
    return any(scene.graph.steps[s].band == "customer" for s in scene.graph.reach([step.id]) - {step.id})
