"""A move: one change that a design method makes to a blueprint, with its reasons, its price and its risks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache

import pandas as pd

from ..blueprint import Blueprint, Step
from ..blueprint.difference import Difference, diff
from ..blueprint.graph import require_blueprint
from ..chapter import design_points, technology_limits
from ..errors import FinservError, nearest, shown
from ..language import Text
from .assumptions import Assumptions, assumptions
from .guards import problem
from .scene import Scene
from .tidy import tidy


@dataclass(frozen=True, slots=True)
class Place:
    """Where a move could act: a step's id, or ``""`` for the whole process.

    ``refused`` says why it must not; empty where it may. ``advised``: whether the method does it unasked; where it
    does not, ``why`` says why.
    """

    where: str
    refused: Text = field(default_factory=Text)
    advised: bool = True
    why: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a move made of a blueprint: the new one, why, what it costs (ids of assumptions), its risks (ids)."""

    move: Move
    where: str
    before: Blueprint
    after: Blueprint
    why: Text
    costs: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()

    @property
    def changes(self) -> Difference:
        """What was added, removed, moved and changed."""
        return diff(self.before, self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A move of a design method; ``principle`` is the id of the design point that it carries out.

    ``look`` judges one step (None where the move has nothing to do with it), or the whole process where ``whole``;
    ``do`` makes the new blueprint and says why.
    """

    id: str
    method: str
    name: Text
    principle: str
    look: Callable[[Scene, Step | None], Place | None]
    do: Callable[[Scene, str], tuple[Blueprint, Text]]
    costs: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    whole: bool = False

    def places(self, scene: Scene) -> tuple[Place, ...]:
        """Every place that the move concerns, with its refusal or its advice, in listing order."""
        if self.whole:
            here = None if scene.bands else self.look(scene, None)
            return (here,) if here else ()
        found = (self.look(scene, step) for step in scene.bp.step_rows if scene.inside(step))
        return tuple(place for place in found if place)

    def applies(self, bp: Blueprint, given: Assumptions | None = None) -> pd.DataFrame:
        """Where the move could act on a blueprint: where, can, advised, why (in the language in use)."""
        require_blueprint(bp)
        rows = [
            (
                place.where,
                not place.refused,
                place.advised and not place.refused,
                str(place.refused or place.why),
            )
            for place in self.places(Scene(bp, assumptions(given)))
        ]
        return pd.DataFrame(rows, columns=["where", "can", "advised", "why"])

    def apply(self, bp: Blueprint, where: str = "", given: Assumptions | None = None) -> Outcome:
        """The blueprint after this move at ``where``; the one given stays as it is.

        Raises `Refused` with the reason where the move must not act there, or where its result would drop or pass a
        control step or break a rule of correctness; `FinservError` for a place that does not exist.
        """
        require_blueprint(bp)
        return self.act(Scene(bp, assumptions(given)), where)

    def act(self, scene: Scene, where: str) -> Outcome:
        """As `apply`, on a scene that is there already."""
        place = self._place(scene, where)
        if place.refused:
            raise Refused(place.refused)
        made, why = self.do(scene, where)
        after = tidy(scene.bp, made)
        against = problem(scene.bp, after)
        if against:
            raise Refused(against)
        return Outcome(
            move=self, where=where, before=scene.bp, after=after, why=why, costs=self.costs, risks=self.risks
        )

    def _place(self, scene: Scene, where: str) -> Place:
        if self.whole:
            place = self.look(scene, None) if not where else None
        else:
            step = scene.bp.step(where)
            place = self.look(scene, step) if scene.inside(step) else None
        if place is None:
            there = [p.where for p in self.places(scene)]
            guess = nearest(where, there)
            raise Refused(
                Text(
                    f"“{self.name.zh}”在“{shown(where)}”无从下手。"
                    + (f"可以考虑的地方：{'、'.join(there[:12])}。" if any(there) else "")
                    + (f"是不是想写“{guess}”？" if guess else ""),
                    f"'{self.name.en}' has nothing to do at '{shown(where)}'."
                    + (f" Places to consider: {', '.join(there[:12])}." if any(there) else "")
                    + (f" Did you mean '{guess}'?" if guess else ""),
                )
            )
        return place


class Refused(FinservError):
    """A move that must not be made here; the message is the reason."""


def refuse(step: Step, zh: str, en: str) -> Place:
    """A place at which a move must not act."""
    return Place(step.id, refused=Text(zh, en), advised=False)


def possible(step: Step, zh: str, en: str) -> Place:
    """A place at which a move can act but would not unasked."""
    return Place(step.id, advised=False, why=Text(zh, en))


@cache
def risk_texts() -> dict[str, tuple[Text, str]]:
    """The text and source of each risk that moves name: those of the methods and the limits of technology."""
    points = design_points()
    rows = [*points[points["kind"] == "risk"].to_dict("records"), *technology_limits().to_dict("records")]
    return {row["id"]: (Text(row["text_zh"], row["text_en"]), row["basis"]) for row in rows}


def marked(step: Step, **fields: object) -> Step:
    """A step with fields changed by a move: its numbers are assumptions from now on; a control keeps its basis."""
    return replace(step, provenance=step.provenance if step.control else "synthetic", **fields)
