"""The studio's tables as its JavaScript shows them: which columns, which rows in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..blueprint import Blueprint
from ..blueprint.step import usual_actor
from ..drawing.safe_text import element_id
from ..language import Text
from .studio_edits import column_of
from .studio_fields import CONTROLS, SHORT_BANDS, cell_view, choices_of, title_of, value_of
from .studio_work import Work

ROW = Text("第{number}行", "row {number}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table of a page: rows of a kind (steps of some bands, flows between them, pools), and its columns.

    ``given``: the cells that a new row has from the start. ``fixed``: rows are neither added nor removed nor moved.
    ``shown``: columns that are only read. ``titles``: columns named otherwise than usual.
    """

    id: str
    kind: str
    caption: Text
    columns: tuple[str, ...]
    bands: tuple[str, ...] = ("customer", "onstage", "backstage", "support")
    given: Mapping[str, Any] = field(default_factory=dict)
    fixed: bool = False
    shown: tuple[str, ...] = ()
    titles: Mapping[str, Text] = field(default_factory=dict)


def keys_of(sheet: Sheet, work: Work) -> list[str]:
    """The keys of the table's rows in their order, with the drafts where they belong."""
    bp = work.blueprint
    if sheet.kind == "steps":
        keys = [step.id for step in bp.step_rows if step.band in sheet.bands]
    elif sheet.kind == "flows":
        here = {step.id for step in bp.step_rows if step.band in sheet.bands}
        keys = [
            key
            for key, flow in zip(work.flow_keys, bp.flow_rows, strict=True)
            if {flow.source, flow.target} <= here
        ]
    else:
        keys = [pool.id for pool in bp.pool_rows]
    if sheet.fixed:
        return keys
    for draft in work.drafts:
        if draft.kind == sheet.kind and draft.cells.get("band", sheet.bands[0]) in sheet.bands:
            place = keys.index(draft.after) + 1 if draft.after in keys else len(keys)
            keys.insert(place, draft.key)
    return keys


def step_mark(bp: Blueprint, step_id: str) -> str:
    """The id of a step's box in the picture."""
    return element_id(bp.id, "step", step_id)


def sheet_view(sheet: Sheet, work: Work, became: Mapping[str, str]) -> dict[str, Any]:
    """A table with its rows; ``became`` tells which row a draft that JavaScript began has become."""
    bp = work.blueprint
    was = {made: key for key, made in became.items()}
    columns = []
    for name in sheet.columns:
        column = column_of(sheet.kind, name)
        choices = choices_of(column, bp, sheet.bands)
        label = str(sheet.titles[name]) if name in sheet.titles else title_of(column, work, units=False)
        columns.append(
            {
                "name": name,
                "label": label,
                "control": "shown" if name in sheet.shown else "select" if choices else CONTROLS[column.kind],
                "choices": choices,
                "start": _usual(sheet, name) or sheet.given.get(name, value_of(column, {}, name)),
            }
        )
    keys = keys_of(sheet, work)
    ends = [
        key
        for key in keys
        if sheet.kind == "steps" and (step := work.row("steps", key)) and step.kind == "end"
    ]
    before_end = keys and keys[-1] in ends and len(keys) > 1
    return {
        "id": sheet.id,
        "kind": sheet.kind,
        "caption": str(sheet.caption),
        "columns": columns,
        "fixed": sheet.fixed,
        "detailed": sheet.kind == "steps",
        "append_after": keys[-2] if before_end else keys[-1] if keys else "",
        "rows": [
            {
                "key": key,
                "was": was.get(key, ""),
                "name": row_name(sheet.kind, key, work, number),
                "draft": work.row(sheet.kind, key) is None,
                "cells": {name: _cell(sheet, work, key, name) for name in sheet.columns},
                "marks": marks_of(sheet.kind, key, work),
            }
            for number, key in enumerate(keys, start=1)
        ],
    }


def row_name(kind: str, key: str, work: Work, number: int) -> str:
    """How a row is called in the names of its cells."""
    row = work.row(kind, key)
    if row is None:
        return str(ROW.format(number=number))
    if kind == "flows":
        return " → ".join(str(work.blueprint.step(end).name) for end in (row.source, row.target))
    return str(row.name)


def marks_of(kind: str, key: str, work: Work) -> list[str]:
    """The boxes of the picture that a row stands for."""
    row = work.row(kind, key)
    if row is None:
        return []
    bp = work.blueprint
    if kind == "pools":
        ids = [step.id for step in bp.step_rows if step.pool == key]
    else:
        ids = [row.id] if kind == "steps" else [row.source, row.target]
    return [step_mark(bp, id) for id in ids]


def _cell(sheet: Sheet, work: Work, key: str, name: str) -> dict[str, Any]:
    cell = cell_view(work, sheet.kind, key, name)
    if name in sheet.shown:
        cell["value"] = str(SHORT_BANDS[cell["value"]]) if name == "band" else cell["value"]
    return cell if cell["value"] or cell["error"] else {**cell, "value": _usual(sheet, name) or cell["value"]}


def _usual(sheet: Sheet, name: str) -> str:
    """What a step will have in this column where nothing is chosen."""
    return usual_actor(sheet.bands[0]) if (sheet.kind, name) == ("steps", "actor") else ""
