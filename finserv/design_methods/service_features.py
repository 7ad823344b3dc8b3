"""The features of a service by which the design methods are scored: from its class, and from its blueprint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..blueprint import Blueprint
from ..classification import profile
from ..language import Text
from .assumptions import Assumptions
from .contact_design import HIGH, contact_of
from .method import method
from .reckon import Measured
from .scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What is known of a service; class words may be empty, and numbers are None where they are unknown.

    ``routine_share``, ``contact_share``, ``movable_share``, ``customer_share`` and ``hand_over_share`` are 0 to 1.
    """

    participation: str = ""
    divergence: str = ""
    object: str = ""
    owner: str = ""
    routine_share: float | None = None
    contact_share: float | None = None
    movable_share: float | None = None
    customer_share: float | None = None
    hand_over_share: float | None = None
    long_waits: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One ground for or against a method: its weight, its value from 0 to 1 (None where unknown), and the reason."""

    id: str
    weight: float
    value: Callable[[Service], float | None]
    reason: Callable[[Service], Text]
    basis: str


def from_blueprint(bp: Blueprint) -> Service:
    """The features of a service from its blueprint: declared classes, else those of its profile, and measures."""
    seen = profile(bp)
    scene = Scene(bp, Assumptions())
    measured = Measured(bp)
    work = [s for s in scene.graph.acts if s.band != "customer"]
    whole = sum(scene.minutes(s) for s in work)
    front = [s for s in work if s.band == "onstage"]
    high = sum(scene.minutes(s) for s in work if contact_of(scene, s) == HIGH)
    served = {p.where for p in _self_service(scene) if not p.refused}
    pools = [s for s in work if s.pool]
    waits = [s for s in bp.step_rows if s.wait_point and s.wait_actual is not None]
    return Service(
        participation=bp.declared_participation or seen.participation,
        divergence=bp.declared_divergence or seen.divergence,
        object=bp.declared_object,
        owner=bp.declared_owner,
        routine_share=None if seen.discretion_share is None else 1 - seen.discretion_share,
        contact_share=high / whole if whole else None,
        movable_share=sum(contact_of(scene, s) != HIGH for s in front) / len(front) if front else None,
        customer_share=sum(scene.minutes(s) for s in work if s.id in served) / whole if whole else None,
        hand_over_share=min(measured.staff_hand_overs / len(pools), 1.0) if pools else None,
        long_waits=float(any(s.in_minutes(s.wait_actual) >= Assumptions().tracking_worth for s in waits))
        if waits
        else None,
    )


def _self_service(scene: Scene):
    return method("coproduction").move("self_service").places(scene)
