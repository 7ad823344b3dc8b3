"""Rows of a blueprint's tables as immutable records, and the columns that they are made of."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..errors import FinservError, nearest, shown
from ..language import Text
from .cells import BadCell, Reader, is_empty, plain, reader


def cell(kind: str, title_zh: str, title_en: str, default: Any = "", **how: Any) -> Any:
    """Declare a column: its kind of cell, its name for the reader, its default, and what is allowed in it.

    The kinds and what each takes stand in `cells.reader`; ``required=True`` is for a cell that may not be empty.
    """
    return dataclasses.field(
        default=default, metadata={"cell": kind, "title": Text(title_zh, title_en), **how}
    )


@dataclass(frozen=True, slots=True)
class Column:
    """A declared column of a record class, ready for use."""

    name: str
    kind: str
    title: Text
    default: Any
    required: bool
    words: Mapping[str, Text]
    read: Reader

    @property
    def heading(self) -> Text:
        """The column as a sentence names it: its title, with its name in the table where that is another."""
        name = "" if self.name == self.title.en else f" ({self.name})"
        return Text(f"“{self.title.zh}”（{self.name}）", f"{self.title.en}{name}")

    def said(self, value: Any) -> Text:
        """A value of this column as a reader sees it: words by their names, flags as yes and no, unknown as a dash.

        >>> from finserv.blueprint import Step
        >>> [column.said("onstage").zh for column in columns(Step) if column.name == "band"]
        ['前台员工行为']
        """
        if value is None or value == "" or value == ():
            return Text("—", "—")
        if isinstance(value, bool):
            return Text("是", "yes") if value else Text("否", "no")
        if value in self.words:
            return self.words[value]
        numbers = [value] if isinstance(value, (int, float)) else value if isinstance(value, tuple) else None
        text = str(value) if numbers is None else " ".join(f"{number:.10g}" for number in numbers)
        return Text(text, text)

    def read_cell(self, value: Any, place: Callable[[], Text]) -> Any:
        """The plain value of one cell; raises `FinservError` that names the place, the column and the choices."""
        value = plain(value)
        if is_empty(value):
            if not self.required:
                return self.default
            where = place()
            raise FinservError(
                Text(
                    f"{where.zh}的{self.heading.zh}空着，必须填写。",
                    f"{where.en}: {self.heading.en} is empty; it must be filled in.",
                )
            )
        try:
            return self.read(value)
        except BadCell as bad:
            where = place()
            raise FinservError(
                Text(
                    f"{where.zh}的{self.heading.zh}{bad.text.zh}",
                    f"{where.en}: {self.heading.en} {bad.text.en}",
                )
            ) from None


class Row:
    """Base of the records: every field is checked when a record is made, whoever makes it."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for column in columns(type(self)):
            value = getattr(self, column.name)
            if value is not column.default or column.required:
                object.__setattr__(self, column.name, column.read_cell(value, self.place))

    def as_row(self) -> dict[str, Any]:
        """The record as a table row of plain strings and numbers."""
        return {column.name: getattr(self, column.name) for column in columns(type(self))}

    def place(self) -> Text:
        """How an error message names this record."""
        raise NotImplementedError


@cache
def columns(cls: type) -> tuple[Column, ...]:
    """The columns of a record class, in their order."""
    return tuple(
        Column(
            name=field.name,
            kind=field.metadata["cell"],
            title=field.metadata["title"],
            default=field.default,
            required=field.metadata.get("required", False),
            words=field.metadata.get("words", {}),
            read=reader(field.metadata["cell"], field.metadata),
        )
        for field in dataclasses.fields(cls)
        if "cell" in field.metadata
    )


@cache
def headings(cls: type, *others: str) -> dict[str, tuple[str, ...]]:
    """What may head a column, with the fields that it fills: a field's name or its title.

    Either without its language (``name``, ``名称``) fills both languages. ``others``: fields of the class that are no
    columns of a table.
    """
    known = {name: (name,) for name in (*(column.name for column in columns(cls)), *others)}
    for column in columns(cls):
        stem = column.name.removesuffix("_zh")
        if stem != column.name:
            known.setdefault(stem, (column.name, f"{stem}_en"))
    for column in columns(cls):
        known.setdefault(column.title.zh, (column.name,))
        known.setdefault(column.title.en, (column.name,))
    for column in columns(cls):
        stem = column.name.removesuffix("_zh")
        if stem != column.name:
            both = (column.name, f"{stem}_en")
            known.setdefault(column.title.zh.removeprefix("中文").removesuffix("（中文）"), both)
            known.setdefault(column.title.en.removeprefix("Chinese ").removesuffix(" (Chinese)"), both)
    return known


def spread(values: Mapping[Any, Any], cls: type, *others: str) -> dict[str, Any]:
    """Cells by field, from cells by heading; a heading for both languages takes a `Text`, or one text for both.

    Raises `FinservError` for an unknown heading, with the columns and the nearest spelling.
    """
    known = headings(cls, *others)
    found: dict[str, Any] = {}
    for heading, value in values.items():
        heading = str(heading).strip()
        if heading not in known:
            raise _unknown_column(heading, cls, known)
        names = known[heading]
        if len(names) == 1:
            if not is_empty(value) or names[0] not in found:
                found[names[0]] = value
            continue
        parts = (value.zh, value.en) if isinstance(value, Text) else (value, value)
        for name, part in zip(names, parts, strict=True):
            if is_empty(found.get(name)):
                found[name] = part
    return found


def read_row(cls: type, values: Mapping[Any, Any]) -> Any:
    """Make a record of class ``cls`` from a mapping of column name to cell.

    Raises `FinservError` for an unknown column, a column that must be filled in, and a bad cell.
    """
    found = spread(values, cls)
    missing = [column for column in columns(cls) if column.required and is_empty(found.get(column.name))]
    if missing:
        raise FinservError(
            Text(
                f"必须填写{'、'.join(column.heading.zh for column in missing)}。",
                f"{', '.join(column.heading.en for column in missing)} must be filled in.",
            )
        )
    return cls(**found)


def _unknown_column(heading: str, cls: type, known: Mapping[str, tuple[str, ...]]) -> FinservError:
    guess = nearest(heading, known)
    names = [column.name for column in columns(cls)]
    return FinservError(
        Text(
            f"没有“{shown(heading)}”这一项。"
            + (f"是不是想写“{guess}”？" if guess else "")
            + f"可用的有：{'、'.join(names)}。",
            f"there is no '{shown(heading)}'. "
            + (f"Did you mean '{guess}'? " if guess else "")
            + f"The choices are: {', '.join(names)}.",
        )
    )
