"""The moves as the design lab lists them: principle, where each applies, where not and why, and what is made."""

from __future__ import annotations

from typing import Any

from ..blueprint import Blueprint
from ..chapter import design_points
from ..design_methods import Move, Redesign, Turn, method
from ..errors import FinservError
from ..language import Text, language
from .design_lab_design import Design
from .design_lab_words import (
    ADVISED,
    ALREADY,
    APPLY,
    CONTROLS,
    ELSEWHERE,
    LABELS,
    NO_MOVE,
    NOTHING_MORE,
    POSSIBLE,
    PRINCIPLE,
    TAKE_BACK,
    WHOLE_PROCESS,
)


def move_list(made: Redesign, methods: list[str]) -> list[dict[str, Any]]:
    """Each move of the methods with its places on the design as it is now."""
    points = design_points().set_index("id")[f"text_{language()}"]
    return [
        {
            "key": f"{move.method}:{move.id}",
            "name": str(move.name),
            "principle": str(PRINCIPLE.format(text=points[move.principle])),
            **_places(made, move),
        }
        for name in methods
        for move in method(name).moves
    ]


def _places(made: Redesign, move: Move) -> dict[str, Any]:
    taken = {turn.where for turn in made.turns if (turn.method, turn.move) == (move.method, move.id)}
    can, refused = [], []
    for row in move.applies(made.after, made.assume).to_dict("records"):
        place = place_name(made, row["where"])
        if row["where"] in taken:
            continue
        if row["can"]:
            why = str(ADVISED if row["advised"] else POSSIBLE.format(why=row["why"]))
            key = f"{move.method}:{move.id}:{row['where']}"
            label = str(APPLY.format(move=move.name, where=place))
            can.append(
                {"key": key, "place": str(place), "label": label, "why": why, "advised": row["advised"]}
            )
        else:
            refused.append([str(place), row["why"]])
    can.sort(key=lambda entry: not entry["advised"])
    return {
        "can": can,
        "refused": refused,
        "not_here": str(LABELS["not_here"].format(n=len(refused))),
        "nothing": "" if can or refused else str(ELSEWHERE),
    }


def made_list(made: Redesign) -> list[dict[str, Any]]:
    """The moves made, in order: what each changed and why, and how to take it back."""
    rows = []
    for number, outcome in enumerate(made.outcomes):
        place, name = place_name(made, outcome.where), outcome.move.name
        rows.append(
            {
                "key": f"made:{number}",
                "name": str(Text(f"{name.zh}：{place.zh}", f"{name.en}: {place.en}")),
                "label": str(TAKE_BACK.format(move=name, where=place)),
                "what": str(outcome.changes.said),
                "why": str(outcome.why),
            }
        )
    return rows


def controls_said(bp: Blueprint) -> str:
    """Which steps are control steps, in a sentence; empty where there are none."""
    names = [step.name for step in bp.step_rows if step.control]
    joined = Text("、".join(n.zh or n.en for n in names), ", ".join(n.en or n.zh for n in names))
    return str(CONTROLS.format(steps=joined)) if names else ""


def place_name(made: Redesign, where: str) -> Text:
    """The name of the step at which a move is made."""
    for bp in (made.after, made.before):
        for step in bp.step_rows:
            if step.id == where:
                return step.name
    return WHOLE_PROCESS if not where else Text(where, where)


def with_move(bp: Blueprint, made: Redesign, key: str) -> tuple[Design, Redesign, Move, str]:
    """The design with one move more; raises `FinservError` with the reason where the move is refused."""
    method_id, _, rest = key.partition(":")
    move_id, colon, where = rest.partition(":")
    if not colon:
        raise FinservError(NO_MOVE)
    turn = Turn(method_id, move_id, where)
    move = method(method_id).move(move_id)
    if turn in made.turns:
        raise FinservError(ALREADY)
    after = made.then(method_id, [(move_id, where)])
    if len(after.turns) == len(made.turns):
        raise FinservError(after.remarks[-1].why)
    return Design(after.turns, made.assume.changed), after, move, where


def with_all(bp: Blueprint, made: Redesign, methods: list[str]) -> tuple[Redesign, int]:
    """The design with every move that the methods advise, each at most once at a place, and how many are new.

    Raises `FinservError` where there is none.
    """
    after = made
    for name in methods:
        advised = dict.fromkeys(after.then(name).turns[len(after.turns) :])
        new = tuple(turn for turn in advised if turn not in after.turns)
        after = Design((*after.turns, *new), made.assume.changed).redesign(bp) if new else after
    count = len(after.turns) - len(made.turns)
    if not count:
        raise FinservError(NOTHING_MORE)
    return after, count
