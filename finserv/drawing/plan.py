"""What the first half of the drawing hands to the second: the place of each box and the coarse way of each arrow.

The lattice: ``x`` is 0, 2, 4 … for the upright channels beside the columns and 1, 3, 5 … for the middles of the
columns. ``y`` runs H R H R … H in each lane, lane after lane: H is a level channel, R the middle of a row. The line
between two lanes lies between the last H of the upper and the first H of the lower lane, so that an arrow can only
cross it upright.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from .diagram import Diagram


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box stands: the lane and the column of the picture, and the row inside its lane, from 0."""

    lane: int
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Line:
    """A level line of the lattice. ``kind`` is ``H`` (channel above ``row``; the last one lies below all) or ``R``."""

    kind: str
    lane: int
    row: int


@dataclass(frozen=True)
class Plan:
    """Places and coarse routes of a diagram.

    ``diagram``: the diagram as it is drawn (arrows between the same two boxes merged, arrows without an end left
    out); arrow numbers count its ``arrows``. ``rows``: the rows of each lane, at least 1. ``back``: the arrows that
    go back (rework, or closing a cycle). ``routes``: arrow number → lattice points from the cell of its source to
    the cell of its target, each one step from the next.
    """

    diagram: Diagram
    places: dict[str, Place]
    columns: int
    rows: tuple[int, ...]
    back: frozenset[int] = frozenset()
    routes: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The level lines of the lattice from top to bottom."""
        found = []
        for lane, rows in enumerate(self.rows):
            for row in range(rows):
                found += [Line("H", lane, row), Line("R", lane, row)]
            found.append(Line("H", lane, rows))
        return tuple(found)

    @cached_property
    def tops(self) -> tuple[int, ...]:
        """The ``y`` of the first channel of each lane."""
        found, y = [], 0
        for rows in self.rows:
            found.append(y)
            y += 2 * rows + 1
        return tuple(found)

    def line(self, y: int) -> Line:
        """Kind, lane and row of the level line ``y``."""
        return self.lines[y]

    def row_line(self, lane: int, row: int) -> int:
        """The ``y`` of the middle of a row."""
        return self.tops[lane] + 2 * row + 1

    def channel_line(self, lane: int, row: int) -> int:
        """The ``y`` of the channel above a row; ``row`` may be one past the last."""
        return self.tops[lane] + 2 * row

    def cell(self, box: str) -> tuple[int, int]:
        """The lattice point in the middle of a box.

        >>> from finserv.drawing.diagram import Box, Diagram, Lane
        >>> diagram = Diagram("d", "", "en", (Lane("a", "A"), Lane("b", "B")), (Box("x", "b", "X"),), ())
        >>> plan = Plan(diagram, {"x": Place(1, 0, 0)}, 1, (1, 1))
        >>> plan.cell("x"), plan.line(4)
        ((1, 4), Line(kind='R', lane=1, row=0))
        """
        place = self.places[box]
        return 2 * place.column + 1, self.row_line(place.lane, place.row)
