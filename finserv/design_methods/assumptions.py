"""The numbers behind the moves: assumptions of the kit, each stated, each to be changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pandas as pd

from ..chapter.loader import table
from ..errors import FinservError, shown, unknown_word
from ..language import Text, language

_ASSUMPTION = Text("假设", "assumption")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One stated number: what it is, in which unit, between which bounds it must lie."""

    id: str
    method: str
    value: float
    lowest: float
    highest: float
    unit: Text
    text: Text
    provenance: str


@cache
def _stated() -> Mapping[str, Assumption]:
    return {
        row["id"]: Assumption(
            id=row["id"],
            method=row["method"],
            value=float(row["value"]),
            lowest=float(row["lowest"]),
            highest=float(row["highest"]),
            unit=Text(row["unit_zh"], row["unit_en"]),
            text=Text(row["text_zh"], row["text_en"]),
            provenance=row["provenance"],
        )
        for row in table("assumptions", __package__).to_dict("records")
    }


@dataclass(frozen=True, slots=True)
class Assumptions:
    """All assumptions, with those that were changed; ``a.able_share`` is a number.

    >>> assumptions(able_share=0.5).able_share, assumptions().able_share
    (0.5, 0.85)
    """

    changed: tuple[tuple[str, float], ...] = ()
    _values: Mapping[str, float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        values = {row.id: row.value for row in _stated().values()} | dict(self.changed)
        object.__setattr__(self, "_values", values)

    def __getattr__(self, name: str) -> float:
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> float:
        if name not in self._values:
            raise FinservError(unknown_word(_ASSUMPTION, name, self._values))
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def change(self, **values: float) -> Assumptions:
        """These assumptions with some values changed; raises `FinservError` for an unknown one or a bad value."""
        return Assumptions(tuple(sorted({**dict(self.changed), **_read(values)}.items())))

    @property
    def table(self) -> pd.DataFrame:
        """One row each: id, method, value, unit, text in the language in use, provenance, whether it was changed."""
        mine = dict(self.changed)
        rows = [
            (
                row.id,
                row.method,
                self._values[row.id],
                str(row.unit),
                str(row.text),
                row.provenance,
                row.id in mine,
            )
            for row in _stated().values()
        ]
        return pd.DataFrame(rows, columns=["id", "method", "value", "unit", "text", "provenance", "changed"])

    def _repr_html_(self) -> str:
        return self.table.to_html(index=False)


def assumptions(given: Assumptions | Mapping[str, float] | None = None, **values: float) -> Assumptions:
    """The assumptions of the four methods, with changes; every number is synthetic, made for teaching.

    Parameters: ``given`` are assumptions or a mapping to start from; keywords change single values. Raises
    `FinservError` for an unknown name (with the nearest) and for a value out of bounds.

    >>> assumptions(help_minutes=3).table.query("changed")["id"].tolist()
    ['help_minutes']
    """
    start = given if isinstance(given, Assumptions) else Assumptions().change(**dict(given or {}))
    return start.change(**values)


def said(name: str, value: float) -> str:
    """An assumption as a line in the language in use, such as a list of costs shows it."""
    row = _stated()[name]
    unit = f" {row.unit}" if row.unit else ""
    return f"{row.text}：{value:g}{unit}" if language() == "zh" else f"{row.text}: {value:g}{unit}"


def stated(name: str) -> Assumption:
    """The assumption of this name as the kit states it; raises `FinservError` for an unknown one."""
    if name not in _stated():
        raise FinservError(unknown_word(_ASSUMPTION, name, _stated()))
    return _stated()[name]


def _read(values: Mapping[str, Any]) -> dict[str, float]:
    read = {}
    for name, value in values.items():
        row = stated(name)
        try:
            number = float("nan") if isinstance(value, bool) else float(value)
        except (TypeError, ValueError):
            number = float("nan")
        if not row.lowest <= number <= row.highest:
            span_zh, span_en = f"{row.lowest:g}到{row.highest:g}", f"from {row.lowest:g} to {row.highest:g}"
            raise FinservError(
                Text(
                    f"假设“{name}”（{row.text.zh}）写成了“{shown(value)}”，要填{span_zh}之间的数。",
                    f"assumption '{name}' ({row.text.en}) is '{shown(value)}'; it takes a number {span_en}.",
                )
            )
        read[name] = number
    return read
