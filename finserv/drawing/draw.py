"""Draw a blueprint, alone or with its changes since another one."""

from __future__ import annotations

from dataclasses import replace

from ..blueprint import Blueprint
from ..blueprint.difference import diff
from ..errors import FinservError, unknown_word
from ..language import LANGUAGES, Text
from .from_blueprint import diagram
from .picture import Drawing


def draw(
    bp: Blueprint,
    language: str | None = None,
    *,
    since: Blueprint | None = None,
    near: Drawing | None = None,
) -> Drawing:
    """The picture of a blueprint, in ``language`` (the one in use where it is None).

    ``since``: an earlier blueprint; what was added, removed, moved or changed from it is marked by a sign and a
    border of its own, and what was removed is shown too. ``near``: an earlier picture whose places are kept where
    that costs little, so that a small edit moves little.

    Returns a `Drawing` that shows itself in a notebook; ``.svg`` is its text, ``.dot`` a `graphviz.Digraph`,
    ``.save(path)`` writes it, ``.pages(columns=12)`` folds a wide one. Drawing never changes a blueprint. Raises
    `FinservError` for what is no blueprint, and for another language.
    Source: chapter slides 28-32.

    >>> from finserv.blueprint.cases import case
    >>> draw(case("deposit"), "en")
    Service blueprint: Deposit at a bank counter
    """
    for given in (bp, bp if since is None else since):
        if not isinstance(given, Blueprint):
            raise FinservError(
                Text(
                    '这里要的是一张蓝图，例如 fs.case("deposit")；单张表请先用 fs.Blueprint.from_tables 做成蓝图。',
                    'This takes a blueprint, for example fs.case("deposit"); make one from tables with '
                    "fs.Blueprint.from_tables first.",
                )
            )
    if language is not None and language not in LANGUAGES:
        raise FinservError(unknown_word(Text("语言", "language"), language, LANGUAGES))
    if near is not None and not isinstance(near, Drawing):
        raise FinservError(
            Text(
                "near 要的是先前画好的图，例如 near=fs.draw(bp)。",
                "near takes a picture drawn before, for example near=fs.draw(bp).",
            )
        )
    plan = near.plan if near is not None else None
    if since is None:
        return Drawing(diagram(bp, language), plan)
    changes = diff(since, bp)
    return Drawing(diagram(with_removed(since, bp), language, changes.steps, changes.flows), plan)


def with_removed(before: Blueprint, after: Blueprint) -> Blueprint:
    """``after`` with the steps and flows that only ``before`` has, each behind the step it followed in the listing.

    It is there to be drawn, not to be run.
    """
    kept = {step.id for step in after.step_rows}
    rows = list(after.step_rows)
    previous: str | None = None
    for step in before.step_rows:
        if step.id not in kept:
            places = [row.id for row in rows]
            at = places.index(previous) + 1 if previous is not None else 0
            rows.insert(at, step)
        previous = step.id
    ends = {(flow.source, flow.target, flow.kind) for flow in after.flow_rows}
    gone = tuple(f for f in before.flow_rows if (f.source, f.target, f.kind) not in ends)
    pools = {pool.id: pool for pool in (*before.pool_rows, *after.pool_rows)}
    return replace(
        after, step_rows=tuple(rows), flow_rows=(*after.flow_rows, *gone), pool_rows=tuple(pools.values())
    )
