"""Where the badges F W D R and the marks of change stand on a box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .diagram import Box
from .sizes import BoxSize
from .style import BADGES, CHANGE_MARK_SIZE, CHANGES

Point = tuple[float, float]

_SLANTED_SIDES = ((1, -1), (-1, -1), (1, 1), (-1, 1))


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


def badge_marks(box: Box, centre: Point, size: BoxSize) -> tuple[Mark, ...]:
    """The badges of a box: two at its right upper corner, two at the left; at a decision beside the slanted sides.

    The middle of each side stays free for arrows.

    >>> [mark.text for mark in badge_marks(Box("a", "x", "A", badges=("F", "W")), (0, 0), BoxSize(104, 36, ("A",)))]
    ['F', 'W']
    """
    found = []
    for slot, letter in enumerate(letter for letter in "FWDR" if letter in box.badges):
        look = BADGES[letter]
        if size.shape == "diamond":
            x, y = _slant(size, slot)
        else:
            out = size.width / 2 - 8 - 17 * (slot % 2)
            x, y = (out if slot < 2 else -out), -size.height / 2 - (2 if look.shape == "diamond" else 0)
        found.append(Mark(box.id, letter, centre[0] + x, centre[1] + y, look.size))
    return tuple(found)


def change_mark(box: Box, centre: Point, size: BoxSize) -> Mark | None:
    """The sign ``+ − → ~`` at the right lower corner of a box that was changed, or None."""
    if box.change not in CHANGES:
        return None
    if size.shape != "diamond":
        x, y = size.width / 2 - 8, size.height / 2
    elif len(box.badges) < 4:
        x, y = _slant(size, 2 if len(box.badges) < 3 else 3)
    else:
        x, y = size.width * 0.42 + 8, size.height * 0.08 + 9
    return Mark(box.id, CHANGES[box.change].sign, centre[0] + x, centre[1] + y, CHANGE_MARK_SIZE)


def marks(
    boxes: Mapping[str, Box], centres: Mapping[str, Point], sizes: Mapping[str, BoxSize]
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """All badges, and all marks of change."""
    badges = [mark for id, box in boxes.items() for mark in badge_marks(box, centres[id], sizes[id])]
    changes = [change_mark(box, centres[id], sizes[id]) for id, box in boxes.items()]
    return tuple(badges), tuple(mark for mark in changes if mark is not None)


def _slant(size: BoxSize, slot: int) -> Point:
    right, down = _SLANTED_SIDES[slot]
    return right * (size.width * 0.27 + 6), down * (size.height * 0.23 + 7)
