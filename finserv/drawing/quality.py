"""How good a finished plan is, seen on the lattice: crossings, bends, length and size of the picture to be."""

from __future__ import annotations

from collections.abc import Iterator

from .plan import Plan

Point = tuple[int, int]

CROSSING, BEND, EVIDENCE_BEND, LENGTH, WIDTH, HEIGHT = 40.0, 16.0, 32.0, 0.03, 0.15, 0.2
# Usual sizes in points of what the second half draws.
_COLUMN, _ROW, _CHANNEL, _TRACK = 104, 56, 26, 9
_ROW_CHANNEL, _LANE_MARGIN, _TITLES = 18, 13, 104


def quality(plan: Plan) -> float:
    """The faults of a plan, lower is better: 40 a crossing, 16 a bend, and something for length, width and height.

    >>> from finserv.drawing.diagram import Arrow, Box, Diagram, Lane
    >>> from finserv.drawing.layout import layout
    >>> boxes = (Box("a", "x", "A"), Box("b", "x", "B"))
    >>> near = Diagram("d", "", "en", (Lane("x", "X"),), boxes, (Arrow("a", "b"),))
    >>> 0 < quality(layout(near)) < 100
    True
    """
    tied = {box.id for box in plan.diagram.boxes if box.kind == "evidence"}
    across, down, width, height = _sizes(plan)
    total = WIDTH * width + HEIGHT * height + CROSSING * crossings(plan)
    for a, route in plan.routes.items():
        arrow = plan.diagram.arrows[a]
        evidence = arrow.source in tied or arrow.target in tied
        total += (EVIDENCE_BEND if evidence else BEND) * bends(route)
        if not evidence:
            for (x, y), (x2, y2) in zip(route, route[1:], strict=False):
                total += LENGTH * (abs(across[x] - across[x2]) + abs(down[y] - down[y2]))
    return total


def bends(route: tuple[Point, ...]) -> int:
    """The corners of a route.

    >>> bends(((1, 1), (2, 1), (2, 2), (2, 3), (3, 3)))
    2
    """
    return sum(a[0] != c[0] and a[1] != c[1] for a, c in zip(route, route[2:], strict=False))


def crossings(plan: Plan) -> int:
    """How often two arrows must cross, however their tracks are arranged in the channels they share.

    Two routes that run together for a while cross if they part on other sides than they met.
    """
    visits: dict[Point, list[tuple[int, int]]] = {}
    for a, route in plan.routes.items():
        for k in range(1, len(route) - 1):
            visits.setdefault(route[k], []).append((a, k))
    found = 0
    for passing in visits.values():
        for i, (a, k) in enumerate(passing):
            for b, m in passing[i + 1 :]:
                if a != b and _meet_here(plan.routes[a], k, plan.routes[b], m):
                    found += _cross(plan.routes[a], k, plan.routes[b], m)
    return found


def _meet_here(one: tuple[Point, ...], k: int, other: tuple[Point, ...], m: int) -> bool:
    """Whether two routes that pass a point come to it by different ways, seen along ``one``."""
    return one[k - 1] not in (other[m - 1], other[m + 1])


def _cross(one: tuple[Point, ...], k: int, other: tuple[Point, ...], m: int) -> bool:
    """Whether two routes that meet at a point part again on other sides."""
    ahead = 1 if other[m + 1] == one[k + 1] else -1 if other[m - 1] == one[k + 1] else 0
    if not ahead:
        return _between(one[k], one[k - 1], one[k + 1], other[m - 1]) != _between(
            one[k], one[k - 1], one[k + 1], other[m + 1]
        )
    met = _turn_order(one[k], one[k + 1], one[k - 1], other[m - ahead])
    last_one, last_other = len(one) - 1, len(other) - 1
    while k < last_one and 0 < m + ahead < last_other and one[k + 1] == other[m + ahead]:
        k, m = k + 1, m + ahead
    if k >= last_one or not 0 <= m + ahead <= last_other or one[k + 1] == other[m + ahead]:
        return False
    return met == _turn_order(one[k], one[k - 1], one[k + 1], other[m + ahead])


def _angle(centre: Point, point: Point) -> int:
    return (1 if point[1] > centre[1] else 3) if point[0] == centre[0] else (0 if point[0] > centre[0] else 2)


def _turn_order(centre: Point, first: Point, second: Point, third: Point) -> bool:
    """Whether three neighbours of a point follow one another clockwise."""
    start = _angle(centre, first)
    return (_angle(centre, second) - start) % 4 < (_angle(centre, third) - start) % 4


def _between(centre: Point, first: Point, last: Point, point: Point) -> bool:
    start = _angle(centre, first)
    return (_angle(centre, point) - start) % 4 < (_angle(centre, last) - start) % 4


def _sizes(plan: Plan) -> tuple[list[float], list[float], float, float]:
    """Rough coordinates of the lattice lines, and the size of the whole, in points."""
    level, upright = _busiest(plan)
    across, x = [], float(_TITLES)
    for k in range(2 * plan.columns + 1):
        size = _COLUMN if k % 2 else _CHANNEL + _TRACK * max(0, upright.get(k, 0) - 1)
        across.append(x + size / 2)
        x += size
    down, y = [], 0.0
    for k, line in enumerate(plan.lines):
        if line.kind == "R":
            size: float = _ROW
        else:
            inner = 0 < line.row < plan.rows[line.lane]
            empty = _ROW_CHANNEL if inner else _LANE_MARGIN
            size = max(empty, 2 * 12 + _TRACK * (level[k] - 1)) if k in level else empty
        down.append(y + size / 2)
        y += size
    return across, down, x, y


def _busiest(plan: Plan) -> tuple[dict[int, int], dict[int, int]]:
    """For each level and each upright line the most arrows that run side by side on it."""
    level: dict[tuple[int, int], int] = {}
    upright: dict[tuple[int, int], int] = {}
    for route in plan.routes.values():
        for along, line, place in _pieces(route):
            uses = level if along else upright
            uses[line, place] = uses.get((line, place), 0) + 1
    most: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for uses, busiest in zip((level, upright), most, strict=True):
        for (line, _), number in uses.items():
            busiest[line] = max(busiest.get(line, 0), number)
    return most


def _pieces(route: tuple[Point, ...]) -> Iterator[tuple[bool, int, int]]:
    for (x, y), (x2, y2) in zip(route, route[1:], strict=False):
        yield (True, y, min(x, x2)) if y == y2 else (False, x, min(y, y2))
