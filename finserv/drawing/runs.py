"""A coarse route as straight runs, each on one line of the lattice."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from .plan import Plan

OPPOSITE = {"E": "W", "W": "E", "N": "S", "S": "N"}


@dataclass(frozen=True, slots=True)
class Run:
    """One straight piece of an arrow's route.

    ``heading``: ``E W N S``. ``line``: the lattice line it lies on (an x for an upright run, a y for a level one).
    ``kind``: ``V`` upright channel, ``C`` middle of a column, ``H`` level channel, ``R`` middle of a row.
    ``begin``, ``end``: where it starts and stops along its line.
    """

    arrow: int
    index: int
    heading: str
    line: int
    kind: str
    begin: int
    end: int
    first: bool
    last: bool

    @property
    def level(self) -> bool:
        return self.heading in "EW"

    @property
    def key(self) -> tuple[int, int]:
        return self.arrow, self.index

    @property
    def in_channel(self) -> bool:
        return self.kind in "VH"

    @property
    def low(self) -> int:
        return min(self.begin, self.end)

    @property
    def high(self) -> int:
        return max(self.begin, self.end)


def straight_runs(plan: Plan) -> dict[int, tuple[Run, ...]]:
    """The runs of each routed arrow, from its source to its target.

    >>> from finserv.drawing.diagram import Diagram, Lane
    >>> empty = Diagram("d", "", "en", (Lane("a", "A"),), (), ())
    >>> plan = Plan(empty, {}, 2, (1,), routes={0: ((1, 1), (2, 1), (2, 0))})
    >>> [(run.heading, run.kind, run.begin, run.end) for run in straight_runs(plan)[0]]
    [('E', 'R', 1, 2), ('N', 'V', 1, 0)]
    """
    return {
        arrow: _runs(plan, arrow, route) for arrow, route in sorted(plan.routes.items()) if len(route) > 1
    }


def _runs(plan: Plan, arrow: int, route: tuple[tuple[int, int], ...]) -> tuple[Run, ...]:
    corners = [route[0]]
    for before, here, after in zip(route, route[1:], route[2:], strict=False):
        if heading(before, here) != heading(here, after):
            corners.append(here)
    corners.append(route[-1])
    found = []
    for index, (a, b) in enumerate(pairwise(corners)):
        way = heading(a, b)
        level = way in "EW"
        line = a[1] if level else a[0]
        kind = plan.line(line).kind if level else "V" if line % 2 == 0 else "C"
        begin, end = (a[0], b[0]) if level else (a[1], b[1])
        found.append(Run(arrow, index, way, line, kind, begin, end, index == 0, index == len(corners) - 2))
    return tuple(found)


def heading(a: tuple[int, int], b: tuple[int, int]) -> str:
    """The direction from one lattice point to the next; y grows downwards.

    >>> heading((1, 1), (1, 2)), heading((1, 1), (0, 1))
    ('S', 'W')
    """
    if a[1] == b[1]:
        return "E" if b[0] > a[0] else "W"
    return "S" if b[1] > a[1] else "N"
