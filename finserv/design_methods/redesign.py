"""Redesign a service by a method: before, after, what was changed and why, what was refused and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pandas as pd

from ..blueprint import Blueprint
from ..blueprint.difference import Difference, diff
from ..blueprint.graph import require_blueprint
from ..blueprint.references import no_such
from ..language import Text
from . import redesign_face, verdict
from .assumptions import Assumptions
from .assumptions import assumptions as read_assumptions
from .method import method as method_of
from .move import Outcome
from .plan import Made, Remark, Turn, make, make_method, make_move, read_bands, read_moves


@dataclass(frozen=True)
class Redesign:
    """A blueprint before and after some moves; every move is a value and can be taken back.

    ``turns`` are the moves made, in order. Tables are in the language in use.
    """

    before: Blueprint
    after: Blueprint
    turns: tuple[Turn, ...]
    assume: Assumptions
    outcomes: tuple[Outcome, ...] = field(repr=False)
    remarks: tuple[Remark, ...] = field(repr=False)

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods tried, in their order."""
        tried = (*self.turns, *(remark.turn for remark in self.remarks))
        return tuple(dict.fromkeys(turn.method for turn in tried))

    @property
    def changes(self) -> pd.DataFrame:
        """One row a move: method, move, principle (id of the design point), step, what was changed, why."""
        return redesign_face.changes_of(self)

    @property
    def refused(self) -> pd.DataFrame:
        """What a method would not do, one row a move and step: method, move, step, why."""
        return redesign_face.remarks_of(self, refused=True)

    @property
    def left(self) -> pd.DataFrame:
        """What was possible but not advised, so it was left undone: method, move, step, why."""
        return redesign_face.remarks_of(self, refused=False)

    @property
    def costs(self) -> pd.DataFrame:
        """What the moves cost, each a stated assumption: move, step, what, value, unit, assumption, provenance."""
        return redesign_face.costs_of(self)

    @property
    def risks(self) -> pd.DataFrame:
        """What may go wrong with each move: move, step, risk, source."""
        return redesign_face.risks_of(self)

    @property
    def difference(self) -> Difference:
        """What is different between before and after, element by element."""
        return diff(self.before, self.after)

    def compare(self, **run: Any) -> pd.DataFrame:
        """Run before and after on the same customers and compare; ``run`` are the settings of `simulate`.

        Where demand was smoothed, the after gets its own arrivals. Raises `FinservError` for what cannot be run.
        """
        return verdict.compare_runs_of(self.before, self.after, run)

    @cached_property
    def judgement(self) -> verdict.Judgement:
        """Key figures before and after, from the measures and, where the blueprints can be run, from a run."""
        return verdict.judge(self.before, self.after)

    @property
    def figures(self) -> pd.DataFrame:
        """The key figures: figure, before, after, change, better (yes, no, same), in the language in use."""
        return self.judgement.table

    @property
    def verdict(self) -> str:
        """Whether the redesign makes things better, worse, or both, in a few sentences in the language in use."""
        return str(self.judgement.said)

    def then(self, method: str, moves: object = None, bands: str | Iterable[str] | None = None) -> Redesign:
        """This redesign, redesigned further by a method; see `redesign`."""
        return redesign(self, method, moves, bands=bands)

    def without(self, move: str, where: str | None = None) -> Redesign:
        """The redesign without a move (at one step, or everywhere); the others are made again from the start."""
        kept = tuple(t for t in self.turns if t.move != move or (where is not None and t.where != where))
        if kept == self.turns:
            asked = move if where is None else f"{move}:{where}"
            made = [f"{t.move}:{t.where}" if where is not None else t.move for t in self.turns]
            what = Text("做法", "move")
            raise no_such(asked, list(dict.fromkeys(made)), what, self.before.place(), what)
        return _finished(self.before, make(self.before, kept, self.assume), self.assume)

    def with_assumptions(self, **values: float) -> Redesign:
        """The same moves under other assumptions."""
        assume = self.assume.change(**values)
        return _finished(self.before, make(self.before, self.turns, assume), assume)

    def __repr__(self) -> str:
        count = len(self.turns)
        return (
            f"Redesign of '{self.before.id}' by {', '.join(self.methods) or 'no method'}: {count} "
            f"move{'' if count == 1 else 's'}, {sum(r.refused for r in self.remarks)} refused"
        )

    def _repr_html_(self) -> str:
        return redesign_face.html_of(self)


def redesign(
    of: Blueprint | Redesign,
    method: str,
    moves: object = None,
    assumptions: Assumptions | Mapping[str, float] | None = None,
    bands: str | Iterable[str] | None = None,
) -> Redesign:
    """Redesign a service by one of the four methods; the blueprint given stays as it is.

    Parameters: ``of`` is a blueprint, or a redesign to go on with. ``moves``: a list such as ``["technology",
    "standardise:stamp"]`` (a move wherever it is advised, or at one step); None for all that the method advises.
    ``assumptions``: changed numbers, such as ``{"able_share": 0.6}``. ``bands``: the bands to keep to, such as
    ``("backstage", "support")`` for what lies below the line of visibility.

    The after is a to-be blueprint based on the before, keeps the ids of the steps that it keeps, and breaks no rule
    of correctness that the before kept. A control step is never dropped or moved past: such a move is refused, with
    the reason. Raises `FinservError` for an unknown method, move, step, band or assumption. Source: chapter slides
    17-31; all numbers are synthetic assumptions.

    >>> from finserv.blueprint.cases import case
    >>> r = redesign(case("deposit"), "production_line", ["technology:stamp"])
    >>> r, r.after.step("stamp").actor
    (Redesign of 'deposit' by production_line: 1 move, 0 refused, 'machine')
    """
    start = of if isinstance(of, Redesign) else None
    if start is None:
        require_blueprint(of)
    before = start.before if start else of
    assume = start.assume if start and assumptions is None else read_assumptions(assumptions)
    keep_to = read_bands(bands)
    chosen = method_of(method)
    made = make(before, start.turns if start else (), assume)
    if start:
        made = replace(made, remarks=start.remarks)
    if moves is None:
        made = made.and_then(make_method(made.after, chosen.id, assume, keep_to))
    else:
        for item in read_moves(method, moves, keep_to):
            here = made.after
            one = (
                make(here, [item], assume)
                if isinstance(item, Turn)
                else make_move(here, item, assume, keep_to)
            )
            made = made.and_then(one)
            _check_step(before, here, item)
    return _finished(before, made, assume)


def _check_step(before: Blueprint, here: Blueprint, item: object) -> None:
    """Raise for a step that is in neither blueprint: a slip of the pen, not a refusal."""
    known = [step.id for step in here.step_rows]
    if (
        isinstance(item, Turn)
        and item.where
        and item.where not in {*known, *(s.id for s in before.step_rows)}
    ):
        what = Text("步骤", "step")
        raise no_such(item.where, known, what, here.place(), what)


def _finished(before: Blueprint, made: Made, assume: Assumptions) -> Redesign:
    names = [method_of(name).name for name in dict.fromkeys(turn.method for turn in made.turns)]
    title = Text("＋".join(n.zh for n in names), " + ".join(n.en for n in names))
    after = replace(
        made.after,
        id=f"{before.id[:53]}_to_be",
        state="to_be",
        based_on=before.id,
        title_zh=_titled(before.title_zh, f"（{title.zh}）", bool(names)),
        title_en=_titled(before.title_en, f" ({title.en})", bool(names)),
    )
    return Redesign(
        before=before,
        after=after,
        turns=made.turns,
        assume=assume,
        outcomes=made.outcomes,
        remarks=made.remarks,
    )


def _titled(title: str, more: str, wanted: bool) -> str:
    return title + more if wanted and title and len(title + more) <= 200 else title
