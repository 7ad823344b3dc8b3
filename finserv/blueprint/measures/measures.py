"""Measure a blueprint."""

from __future__ import annotations

from ..graph import require_blueprint
from ..model import Blueprint
from . import structure, times
from .critical_path import critical_path
from .measure import Measure, Measures
from .money import kinds as money_kinds
from .money import pool_table, time_and_money
from .reckoning import Reckoning


def measures(bp: Blueprint) -> Measures:
    """All measures of a blueprint, which stays as it is.

    Times are in minutes, money in the blueprint's currency, both expected values for one customer by the probabilities
    of its decisions and rework. What cannot be known is None, and its ``missing`` says what it needs. Raises
    `FinservError` for what is no blueprint. Sources: each measure's own, see ``Measures.table``.

    >>> from finserv.blueprint.cases import case
    >>> m = measures(case("deposit"))
    >>> m.evidence_cover
    1.0
    """
    require_blueprint(bp)
    r = Reckoning(bp)
    rows = []
    for kind in (*structure.KINDS, *times.KINDS, *money_kinds(bp.currency)):
        reading = kind.read(r)
        rows.append(
            Measure(
                id=kind.id,
                value=reading.value,
                unit=kind.unit,
                name=kind.name,
                definition=kind.definition,
                source=kind.source,
                provenance=kind.provenance,
                missing=reading.missing,
            )
        )
    return Measures(
        tuple(rows), pools=pool_table(r), time_and_money=time_and_money(r), critical_steps=critical_path(r)[0]
    )
