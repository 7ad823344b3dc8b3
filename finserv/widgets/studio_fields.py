"""One cell of the studio as its JavaScript shows it: label, control, choices, value, mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ..blueprint import Blueprint
from ..blueprint.records import Column
from ..blueprint.words import BANDS, TIME_UNITS
from ..language import Text, language
from .studio_edits import POOL_REFS, STEP_REFS, column_of
from .studio_work import Work

CONTROLS = {
    "name": "text",
    "note": "text",
    "number": "number",
    "whole": "number",
    "numbers": "number",
    "flag": "check",
    "word": "select",
    "id": "select",
    "ref": "text",
}
IN_TIME_UNIT = (
    "time_mean",
    "time_values",
    "standard_time",
    "fail_time_limit",
    "wait_actual",
    "wait_tolerable",
)
IN_CURRENCY = ("cost", "wage", "price")
HINTS = {
    "probability": Text("0到1", "0 to 1"),
    "time_cv": Text("标准差÷均值", "deviation ÷ mean"),
    "arrivals": Text("一个数，或每小时一个", "one number, or one for each hour"),
    "time_values": Text("用空格隔开", "parted by spaces"),
}
SHORT_BANDS = {
    "customer": Text("顾客", "customer"),
    "onstage": Text("前台", "onstage"),
    "backstage": Text("后台", "backstage"),
    "support": Text("支持", "support"),
}
_LANGUAGE_MARK = re.compile(r"（[中英]文）|^[中英]文| \((?:Chinese|English)\)|^(?:Chinese|English) ")


def title_of(column: Column, work: Work | None = None, key: str = "", units: bool = True) -> str:
    """A column's name for the reader, without its language, with the unit or the range of what it takes."""
    title = _LANGUAGE_MARK.sub("", str(column.title)).strip()
    title = title[:1].upper() + title[1:]
    unit = str(HINTS.get(column.name, ""))
    if work is not None and column.name in IN_CURRENCY:
        unit = work.blueprint.currency
    if work is not None and column.name in IN_TIME_UNIT and units:
        step = work.row("steps", key)
        unit = str(TIME_UNITS[step.time_unit if step else "minute"]) + (
            f"{'；' if language() == 'zh' else ', '}{unit}" if unit else ""
        )
    if not unit:
        return title
    return f"{title}（{unit}）" if language() == "zh" else f"{title} ({unit})"


def choices_of(column: Column, bp: Blueprint, bands: Iterable[str] = BANDS) -> list[dict[str, str]] | None:
    """What a cell of this column may hold, or None where it is typed in; steps are grouped by their bands."""
    blank = {"value": "", "label": "—"}
    if column.name in STEP_REFS:
        steps = [step for band in bands for step in bp.band(band)]
        return [blank, *({"value": s.id, "label": str(s.name), "group": str(BANDS[s.band])} for s in steps)]
    if column.name in POOL_REFS:
        return [blank, *({"value": pool.id, "label": str(pool.name)} for pool in bp.pool_rows)]
    if column.kind != "word":
        return None
    words = [{"value": word, "label": str(text)} for word, text in column.words.items()]
    if column.name == "band" and len(tuple(bands)) < len(BANDS):
        words = [{"value": band, "label": str(SHORT_BANDS[band])} for band in bands]
    return words if column.default or column.required else [blank, *words]


def value_of(column: Column, row: Any, name: str) -> Any:
    """What a cell shows: a text (of the other language where this one has none), or a yes or no."""
    value = row.get(column.name, column.default) if isinstance(row, dict) else getattr(row, column.name)
    if column.kind == "flag":
        return bool(value)
    if isinstance(value, tuple):
        return " ".join(f"{number:.10g}" for number in value)
    if isinstance(value, (int, float)):
        return f"{value:.10g}"
    if value is None or value == "":
        stem = column.name.removesuffix("_zh").removesuffix("_en")
        if name == stem != column.name and not isinstance(row, dict):
            return getattr(row, f"{stem}_zh") or getattr(row, f"{stem}_en")
        return column.default if column.kind == "word" else ""
    return value


def cell_view(work: Work, kind: str, key: str, name: str) -> dict[str, Any]:
    """The value of a cell, and its mistake where it holds one."""
    column = column_of(kind, name)
    slip = work.slip(kind, key, column.name)
    if slip is not None:
        return {"value": slip.typed, "error": str(slip.why)}
    row, draft = work.row(kind, key), work.draft(kind, key)
    return {
        "value": value_of(column, row if row is not None else dict(draft.cells) if draft else {}, name),
        "error": "",
    }


def field_view(work: Work, kind: str, key: str, name: str, label: str = "", **more: Any) -> dict[str, Any]:
    """A cell that stands by itself in a form, with its label."""
    column = column_of(kind, name)
    choices = choices_of(column, work.blueprint)
    return {
        "kind": kind,
        "key": key,
        "name": name,
        "label": label or title_of(column, work, key),
        "control": "select" if choices else "long" if column.kind == "note" else CONTROLS[column.kind],
        "choices": choices,
        **cell_view(work, kind, key, name),
        **more,
    }
