"""Where the badges F W D R and the marks of change stand on a box, out of the way of its arrows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .diagram import Box, Diagram
from .sizes import BoxSize
from .style import BADGES, CHANGE_MARK_SIZE, CHANGES

Point = tuple[float, float]

_SLANTED_SIDES = ((1, -1), (-1, -1), (1, 1), (-1, 1))
_CLEARANCE = 1.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A badge or a mark of change: its letter or sign, centre and size in points."""

    box: str
    text: str
    x: float
    y: float
    size: int

    @property
    def rectangle(self) -> tuple[float, float, float, float]:
        half = self.size / 2
        return self.x - half, self.y - half, self.x + half, self.y + half


def marks(
    diagram: Diagram,
    centres: Mapping[str, Point],
    sizes: Mapping[str, BoxSize],
    points: Mapping[int, Sequence[Point]],
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """All badges, and all marks of change. ``points``: the corners of each arrow, by arrow number."""
    ways: dict[str, list[Sequence[Point]]] = {box.id: [] for box in diagram.boxes}
    for number, way in points.items():
        for end in {diagram.arrows[number].source, diagram.arrows[number].target}:
            ways[end].append(way)
    badges: list[Mark] = []
    changes: list[Mark] = []
    for box in diagram.boxes:
        own = badge_marks(box, centres[box.id], sizes[box.id], ways[box.id])
        change = change_mark(box, centres[box.id], sizes[box.id], ways[box.id], own)
        badges += own
        changes += [change] if change else []
    return tuple(badges), tuple(changes)


def badge_marks(
    box: Box, centre: Point, size: BoxSize, ways: Sequence[Sequence[Point]] = ()
) -> tuple[Mark, ...]:
    """The badges of a box: on its upper edge, at a decision beside the slanted sides; under none of its arrows.

    >>> marked = badge_marks(Box("a", "x", "A", badges=("F", "W")), (0, 0), BoxSize(104, 36, ("A",)))
    >>> [(mark.text, mark.x) for mark in marked]
    [('F', 44.0), ('W', 27.0)]
    """
    found: list[Mark] = []
    for letter, look in BADGES.items():
        if letter not in box.badges:
            continue
        if size.shape == "diamond":
            slots = _slanted(size)
        else:
            top = -size.height / 2 - (2 if look.shape == "diamond" else 0)
            right = size.width / 2 - 8
            slots = [(right, top), (right - 17, top), (-right, top), (17 - right, top)]
        found.append(_free(box.id, letter, look.size, centre, slots, ways, found))
    return tuple(found)


def change_mark(
    box: Box,
    centre: Point,
    size: BoxSize,
    ways: Sequence[Sequence[Point]] = (),
    taken: Sequence[Mark] = (),
) -> Mark | None:
    """The sign ``+ − → ~`` at a lower corner of a box that was changed, or None."""
    if box.change not in CHANGES:
        return None
    right, bottom = size.width / 2 - 8, size.height / 2
    slots = _slanted(size)[2:] if size.shape == "diamond" else [(right, bottom), (-right, bottom)]
    return _free(box.id, CHANGES[box.change].sign, CHANGE_MARK_SIZE, centre, slots, ways, taken)


def _slanted(size: BoxSize) -> list[Point]:
    """Places beside the slanted sides of a diamond: near ones first, then farther out."""
    across, down = size.width * 0.27 + 6, size.height * 0.23 + 7
    return [(x * (across + out), y * (down + out / 2)) for out in (0, 18) for x, y in _SLANTED_SIDES]


def _free(
    box: str,
    text: str,
    size: int,
    centre: Point,
    slots: Sequence[Point],
    ways: Sequence[Sequence[Point]],
    taken: Sequence[Mark],
) -> Mark:
    """The mark in the first slot that no arrow and no other mark meets, or in the first that no mark meets."""
    choices = [Mark(box, text, centre[0] + x, centre[1] + y, size) for x, y in slots]
    apart = [mark for mark in choices if not any(_meets(mark, other.rectangle) for other in taken)] or choices
    pieces = [
        (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        for way in ways
        for a, b in pairwise(way)
    ]
    return next((mark for mark in apart if not any(_meets(mark, piece) for piece in pieces)), apart[0])


def _meets(mark: Mark, other: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = mark.rectangle
    return (
        other[0] < right + _CLEARANCE
        and other[2] > left - _CLEARANCE
        and other[1] < bottom + _CLEARANCE
        and other[3] > top - _CLEARANCE
    )
