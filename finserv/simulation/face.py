"""How a run shows itself in a notebook: one line of text, and a table in the language in use."""

from __future__ import annotations

import html
import math
from typing import TYPE_CHECKING

from ..language import Text, language

if TYPE_CHECKING:
    from .results import Run


def number(value: float, share: bool = False) -> str:
    """A number for a reader: three significant digits or so, shares in per cent, a dash for what is unknown.

    >>> number(24.1034), number(0.9123, share=True), number(float("nan"))
    ('24.1', '91.2 %', '–')
    """
    if not math.isfinite(value):
        return "–"
    if share:
        return f"{value * 100:.1f} %"
    digits = 0 if abs(value) >= 1000 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f}"


def run_text(run: Run) -> str:
    """One line that says what was run and how long customers took."""
    value = {m.id: m for m in run.measures}
    low, high = (number(end) for end in value["cycle_time"].interval)
    people, cycle, wait = (number(value[name].estimate.value) for name in ("customers", "cycle_time", "wait"))
    return str(
        Text(
            f"运行“{run.blueprint.id}”：{run.settings.days}天，每天{people}位顾客；平均周期{cycle}分钟"
            f"（95%区间{low}–{high}），其中等待{wait}分钟。",
            f"Run of '{run.blueprint.id}': {run.settings.days} days, {people} customers a day; mean cycle {cycle} min "
            f"(95 % {low}–{high}), of it wait {wait} min.",
        )
    )


def run_html(run: Run) -> str:
    """A table of all measures with intervals, and the rules of the run to unfold."""
    head = Text("指标|平均|95%区间|单位", "measure|mean|95 % interval|unit")
    columns = "".join(f'<th scope="col">{html.escape(c)}</th>' for c in str(head).split("|"))
    rows = []
    for m in run.measures:
        share = m.unit.en == "share"
        low, high = m.interval
        span = "–" if not math.isfinite(low) else f"{number(low, share)} – {number(high, share)}"
        unit = "" if share else html.escape(str(m.unit))
        rows.append(
            f'<tr><th scope="row" style="text-align:left">{html.escape(str(m.name))}</th>'
            f"<td>{number(m.estimate.value, share)}</td><td>{span}</td><td>{unit}</td></tr>"
        )
    notes = "".join(f"<li>{html.escape(str(note))}</li>" for note in run.notes)
    rules = Text("这次运行的规则", "The rules of this run")
    return (
        f'<div lang="{"zh-CN" if language() == "zh" else "en"}"><table><caption>{html.escape(run_text(run))}</caption>'
        f"<thead><tr>{columns}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        f"<details><summary>{rules}</summary><ul>{notes}</ul></details></div>"
    )
