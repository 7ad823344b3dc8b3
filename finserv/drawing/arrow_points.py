"""The corners of each arrow in points, and the repair of arrows that would run on top of each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from .coordinates import Frame, Point
from .plan import Plan
from .ports import Ends, RunKey
from .runs import OPPOSITE, Run
from .sizes import BoxSize
from .tracks import Tracks

_CLOSE = 4.0
_TOGETHER = 2.0
_SHIFTS = (2.0, -2.0, 4.0, -4.0, 6.0, -6.0, 8.0, -8.0, 12.0, -12.0, 16.0, -16.0)
_LOOSE_LIMIT = 12.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A straight piece of an arrow: the height (or x) at which it lies and the stretch that it covers."""

    place: float
    low: float
    high: float
    run: Run


def arrow_points(
    plan: Plan,
    sizes: Mapping[str, BoxSize],
    runs: Mapping[int, tuple[Run, ...]],
    grid: Frame,
    tracks: Tracks,
    offsets: Mapping[RunKey, float],
) -> dict[int, tuple[Point, ...]]:
    """The corners of each arrow from the outline of its source to that of its target."""
    found = {}
    for number, pieces in runs.items():
        arrow = plan.diagram.arrows[number]
        places = [grid.place(run, tracks, offsets) for run in pieces]
        first, last = pieces[0], pieces[-1]
        way = [_outline(plan, sizes, grid, arrow.source, first.heading, offsets[first.key])]
        for run, here, after in zip(pieces, places, places[1:], strict=False):
            way.append((after, here) if run.level else (here, after))
        way.append(_outline(plan, sizes, grid, arrow.target, OPPOSITE[last.heading], offsets[last.key]))
        found[number] = tuple(way)
    return found


def centre(plan: Plan, grid: Frame, box: str) -> Point:
    """The middle of a box."""
    x, y = plan.cell(box)
    return grid.columns[x], grid.rows[y]


def _outline(
    plan: Plan, sizes: Mapping[str, BoxSize], grid: Frame, box: str, side: str, offset: float
) -> Point:
    """The point on the outline of a box at an offset from the middle of a side."""
    x, y = centre(plan, grid, box)
    half_width, half_height = sizes[box].width / 2, sizes[box].height / 2
    along, across = (half_height, half_width) if side in "EW" else (half_width, half_height)
    if sizes[box].shape == "diamond":
        across *= 1 - abs(offset) / along
    elif sizes[box].shape == "circle":
        across *= (1 - (offset / along) ** 2) ** 0.5
    out = across if side in "ES" else -across
    return (x + out, y + offset) if side in "EW" else (x + offset, y + out)


def shifted_offsets(
    plan: Plan,
    runs: Mapping[int, tuple[Run, ...]],
    points: Mapping[int, tuple[Point, ...]],
    ends: Ends,
    offsets: Mapping[RunKey, float],
) -> dict[RunKey, float] | None:
    """Offsets in which runs that would cover each other stand apart; None where nothing is to be mended.

    Two arrows that change places inside one channel meet whatever the order of the tracks: one of them moves along
    the side of its box.
    """
    pieces = _pieces(runs, points)
    changed = dict(offsets)
    moved: set[RunKey] = set()
    for level in (True, False):
        ordered = sorted(pieces[level], key=lambda piece: (piece.place, piece.low, piece.run.key))
        heights = [piece.place for piece in ordered]
        for here, piece in enumerate(ordered):
            for other in ordered[here + 1 : bisect_left(heights, piece.place + _CLOSE)]:
                if not _cover(piece, other) or moved & {piece.run.key, other.run.key}:
                    continue
                for candidate in (other, piece):
                    offset = _free_offset(plan, candidate, ordered, ends, changed)
                    if offset is not None:
                        changed[candidate.run.key] = offset
                        moved.add(candidate.run.key)
                        break
    return changed if moved else None


def _pieces(
    runs: Mapping[int, tuple[Run, ...]], points: Mapping[int, tuple[Point, ...]]
) -> dict[bool, list[Piece]]:
    found: dict[bool, list[Piece]] = {True: [], False: []}
    for number, way in points.items():
        for run, a, b in zip(runs[number], way, way[1:], strict=False):
            along, across = (0, 1) if run.level else (1, 0)
            found[run.level].append(Piece(a[across], min(a[along], b[along]), max(a[along], b[along]), run))
    return found


def _cover(a: Piece, b: Piece) -> bool:
    return a.run.arrow != b.run.arrow and min(a.high, b.high) - max(a.low, b.low) > _TOGETHER


def _free_offset(
    plan: Plan, piece: Piece, pieces: list[Piece], ends: Ends, offsets: Mapping[RunKey, float]
) -> float | None:
    """The nearest other offset of a run on a midline that keeps clear of ports beside it and of other arrows."""
    run = piece.run
    if run.in_channel:
        return None
    sides = ends.sides_of(run, plan)
    limit = min((ends.limits[side] for side in sides), default=_LOOSE_LIMIT)
    beside = [offsets[key] for side in sides for key in ends.at[side] if key != run.key]
    now = offsets[run.key]
    rivals = [other for other in pieces if _cover(piece, other)]
    for shift in _SHIFTS:
        place = piece.place + shift
        if abs(now + shift) > limit or any(abs(now + shift - other) < _CLOSE for other in beside):
            continue
        if all(abs(place - other.place) >= _CLOSE for other in rivals):
            return now + shift
    return None
