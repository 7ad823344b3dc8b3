"""From columns, rows and tracks to points: how wide each channel is and where each line of the lattice lies."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from .bands import MARGIN, Band, band_text
from .branch_labels import LabelText
from .plan import Plan
from .ports import RunKey
from .runs import Run
from .sizes import BOX_WIDTH, BoxSize
from .tracks import Tracks

Point = tuple[float, float]

TRACK = 9
_PAD = 13
_NARROWEST_CHANNEL = 26
_NARROWEST_EDGE = 14
_LOWEST_EDGE = 13
_BETWEEN_ROWS = 22
_EMPTY_ROW = 30


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel between columns or rows: its tracks lie in the middle of what the branch labels leave free."""

    start: float
    width: float
    lead: float
    trail: float
    tracks: int

    def track(self, number: int) -> float:
        middle = self.start + self.lead + (self.width - self.lead - self.trail) / 2
        return middle + (number - (self.tracks - 1) / 2) * TRACK


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the lines of the lattice lie, in points, y downwards. Keys are lattice lines.

    ``channels``: (level, line) → channel. ``columns``, ``rows``: the middles. ``bands``: the lanes. ``right``,
    ``bottom``: where the picture's lanes end.
    """

    channels: Mapping[tuple[bool, int], Channel]
    columns: Mapping[int, float]
    rows: Mapping[int, float]
    bands: tuple[Band, ...]
    right: float
    bottom: float

    def place(self, run: Run, tracks: Tracks, offsets: Mapping[RunKey, float]) -> float:
        """The y of a level run or the x of an upright one."""
        if run.in_channel:
            return self.channels[run.level, run.line].track(tracks.number[run.key])
        middle = self.rows if run.level else self.columns
        return middle[run.line] + offsets[run.key]


def frame(
    plan: Plan,
    sizes: Mapping[str, BoxSize],
    runs: Mapping[int, tuple[Run, ...]],
    tracks: Tracks,
    labels: Mapping[int, LabelText],
    top: float,
) -> Frame:
    """Give every line of the lattice its place; the first band begins at ``top`` (points)."""
    rooms = _label_rooms(runs, labels)
    channels: dict[tuple[bool, int], Channel] = {}
    columns = _columns(plan, sizes, tracks, rooms, channels)
    last = channels[False, 2 * plan.columns]
    rows: dict[int, float] = {}
    bands = _rows(plan, sizes, tracks, rooms, channels, rows, top)
    return Frame(channels, columns, rows, bands, last.start + last.width, bands[-1].bottom if bands else top)


def _label_rooms(
    runs: Mapping[int, tuple[Run, ...]], labels: Mapping[int, LabelText]
) -> dict[tuple[bool, int], tuple[int, int]]:
    """The room that labels need at the two sides of the channel into which their arrows leave."""
    rooms: dict[tuple[bool, int], tuple[int, int]] = {}
    for arrow, label in labels.items():
        if arrow not in runs:
            continue
        run = runs[arrow][0]
        forward = run.heading in "ES"
        channel = (not run.level, run.begin + (1 if forward else -1))
        need = math.ceil(label.width + 2 if run.level else max(label.height, label.width / 2 + 3))
        lead, trail = rooms.get(channel, (0, 0))
        rooms[channel] = (max(lead, need), trail) if forward else (lead, max(trail, need))
    return rooms


def _columns(
    plan: Plan,
    sizes: Mapping[str, BoxSize],
    tracks: Tracks,
    rooms: dict[tuple[bool, int], tuple[int, int]],
    channels: dict[tuple[bool, int], Channel],
) -> dict[int, float]:
    widths = [BOX_WIDTH] * plan.columns
    for box, place in plan.places.items():
        widths[place.column] = max(widths[place.column], sizes[box].width)
    middles = {}
    x = float(MARGIN)
    for column in range(plan.columns + 1):
        line = 2 * column
        least = _NARROWEST_EDGE if column in (0, plan.columns) else _NARROWEST_CHANNEL
        lead, trail = rooms.get((False, line), (0, 0))
        if lead or trail:
            least = max(least, lead + trail + 17)
        channels[False, line] = _channel(
            x, least, max(0, lead - 6), max(0, trail - 6), tracks.count.get((False, line), 0)
        )
        x += channels[False, line].width
        if column < plan.columns:
            middles[line + 1] = x + widths[column] / 2
            x += widths[column]
    return middles


def _rows(
    plan: Plan,
    sizes: Mapping[str, BoxSize],
    tracks: Tracks,
    rooms: dict[tuple[bool, int], tuple[int, int]],
    channels: dict[tuple[bool, int], Channel],
    middles: dict[int, float],
    top: float,
) -> tuple[Band, ...]:
    heights: dict[tuple[int, int], int] = {}
    for box, place in plan.places.items():
        row = place.lane, place.row
        heights[row] = max(heights.get(row, 0), sizes[box].height)
    bands = []
    y = top
    for number, lane in enumerate(plan.diagram.lanes):
        text = band_text(lane)
        rows = plan.rows[number]
        tall = [heights.get((number, row), _EMPTY_ROW) for row in range(rows)]
        lines = [plan.channel_line(number, row) for row in range(rows + 1)]
        planned = []
        for row, line in enumerate(lines):
            lead, trail = rooms.get((True, line), (0, 0))
            least = _LOWEST_EDGE if row in (0, rows) else _BETWEEN_ROWS
            least = max(least, lead + trail + 9) if lead or trail else least
            planned.append(
                _channel(0.0, least, max(0, lead - 4), max(0, trail - 4), tracks.count.get((True, line), 0))
            )
        missing = text.least_height - sum(tall) - sum(channel.width for channel in planned)
        spare = max(0, math.ceil(missing / 2))
        start = y
        for row, (line, channel) in enumerate(zip(lines, planned, strict=True)):
            extra = spare * ((row == 0) + (row == rows))
            channels[True, line] = Channel(
                y, channel.width + extra, channel.lead, channel.trail, channel.tracks
            )
            y += channel.width + extra
            if row < rows:
                middles[line + 1] = y + tall[row] / 2
                y += tall[row]
        bands.append(Band(lane, text, start, y))
    return tuple(bands)


def _channel(start: float, least: float, lead: int, trail: int, tracks: int) -> Channel:
    needed = 2 * _PAD + (tracks - 1) * TRACK + lead + trail if tracks else 0
    return Channel(start, max(least, needed), lead, trail, tracks)
