"""A measure of a blueprint, and the table of all measures of one."""

from __future__ import annotations

import html
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ...errors import nearest
from ...language import Text, language
from ..words import PROVENANCE

_HEAD = (
    Text("指标", "measure"),
    Text("数值", "value"),
    Text("单位", "unit"),
    Text("定义", "definition"),
    Text("出处", "source"),
)
_UNKNOWN = Text("未知", "unknown")


@dataclass(frozen=True, slots=True)
class Reading:
    """A value, or None and what is missing to know it."""

    value: float | None
    missing: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a measure is: its name, unit, definition and source, and how it is read from a `Reckoning`."""

    id: str
    name: Text
    unit: Text
    definition: Text
    source: Text
    provenance: str
    read: Callable[[Any], Reading]

    def __post_init__(self) -> None:
        if self.provenance not in PROVENANCE:
            raise ValueError(f"{self.id}: unknown provenance")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of one blueprint; ``value`` is None where it is unknown, and ``missing`` says what it needs."""

    id: str
    value: float | None
    unit: Text
    name: Text
    definition: Text
    source: Text
    provenance: str
    missing: Text


class Measures:
    """All measures of a blueprint: ``m.complexity`` is a value (None where unknown), ``m["complexity"]`` the measure.

    ``table`` holds them as a DataFrame; ``pools`` the minutes and wages of each pool a customer, ``time_and_money`` the
    profit as the process drags on, ``critical_steps`` the ids on the longest way.

    >>> from finserv.blueprint.cases import case
    >>> from finserv.blueprint.measures import measures
    >>> measures(case("deposit")).evidence_cover
    1.0
    """

    COLUMNS = ("measure", "value", "unit", "name", "definition", "source", "missing")

    def __init__(
        self,
        rows: tuple[Measure, ...],
        *,
        pools: pd.DataFrame,
        time_and_money: pd.DataFrame,
        critical_steps: tuple[str, ...],
    ):
        self.rows = rows
        self.pools = pools
        self.time_and_money = time_and_money
        self.critical_steps = critical_steps

    def __getitem__(self, measure_id: str) -> Measure:
        for row in self.rows:
            if row.id == measure_id:
                return row
        raise KeyError(measure_id)

    def __getattr__(self, name: str) -> float | None:
        if name.startswith("_") or name == "rows":
            raise AttributeError(name)
        try:
            return self[name].value
        except KeyError:
            ids = [row.id for row in self.rows]
            guess = nearest(name, ids)
            said = Text(
                f"没有指标“{name}”。"
                + (f"是不是想写“{guess}”？" if guess else "")
                + f"现有：{'、'.join(ids)}。",
                f"There is no measure '{name}'. "
                + (f"Did you mean '{guess}'? " if guess else "")
                + f"The measures are: {', '.join(ids)}.",
            )
            raise AttributeError(str(said)) from None

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *(row.id for row in self.rows)]

    def __iter__(self) -> Iterator[Measure]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def table(self) -> pd.DataFrame:
        """The measures in the language in use; an unknown value is NaN, and ``missing`` says what it needs."""
        rows = [
            (
                row.id,
                math.nan if row.value is None else float(row.value),
                *(str(t) for t in (row.unit, row.name, row.definition, row.source, row.missing)),
            )
            for row in self.rows
        ]
        return pd.DataFrame(rows, columns=list(self.COLUMNS))

    def __repr__(self) -> str:
        return "\n".join(f"{row.name}: {shown_value(row)}" for row in self.rows)

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col" style="text-align:left">{title}</th>' for title in _HEAD)
        body = ""
        for row in self.rows:
            value = shown_value(row, unit=False)
            cells = (
                html.escape(value),
                *(html.escape(str(t)) for t in (row.unit, row.definition, row.source)),
            )
            name = f'<th scope="row" style="text-align:left">{html.escape(str(row.name))}</th>'
            body += f"<tr>{name}" + "".join(f'<td style="text-align:left">{c}</td>' for c in cells) + "</tr>"
        return f'<table lang="{language()}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def shown_value(row: Measure, unit: bool = True) -> str:
    """A measure's value as text, or that it is unknown and what is missing."""
    if row.value is None:
        return f"{_UNKNOWN}（{row.missing}）" if language() == "zh" else f"{_UNKNOWN} ({row.missing})"
    number = f"{row.value:.4g}" if isinstance(row.value, float) else str(row.value)
    return f"{number} {row.unit}".strip() if unit else number
