"""Smooth demand, a form of coproduction: appointments and off-peak prices move arrivals to quiet hours."""

from __future__ import annotations

from dataclasses import replace

from ..blueprint import Blueprint, Step
from ..language import Text
from .move import Move, Place
from .scene import Scene

FLAT = 1.05


def smoothed(arrivals: tuple[float, ...], share: float) -> tuple[float, ...]:
    """Hourly arrivals with this share of all that lies above the mean moved to the hours below it; the sum stays.

    >>> smoothed((10, 20, 30), 0.5)
    (15.0, 20.0, 25.0)
    """
    mean = sum(arrivals) / len(arrivals)
    return tuple(round(mean + (1 - share) * (rate - mean), 6) for rate in arrivals)


def moved_customers(arrivals: tuple[float, ...], share: float) -> float:
    """How many customers a day come at another hour.

    >>> moved_customers((10, 20, 30), 0.5)
    5.0
    """
    mean = sum(arrivals) / len(arrivals)
    return share * sum(max(rate - mean, 0.0) for rate in arrivals)


def look(scene: Scene, step: Step | None) -> Place | None:
    arrivals = scene.bp.arrivals
    if len(arrivals) < 2:
        return Place(
            "",
            Text(
                "没有按小时写到达人数，没有高峰可削。",
                "Arrivals are not given by the hour, so there is no peak to level.",
            ),
        )
    mean = sum(arrivals) / len(arrivals)
    if max(arrivals) < FLAT * mean:
        return Place("", Text("到达已经很平，没有高峰可削。", "Arrivals are level already."))
    return Place("")


def _move(scene: Scene, share: float, evidence: Text) -> Blueprint:
    begin = scene.graph.starts[0] if scene.graph.starts else ""
    rows = tuple(_with_evidence(step, evidence) if step.id == begin else step for step in scene.bp.step_rows)
    return replace(scene.bp, arrivals=smoothed(scene.bp.arrivals, share), step_rows=rows)


def _with_evidence(step: Step, evidence: Text) -> Step:
    if step.band != "customer":
        return step
    zh, en = (
        f"{old}{join}{new}" if old else new
        for old, join, new in ((step.evidence_zh, "、", evidence.zh), (step.evidence_en, ", ", evidence.en))
    )
    return replace(step, evidence_zh=zh[:200], evidence_en=en[:200])


def book(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    share = scene.assume.booked_share
    moved = moved_customers(scene.bp.arrivals, share)
    return _move(scene, share, Text("预约短信", "booking message")), Text(
        f"请顾客预约，每天约{moved:.1f}人改到空闲时段来。",
        f"Customers book ahead; about {moved:.1f} a day come at a quiet hour instead.",
    )


def discount(scene: Scene, where: str) -> tuple[Blueprint, Text]:
    share, each = scene.assume.off_peak_share, scene.assume.off_peak_discount
    moved = moved_customers(scene.bp.arrivals, share)
    return _move(scene, share, Text("错峰优惠告示", "off-peak offer")), Text(
        f"错峰来有优惠，每天约{moved:.1f}人改到空闲时段，优惠共{moved * each:.1f}元。",
        f"Quiet hours are cheaper; about {moved:.1f} customers a day move there, for {moved * each:.1f} in discounts.",
    )


APPOINTMENTS = Move(
    id="appointments",
    method="coproduction",
    name=Text("预约", "appointments"),
    principle="co_booking",
    look=look,
    do=book,
    costs=("booking_cost",),
    risks=("co_risk_role",),
    whole=True,
)

OFF_PEAK_PRICE = Move(
    id="off_peak_price",
    method="coproduction",
    name=Text("错峰优惠", "off-peak price"),
    principle="co_form_smooth",
    look=look,
    do=discount,
    costs=("off_peak_discount",),
    risks=("co_risk_role",),
    whole=True,
)
