"""Making moves one after another: which were made, which were refused, what was left undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..blueprint import Blueprint
from ..blueprint.words import BANDS
from ..errors import FinservError, shown, unknown_word
from ..language import Text
from .assumptions import Assumptions
from .method import method
from .move import Move, Outcome
from .scene import Scene


class Turn(NamedTuple):
    """A move of a method, where it is made, and the bands that the method was kept to."""

    method: str
    move: str
    where: str = ""
    bands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A turn that was not made, and why: refused, or possible but not advised."""

    turn: Turn
    why: Text
    refused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of a list of turns."""

    after: Blueprint
    outcomes: tuple[Outcome, ...] = ()
    turns: tuple[Turn, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def and_then(self, other: Made) -> Made:
        """These turns followed by others."""
        return Made(
            after=other.after,
            outcomes=(*self.outcomes, *other.outcomes),
            turns=(*self.turns, *other.turns),
            remarks=(*self.remarks, *other.remarks),
        )


def make(bp: Blueprint, turns: Iterable[Turn], assume: Assumptions) -> Made:
    """Make these turns in their order; one that is refused is told and passed over."""
    made = Made(after=bp)
    for turn in turns:
        made = made.and_then(_one(made.after, turn, assume))
    return made


def make_method(bp: Blueprint, method_id: str, assume: Assumptions, bands: tuple[str, ...] = ()) -> Made:
    """Make every move of a method wherever the method advises it, and tell what it refuses."""
    made = Made(after=bp)
    for move in method(method_id).moves:
        made = made.and_then(make_move(made.after, move, assume, bands))
    return made


def make_move(bp: Blueprint, move: Move, assume: Assumptions, bands: tuple[str, ...] = ()) -> Made:
    """Make one move wherever it is advised on the blueprint as it is when its turn comes.

    A place that is refused only because of what stands beside it is tried again once that has changed.
    """
    made, waiting = Made(after=bp), []
    for place in move.places(Scene(bp, assume, bands)):
        turn = Turn(move.method, move.id, place.where, bands)
        if place.refused or not place.advised:
            remark = Remark(turn=turn, why=place.refused or place.why, refused=bool(place.refused))
            made = replace(made, remarks=(*made.remarks, remark))
        else:
            waiting.append(turn)
    while waiting:
        before, refused = made, ()
        for turn in waiting:
            one = _one(made.after, turn, assume)
            made = made.and_then(replace(one, remarks=()))
            refused += one.remarks
        waiting = [remark.turn for remark in refused] if len(made.turns) > len(before.turns) else []
        if not waiting:
            made = replace(made, remarks=(*made.remarks, *refused))
    return made


def _one(bp: Blueprint, turn: Turn, assume: Assumptions) -> Made:
    move = method(turn.method).move(turn.move)
    try:
        outcome = move.act(Scene(bp, assume, turn.bands), turn.where)
    except FinservError as reason:
        return Made(after=bp, remarks=(Remark(turn=turn, why=reason.text, refused=True),))
    return Made(after=outcome.after, outcomes=(outcome,), turns=(turn,))


def read_bands(bands: str | Iterable[str] | None) -> tuple[str, ...]:
    """Band words; raises `FinservError` with the choices for an unknown one."""
    asked = (bands,) if isinstance(bands, str) else tuple(bands or ())
    for band in asked:
        if band not in BANDS:
            raise FinservError(unknown_word(Text("区域", "band"), band, BANDS))
    return tuple(band for band in BANDS if band in asked)


def read_moves(method_id: str, asked: object, bands: tuple[str, ...]) -> list[Turn | Move]:
    """Moves as somebody names them: ``"technology"`` everywhere it is advised, ``"technology:print_data"`` or
    ``("technology", "print_data")`` at one step. Raises `FinservError` for unknown moves.
    """
    found: list[Turn | Move] = []
    chosen = method(method_id)
    for item in [asked] if isinstance(asked, str) else _sequence(asked):
        pair = item.split(":", 1) if isinstance(item, str) else list(_sequence(item))
        if not pair or len(pair) > 2 or not all(isinstance(part, str) for part in pair):
            raise _no_move(item)
        move = chosen.move(pair[0].strip())
        named = len(pair) == 2 or move.whole
        where = pair[1].strip() if len(pair) == 2 else ""
        found.append(Turn(method_id, move.id, where, bands) if named else move)
    return found


def _sequence(value: object) -> Sequence:
    if isinstance(value, (list, tuple)):
        return value
    raise _no_move(value)


def _no_move(value: object) -> FinservError:
    return FinservError(
        Text(
            f'看不懂“{shown(value)}”。moves 写成做法的列表，例如 ["technology", "standardise:stamp"]。',
            f'cannot read \'{shown(value)}\'. moves is a list such as ["technology", "standardise:stamp"].',
        )
    )
