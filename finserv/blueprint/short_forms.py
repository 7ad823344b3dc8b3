"""Short ways to write steps, links and evidence, as a lesson uses them, read into records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..errors import FinservError, shown
from ..language import Text
from . import tables
from .cells import is_empty
from .flow import Flow
from .records import Row, cell
from .step import Step
from .words import BANDS


def read_steps(rows: Any, table: Text, bands: tuple[str, ...]) -> tuple[Step, ...]:
    """Steps of one of ``bands`` (the first where a row names none).

    A row is a mapping of column to cell, a `Step`, or ``(id, name)``, ``(id, name_zh, name_en)``. Raises
    `FinservError` with table and row, also for a step that says another band.
    """
    steps = tables.read(_each(rows, table, lambda row: _step_row(row, bands[0])), Step, table)
    for step in steps:
        if step.band not in bands:
            names = [BANDS[band] for band in bands]
            raise FinservError(
                Text(
                    f"{table.zh}：步骤“{step.id}”写的区域是“{BANDS[step.band].zh}”，"
                    f"这里只收“{'”“'.join(name.zh for name in names)}”。请把它放到对应的那一步。",
                    f"{table.en}: step '{step.id}' says that its band is {BANDS[step.band].en}; only "
                    f"{' and '.join(name.en for name in names)} stand here. Put it into the step of its band.",
                )
            )
    return steps


def read_links(rows: Any, table: Text) -> tuple[Flow, ...]:
    """Flows; a row is a mapping, a `Flow`, or ``(source, target)``, with a label and a probability after them.

    >>> read_links([("ask", "answer"), ("check", "leave", "Y", 0.9)], Text("连线", "links"))[1].probability
    0.9
    """
    return tables.read(_each(rows, table, _flow_row), Flow, table)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Row):
    """What the customer sees at one step."""

    step: str = cell("id", "步骤", "step", required=True)
    evidence_zh: str = cell("name", "有形展示（中文）", "evidence (Chinese)")
    evidence_en: str = cell("name", "有形展示（英文）", "evidence (English)")

    def place(self) -> Text:
        return Text(f"步骤“{shown(self.step)}”", f"step '{shown(self.step)}'")


def read_evidence(rows: Any) -> tuple[Evidence, ...]:
    """Evidence, from a mapping of step id to text, or a table with the columns ``step`` and ``evidence``.

    A text is one for both languages, or ``(zh, en)``. Raises `FinservError` for anything else.

    >>> read_evidence({"take_number": ("号票", "ticket")})[0].evidence_en
    'ticket'
    """
    if isinstance(rows, Mapping):
        rows = [{"step": step, "evidence": _both(text)} for step, text in rows.items()]
    return tables.read(rows, Evidence, Text("有形展示", "evidence"))


def read_declared(declared: Mapping[str, Any] | None) -> dict[str, Any]:
    """How the service is said to be classified, as cells of a blueprint; raises `FinservError` for another form.

    >>> read_declared({"divergence": "low"})
    {'declared_divergence': 'low'}
    """
    if declared is not None and not isinstance(declared, Mapping):
        raise FinservError(
            Text(
                f"declared 写成了“{shown(declared)}”，要写成 {{'participation': 'interaction'}} 的形式。",
                f"declared is '{shown(declared)}'; write it as {{'participation': 'interaction'}}.",
            )
        )
    return {f"declared_{name}": word for name, word in (declared or {}).items()}


def one_segment(segment: Any) -> None:
    """Raise `FinservError` where several segments are given for one blueprint. Source: chapter slide 36, question 2."""
    if isinstance(segment, (list, tuple, set)):
        raise FinservError(
            Text(
                "一张细节蓝图只画一类顾客：不同的顾客，过程往往不同。请选定一类，其余的各画一张。",
                "One detailed blueprint is for one segment: other customers often meet another process. "
                "Choose one here, and draw one blueprint for each of the others.",
            )
        )


def _each(rows: Any, table: Text, form: Callable[[Any], Any]) -> Any:
    if isinstance(rows, pd.DataFrame):
        rows = tables.mappings(rows, table)
    if isinstance(rows, (str, bytes, Mapping)) or not isinstance(rows, Iterable):
        return rows
    return [form(row) for row in rows]


def _step_row(row: Any, band: str) -> Any:
    if isinstance(row, (tuple, list)) and len(row) in (2, 3):
        row = dict(zip(("id", "name") if len(row) == 2 else ("id", "name_zh", "name_en"), row, strict=True))
    if isinstance(row, Mapping) and is_empty(row.get("band")) and is_empty(row.get("所在区域")):
        return {**row, "band": band}
    return row


def _flow_row(row: Any) -> Any:
    if isinstance(row, (tuple, list)) and 2 <= len(row) <= 4:
        return dict(zip(("source", "target", "label", "probability"), row, strict=False))
    return row


def _both(text: Any) -> Any:
    return Text(*text) if isinstance(text, (tuple, list)) and len(text) == 2 else text
