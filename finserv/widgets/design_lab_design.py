"""A design in the making: the moves made and the assumptions changed, as a value that is kept and read back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ..blueprint import Blueprint
from ..design_methods import Assumptions, Redesign, Turn, assumptions, redesign
from ..errors import FinservError

MOST_KEPT = 4
NAME_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Design:
    """Moves in their order, and the assumptions that differ from those of the kit.

    >>> Design().with_turn(Turn("production_line", "technology", "stamp")).as_json()
    {'turns': [['production_line', 'technology', 'stamp']], 'assumptions': {}}
    """

    turns: tuple[Turn, ...] = ()
    changed: tuple[tuple[str, float], ...] = ()

    def with_turn(self, turn: Turn) -> Design:
        """This design and one move more."""
        return Design((*self.turns, turn), self.changed)

    def with_assumption(self, name: str, value: Any) -> Design:
        """This design under another assumption; raises `FinservError` for an unknown one or a bad number."""
        usual = assumptions()
        changed = self.assume().change(**{name: value}).changed
        return Design(self.turns, tuple((k, v) for k, v in changed if v != usual[k]))

    def as_json(self) -> dict[str, Any]:
        """The design as the answers file keeps it."""
        turns = [[turn.method, turn.move, turn.where] for turn in self.turns]
        return {"turns": turns, "assumptions": dict(self.changed)}

    def assume(self) -> Assumptions:
        """All assumptions, with the changed ones."""
        return assumptions(dict(self.changed))

    def redesign(self, bp: Blueprint) -> Redesign:
        """The moves made on a blueprint, one after another; those that are refused are among its remarks."""
        made = redesign(bp, "production_line", [], assumptions=self.assume())
        for name, turns in groupby(self.turns, key=lambda turn: turn.method):
            made = made.then(name, [(turn.move, turn.where) for turn in turns])
        return made


@dataclass(frozen=True, slots=True)
class Kept:
    """A design with the name that its reader gave it."""

    name: str
    design: Design

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, **self.design.as_json()}


def known_design(bp: Blueprint, kept: Any) -> Design:
    """A design from the answers file, as far as it fits the blueprint; an empty one where it does not."""
    try:
        turns = tuple(Turn(*map(str, row)) for row in kept["turns"] if len(row) == 3)
        design = Design(turns)
        for name, value in kept["assumptions"].items():
            design = design.with_assumption(name, value)
        return Design(design.redesign(bp).turns, design.changed)
    except (
        FinservError,
        TypeError,
        KeyError,
        AttributeError,
    ):  # a file that somebody has edited, or another blueprint
        return Design()


def known_kept(bp: Blueprint, kept: Any) -> tuple[Kept, ...]:
    """The named designs from the answers file; what cannot be read is left out."""
    rows = kept.get("kept") if isinstance(kept, dict) else None
    found: dict[str, Kept] = {}
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and isinstance(row.get("name"), str) and row["name"].strip():
            name = row["name"].strip()[:NAME_LIMIT]
            found[name] = Kept(name, known_design(bp, row))
    return tuple(found.values())[:MOST_KEPT]
