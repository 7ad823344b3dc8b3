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
class _Room:
    """What labels at the two sides of a channel need: clearance from the tracks, and their own size."""

    lead: int = 0
    trail: int = 0
    before: int = 0
    after: int = 0


_NO_ROOM = _Room()


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
) -> dict[tuple[bool, int], _Room]:
    """The room that labels need in the channel into which their arrows leave."""
    rooms: dict[tuple[bool, int], _Room] = {}
    for arrow, label in labels.items():
        if arrow not in runs:
            continue
        run = runs[arrow][0]
        forward = run.heading in "ES"
        channel = (not run.level, run.begin + (1 if forward else -1))
        clear = math.ceil(label.width - 4 if run.level else label.width / 2 - 1)
        size = math.ceil(label.width + 2 if run.level else label.height)
        old = rooms.get(channel, _NO_ROOM)
        if forward:
            rooms[channel] = _Room(max(old.lead, clear), old.trail, max(old.before, size), old.after)
        else:
            rooms[channel] = _Room(old.lead, max(old.trail, clear), old.before, max(old.after, size))
    return rooms


def _columns(
    plan: Plan,
    sizes: Mapping[str, BoxSize],
    tracks: Tracks,
    rooms: dict[tuple[bool, int], _Room],
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
        room = rooms.get((False, line), _NO_ROOM)
        least = max(least, room.before + room.after + 17) if room.before or room.after else least
        channels[False, line] = _channel(x, least, room, tracks.count.get((False, line), 0))
        x += channels[False, line].width
        if column < plan.columns:
            middles[line + 1] = x + widths[column] / 2
            x += widths[column]
    return middles


def _rows(
    plan: Plan,
    sizes: Mapping[str, BoxSize],
    tracks: Tracks,
    rooms: dict[tuple[bool, int], _Room],
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
            room = rooms.get((True, line), _NO_ROOM)
            least = _LOWEST_EDGE if row in (0, rows) else _BETWEEN_ROWS
            least += room.before + room.after
            planned.append(_channel(0.0, least, room, tracks.count.get((True, line), 0)))
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


def _channel(start: float, least: float, room: _Room, tracks: int) -> Channel:
    lead, trail = max(0, room.lead), max(0, room.trail)
    needed = 2 * _PAD + (tracks - 1) * TRACK + lead + trail if tracks else 0
    return Channel(start, max(least, needed), lead, trail, tracks)
