"""A classified catalogue in short: how many services in each cell, which rows have problems, a heat map."""

from __future__ import annotations

import pandas as pd

from ..chapter.services import DIVERGENCES, OBJECTS, PARTICIPATIONS
from ..errors import FinservError, shown
from ..language import Text
from .dimensions import Cell
from .grid import SHADES, GridCell, GridPicture, grid_picture


def catalogue_summary(classified: pd.DataFrame) -> pd.DataFrame:
    """How many services lie in each cell: rows participation, columns ``"low goods"`` … as in the chapter's table.

    Parameters: ``classified`` comes from `classify_frame`. Rows whose cell is unknown are not in the counts; see
    `catalogue_problems`. Raises `FinservError` for a table that was not classified.

    >>> from finserv.classification import classify_frame
    >>> found = classify_frame([{"participation": "none", "divergence": "low", "object": "goods"}] * 3)
    >>> int(catalogue_summary(found).loc["none", "low goods"])
    3
    """
    _check(classified)
    columns = [f"{d} {o}" for d in DIVERGENCES for o in OBJECTS]
    counts = classified.loc[classified["cell"] != "", "cell"].value_counts()
    values = [[int(counts.get(f"{p}, {column}", 0)) for column in columns] for p in PARTICIPATIONS]
    return pd.DataFrame(values, index=pd.Index(PARTICIPATIONS, name="participation"), columns=columns)


def catalogue_problems(classified: pd.DataFrame) -> pd.DataFrame:
    """The rows that are missing something, hold an unknown word or contradict themselves.

    Columns: ``row`` (the row's label in the catalogue), ``status``, ``problem``. Raises `FinservError` for a table
    that was not classified.

    >>> from finserv.classification import classify_frame
    >>> found = classify_frame([{"participation": "none", "divergence": "", "object": "goods"}])
    >>> list(catalogue_problems(found)["problem"])
    ['The divergence is empty.']
    """
    _check(classified)
    bad = classified.loc[classified["status"] != "ok", ["status", "problem"]]
    bad.insert(0, "row", bad.index)
    return bad.reset_index(drop=True)


def catalogue_map(classified: pd.DataFrame) -> GridPicture:
    """The counts as a heat map in which each cell also says its number and share.

    Parameters: ``classified`` comes from `classify_frame`. The note below tells how many rows have no cell.

    >>> from finserv.classification import classify_frame
    >>> found = classify_frame([{"participation": "none", "divergence": "low", "object": "goods"}])
    >>> catalogue_map(found).text.splitlines()[1]
    'no participation, standard service, processing of goods/property: 1; 100%'
    """
    counts = catalogue_summary(classified)
    placed, most = int(counts.to_numpy().sum()), int(counts.to_numpy().max(initial=0))
    cells = {}
    for participation in PARTICIPATIONS:
        for divergence in DIVERGENCES:
            for thing in OBJECTS:
                cell = Cell(participation, divergence, thing)
                count = int(counts.loc[participation, cell.column])
                if count:
                    cells[cell] = GridCell((f"{count:,}", _share(count, placed)), _shade(count, most))
    without = len(classified) - placed
    wrong = int((classified["status"] != "ok").sum())
    note = Text(
        f"共 {len(classified):,} 项，其中 {placed:,} 项有格可归，{without:,} 项还不能定；有问题的行共 {wrong:,} 行。",
        f"{len(classified):,} services: {placed:,} have a cell, {without:,} are not settled; "
        f"{wrong:,} rows have problems.",
    )
    return grid_picture(
        Text("服务目录在分类表中的分布", "The catalogue in the classification table"), cells, note
    )


def _share(count: int, placed: int) -> str:
    share = 100 * count / placed
    return "<1%" if share < 0.5 else f"{share:.0f}%"


def _shade(count: int, most: int) -> str:
    return SHADES[1 + min(len(SHADES) - 2, (len(SHADES) - 1) * (count - 1) // most)]


def _check(classified: pd.DataFrame) -> None:
    lacking = [
        name for name in ("cell", "status", "problem") if name not in getattr(classified, "columns", ())
    ]
    if lacking:
        found = ", ".join(shown(name) for name in list(getattr(classified, "columns", ()))[:20])
        raise FinservError(
            Text(
                f"这张表还没有分类，缺少列：{'、'.join(lacking)}（现有：{found or '无'}）。请先用 classify_frame。",
                f"This table is not classified; it lacks {', '.join(lacking)} (found: {found or 'none'}). "
                "Use classify_frame first.",
            )
        )
