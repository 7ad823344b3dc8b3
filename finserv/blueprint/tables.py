"""Tables to records and back: DataFrames or lists of dicts on one side, immutable rows on the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from ..errors import FinservError, nearest, shown
from ..language import Text
from .records import read_row

ROW_LIMIT = 5000


def read(rows: pd.DataFrame | Iterable[Any], cls: type, table: Text) -> tuple:
    """Records of class ``cls`` from a DataFrame, a list of dicts, or a list that holds such records already.

    ``table`` is how messages name the table. Raises `FinservError` with table and row number (the first row is 1).
    """
    if isinstance(rows, pd.DataFrame):
        rows = rows.to_dict("records")
    if isinstance(rows, (str, bytes, Mapping)) or not isinstance(rows, Iterable):
        raise FinservError(
            Text(
                f"{table.zh}应当是一张表：DataFrame，或由字典组成的列表。",
                f"The {table.en} should be a table: a DataFrame or a list of dicts.",
            )
        )
    aliases = _aliases(cls)
    found = []
    for number, row in enumerate(rows, start=1):
        where = Text(f"{table.zh}第{number}行", f"{table.en}, row {number}")
        if number > ROW_LIMIT:
            raise FinservError(
                Text(f"{table.zh}多于{ROW_LIMIT}行。", f"The {table.en} has more than {ROW_LIMIT} rows.")
            )
        if isinstance(row, cls):
            found.append(row)
        elif isinstance(row, Mapping):
            found.append(read_row(cls, row, where, aliases))
        else:
            raise FinservError(
                Text(
                    f"{where.zh}不是“列名：内容”的形式，而是“{shown(row)}”。",
                    f"{where.en} is not of the form column: value, but '{shown(row)}'.",
                )
            )
    return tuple(found)


def write(rows: tuple, cls: type) -> pd.DataFrame:
    """A table of the records, with every column of ``cls``; texts are plain strings, unknown numbers NaN."""
    columns: dict[str, list[Any]] = {}
    for field in dataclasses.fields(cls):
        values = [getattr(row, field.name) for row in rows]
        kind = field.metadata["cell"]
        if kind == "numbers":
            values = [" ".join(f"{number:.15g}" for number in value) for value in values]
        if kind == "number" or (kind == "whole" and None in values):
            columns[field.name] = pd.Series(values, dtype="float64")
        elif kind == "whole":
            columns[field.name] = pd.Series(values, dtype="int64")
        elif kind == "flag":
            columns[field.name] = pd.Series(values, dtype="bool")
        else:
            columns[field.name] = pd.Series(values, dtype="str")
    return pd.DataFrame(columns)


def widen(values: Mapping[str, Any], cls: type) -> dict[str, Any]:
    """Keywords with the columns that stand for both languages spelt out; an unknown keyword is an error."""
    aliases = _aliases(cls)
    names = [field.name for field in dataclasses.fields(cls)]
    wide: dict[str, Any] = {}
    for name, value in values.items():
        if name in names:
            wide[name] = value
        elif name in aliases:
            for full in aliases[name]:
                wide.setdefault(full, value)
        else:
            guess = nearest(name, [*names, *aliases])
            raise FinservError(
                Text(
                    f"蓝图没有“{shown(name)}”这一项。" + (f"是不是想写“{guess}”？" if guess else "") + f"可用：{'、'.join(names)}。",
                    f"A blueprint has no '{shown(name)}'. "
                    + (f"Did you mean '{guess}'? " if guess else "")
                    + f"It has: {', '.join(names)}.",
                )
            )
    return wide


def _aliases(cls: type) -> dict[str, tuple[str, ...]]:
    names = [field.name for field in dataclasses.fields(cls)]
    return {
        name.removesuffix("_zh"): (name, name.removesuffix("_zh") + "_en") for name in names if name.endswith("_zh")
    }
