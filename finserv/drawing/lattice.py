"""The lattice of channels and midlines on which arrows run, laid out flat for a fast search."""

from __future__ import annotations

from .plan import Plan

EAST, SOUTH, WEST, NORTH = range(4)
DIRECTIONS = range(4)

# Lengths and prices in hundredths of the width of a column.
LEVEL_STEP = 60
UPRIGHT_STEP, LANE_GAP_STEP = 40, 25


class Lattice:
    """Points, lengths and obstacles. A point is ``(y + 1) * width + x + 1``: a blocked rim saves every bounds check.

    ``step[d]`` is the way from a point to the next one in direction ``d``. ``length[2 * point]`` is the length of the
    piece to the right of a point and ``length[2 * point + 1]`` of the piece below it; ``midline`` says which pieces
    are the middle of a row or a column, where only one arrow may run. ``cell`` marks the points in the middle of a
    place, free or taken; ``blocked`` the taken ones and the rim.
    """

    def __init__(self, plan: Plan):
        columns, rows = 2 * plan.columns + 1, len(plan.lines)
        self.width = columns + 2
        self.size = self.width * (rows + 2)
        self.step = (1, self.width, -1, -self.width)
        self.piece = (0, 1, -2, 1 - 2 * self.width)
        self.x = [point % self.width - 1 for point in range(self.size)]
        self.y = [point // self.width - 1 for point in range(self.size)]
        self.blocked = bytearray(b"\1") * self.size
        self.cell = bytearray(self.size)
        self.midline = bytearray(2 * self.size)
        self.length = [LEVEL_STEP] * (2 * self.size)
        self.height = [0] * rows
        for y, line in enumerate(plan.lines):
            following = plan.lines[y + 1].kind if y + 1 < rows else ""
            down = LANE_GAP_STEP if line.kind == following == "H" else UPRIGHT_STEP
            if y + 1 < rows:
                self.height[y + 1] = self.height[y] + down
            start = self.point(0, y)
            self.blocked[start : start + columns] = bytes(columns)
            middle = line.kind == "R"
            for point in range(start, start + columns):
                self.length[2 * point + 1] = down
                self.midline[2 * point] = middle
                if (point - start) % 2:
                    self.midline[2 * point + 1] = 1
                    self.cell[point] = middle
        self.home: dict[str, int] = {box: self.point(*plan.cell(box)) for box in plan.places}
        for point in self.home.values():
            self.blocked[point] = 1

    def point(self, x: int, y: int) -> int:
        return (y + 1) * self.width + x + 1

    def direction(self, here: int, there: int) -> int:
        """The direction from a point to one next to it."""
        return self.step.index(there - here)
