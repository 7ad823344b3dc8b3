"""Small charts as SVG text, made from numbers: bars or points with intervals, and a day with its band.

Each takes the colours of the page it stands in, tells what it shows in ``aria-label``, and differs by shape and line,
never by colour alone.
"""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 340
_ROW, _LEFT, _RIGHT = 44, 8, 66


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a chart: a name, a value with its interval, the value before, and the value as written."""

    name: str
    value: float
    low: float
    high: float
    before: float
    written: str


def rows_chart(title: str, rows: Sequence[Row], most: float = 0.0, filled: bool = True) -> str:
    """Rows one under the other: a bar (or, not ``filled``, a point) with its interval, and a diamond for before.

    ``most`` is the value at the right end, or the largest where that is larger. Values that are no numbers are not
    drawn. Returns SVG text.

    >>> chart = rows_chart("Waits", [Row("desk", 2.0, 1.5, 2.5, 3.0, "2.0 min")])
    >>> 'aria-label="Waits. desk: 2.0 min"' in chart
    True
    """
    numbers = [n for r in rows for n in (r.value, r.high, r.before) if math.isfinite(n)]
    top = max([most, *numbers]) or 1.0
    wide = WIDTH - _LEFT - _RIGHT

    def x(value: float) -> str:
        return f"{_LEFT + wide * max(value, 0.0) / top:.1f}"

    parts = []
    for place, row in enumerate(rows):
        y = place * _ROW
        middle = y + 30
        parts.append(f'<text x="{_LEFT}" y="{y + 15}" class="lab-name">{_safe(row.name)}</text>')
        parts.append(f'<rect x="{_LEFT}" y="{middle - 8}" width="{wide}" height="16" class="lab-track"/>')
        if math.isfinite(row.value) and filled:
            size = f'width="{float(x(row.value)) - _LEFT:.1f}" height="16"'
            parts.append(f'<rect x="{_LEFT}" y="{middle - 8}" {size} class="lab-bar"/>')
        if math.isfinite(row.before):
            b = float(x(row.before))
            diamond = f"M{b:.1f} {middle - 9}L{b + 6:.1f} {middle}L{b:.1f} {middle + 9}L{b - 6:.1f} {middle}Z"
            parts.append(f'<path d="{diamond}" class="lab-before"/>')
        if math.isfinite(row.low) and math.isfinite(row.high):
            a, b = x(row.low), x(row.high)
            ends = f"M{a} {middle - 5}V{middle + 5}M{a} {middle}H{b}M{b} {middle - 5}V{middle + 5}"
            parts.append(f'<path d="{ends}" class="lab-interval"/>')
        if math.isfinite(row.value) and not filled:
            parts.append(f'<circle cx="{x(row.value)}" cy="{middle}" r="5" class="lab-point"/>')
        parts.append(
            f'<text x="{_LEFT + wide + 10}" y="{middle + 5}" class="lab-number">{_safe(row.written)}</text>'
        )
    said = "; ".join(f"{row.name}: {row.written}" for row in rows)
    return _svg(f"{title}. {said}", len(rows) * _ROW + 6, parts)


def day_chart(
    title: str,
    minutes: Sequence[float],
    mean: Sequence[float],
    band: tuple[Sequence[float], Sequence[float]],
    before: Sequence[float],
    close: float,
    names: tuple[str, str, str],
) -> str:
    """Something counted over a day: its mean as a line, the band around it, the mean before as a dashed line.

    ``minutes`` since opening; ``close``: the minute of closing, drawn as a dotted line. ``names``: of the two axes and
    of the closing line. Returns SVG text.
    """
    low, high = band
    top = _round_up(max([*high, *mean, *before, 1.0]))
    left, right, upper, lower = 34, WIDTH - 16, 30, 170
    last = max(max(minutes), close)

    def point(minute: float, value: float) -> str:
        return f"{left + (right - left) * minute / last:.1f} {lower - (lower - upper) * value / top:.1f}"

    def line(values: Sequence[float]) -> str:
        return "M" + "L".join(point(m, v) for m, v in zip(minutes, values, strict=True))

    parts = [f'<text x="2" y="12" class="lab-axis">{_safe(names[1])}</text>']
    for part in range(5):
        value = top * part / 4
        y = lower - (lower - upper) * part / 4
        parts.append(f'<path d="M{left} {y:.1f}H{right}" class="lab-grid"/>')
        parts.append(
            f'<text x="{left - 5}" y="{y + 4:.1f}" class="lab-axis" text-anchor="end">{value:g}</text>'
        )
    every = max(1, round(last / 60 / 8))
    for hour in range(0, int(last // 60) + 1, every):
        x = left + (right - left) * hour * 60 / last
        parts.append(
            f'<text x="{x:.1f}" y="{lower + 15}" class="lab-axis" text-anchor="middle">{hour}</text>'
        )
    parts.append(
        f'<text x="{right}" y="{lower + 30}" class="lab-axis" text-anchor="end">{_safe(names[0])}</text>'
    )
    back = "L".join(point(m, v) for m, v in zip(reversed(minutes), reversed(low), strict=True))
    parts.append(f'<path d="{line(high)}L{back}Z" class="lab-band"/>')
    x = point(close, 0).split()[0]
    parts.append(f'<path d="M{x} {upper}V{lower}" class="lab-close"/>')
    parts.append(
        f'<text x="{x}" y="{upper - 6}" class="lab-axis" text-anchor="middle">{_safe(names[2])}</text>'
    )
    parts.append(f'<path d="{line(before)}" class="lab-line lab-line-before"/>')
    parts.append(f'<path d="{line(mean)}" class="lab-line"/>')
    return _svg(title, lower + 36, parts)


def _svg(label: str, height: float, parts: list[str]) -> str:
    return (
        f'<svg role="img" aria-label="{_safe(label)}" viewBox="0 0 {WIDTH} {height:g}" class="lab-chart" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


def _safe(text: str) -> str:
    return html.escape(text)


def _round_up(value: float) -> float:
    """The next of 1, 2, 4, 8, 10 times a power of ten, whose quarters are short to write."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= value * (1 - 1e-9))
