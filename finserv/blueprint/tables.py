"""Tables to records and back: DataFrames or lists of dicts on one side, immutable rows on the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from ..errors import FinservError, shown, within
from ..language import Text
from .cells import is_empty
from .records import columns, read_row

ROW_LIMIT = 5000


def read(rows: pd.DataFrame | Iterable[Any], cls: type, table: Text) -> tuple:
    """Records of class ``cls`` from a DataFrame, a list of dicts, or a list that holds such records already.

    ``table`` is how messages name the table; a row whose cells are all empty is passed over. Raises `FinservError`
    with table and row number (the first row is 1).
    """
    if isinstance(rows, pd.DataFrame):
        rows = mappings(rows, table)
    if isinstance(rows, (str, bytes, Mapping)) or not isinstance(rows, Iterable):
        raise FinservError(
            Text(
                f"{table.zh}应当是一张表：DataFrame，或由字典组成的列表。",
                f"the {table.en} should be a table: a DataFrame or a list of dicts.",
            )
        )
    found = []
    for number, row in enumerate(rows, start=1):
        if number > ROW_LIMIT:
            raise FinservError(
                Text(f"{table.zh}多于{ROW_LIMIT}行。", f"the {table.en} has more than {ROW_LIMIT} rows.")
            )
        if isinstance(row, cls):
            found.append(row)
        elif not isinstance(row, Mapping):
            raise FinservError(
                Text(
                    f"{table.zh}第{number}行不是“列名：内容”的形式，而是“{shown(row)}”。",
                    f"{table.en}, row {number} is not of the form column: value, but '{shown(row)}'.",
                )
            )
        elif not row or not all(is_empty(value) for value in row.values()):
            try:
                found.append(read_row(cls, row))
            except FinservError as error:
                place = Text(f"{table.zh}第{number}行", f"{table.en}, row {number}")
                raise within(place, error) from None
    return tuple(found)


def write(rows: tuple, cls: type) -> pd.DataFrame:
    """A table of the records, with every column of ``cls``; texts are plain strings, unknown numbers NaN."""
    table: dict[str, pd.Series] = {}
    for column in columns(cls):
        values = [getattr(row, column.name) for row in rows]
        if column.kind == "numbers":
            values = [" ".join(f"{number!r}".removesuffix(".0") for number in value) for value in values]
        if column.kind == "number" or (column.kind == "whole" and None in values):
            table[column.name] = pd.Series(values, dtype="float64")
        elif column.kind == "whole":
            table[column.name] = pd.Series(values, dtype="int64")
        elif column.kind == "flag":
            table[column.name] = pd.Series(values, dtype="bool")
        else:
            table[column.name] = pd.Series(values, dtype="str")
    return pd.DataFrame(table)


def mappings(frame: pd.DataFrame, table: Text) -> list[dict[Any, Any]]:
    """The rows of a frame as mappings; raises `FinservError` for a column that stands twice."""
    twice = frame.columns[frame.columns.duplicated()]
    if len(twice):
        raise FinservError(
            Text(
                f"{table.zh}里“{shown(twice[0])}”这一列出现了两次。请只留一列。",
                f"the {table.en} has the column '{shown(twice[0])}' twice. Keep one.",
            )
        )
    return frame.to_dict("records")
