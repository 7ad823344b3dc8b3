"""A few columns of a data frame as a table to read, with headings in the language in use."""

from __future__ import annotations

import html
from dataclasses import dataclass

import pandas as pd

from ..blueprint.words import PROVENANCE
from ..errors import FinservError, unknown_word
from ..language import Text, language

BORDER = "border:1px solid #767676;padding:4px 8px;text-align:left;vertical-align:top;white-space:normal"


@dataclass(frozen=True, slots=True)
class PlainTable:
    """Headings and rows of plain text; shows itself as HTML, and as text where there is no browser."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col" style="{BORDER}">{html.escape(h)}</th>' for h in self.headings)
        body = "".join(
            "<tr>" + "".join(f'<td style="{BORDER}">{html.escape(cell)}</td>' for cell in row) + "</tr>"
            for row in self.rows
        )
        return (
            f'<table style="border-collapse:collapse"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        )

    def __repr__(self) -> str:
        return "\n".join(" | ".join(row) for row in (self.headings, *self.rows))


def plain_table(frame: pd.DataFrame, **columns: tuple[str, str]) -> PlainTable:
    """The named columns of a frame of `finserv.chapter` or the like.

    ``columns``: a column's name without its ending ``_zh`` or ``_en``, and its heading in Chinese and English; the
    words of ``provenance`` are told in the language in use. Raises `FinservError` for a column that is not there.

    >>> plain_table(pd.DataFrame({"name_zh": ["取号"], "name_en": ["take a number"]}), name=("步骤", "step"))
    step
    take a number
    """
    found = {name: _column(frame, name) for name in columns}
    names = {word: str(text) for word, text in PROVENANCE.items()}
    rows = tuple(
        tuple(names.get(cell, cell) if name == "provenance" else cell for name, cell in zip(found, row, strict=True))
        for row in zip(*(frame[column].astype(str) for column in found.values()), strict=True)
    )
    return PlainTable(tuple(str(Text(*heading)) for heading in columns.values()), rows)


def _column(frame: pd.DataFrame, name: str) -> str:
    for candidate in (f"{name}_{language()}", name):
        if candidate in frame.columns:
            return candidate
    raise FinservError(unknown_word(Text("列", "column"), name, [str(column) for column in frame.columns]))
