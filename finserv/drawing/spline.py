"""The ``pos`` of an arrow for Graphviz: straight pieces with small arcs at the corners and room for the head."""

from __future__ import annotations

from collections.abc import Sequence

Point = tuple[float, float]

CORNER = 4.0
HEAD = 7.0
_ARC = 0.55


def spline(points: Sequence[Point], head: bool = True) -> str:
    """The cubic Bézier curve through level and upright pieces, in Graphviz's notation (y upwards).

    Parameters: ``points`` are the corners in points; with ``head`` the curve stops short for the arrow head.

    >>> spline([(0, 0), (30, 0)])
    'e,30,0 0,0 7.67,0 15.33,0 23,0'
    """
    way = corners(points)
    tip = way[-1]
    if head:
        way[-1] = _towards(tip, way[-2], min(HEAD, 0.8 * _length(way[-2], tip)))
    curve = [way[0]]
    for before, here, after in zip(way, way[1:], way[2:], strict=False):
        radius = min(CORNER, _length(before, here) / 2, _length(here, after) / 2)
        enter, leave = _towards(here, before, radius), _towards(here, after, radius)
        _straight(curve, enter)
        curve += [_part(enter, here, _ARC), _part(leave, here, _ARC), leave]
    _straight(curve, way[-1])
    return (f"e,{_shown(tip)} " if head else "") + " ".join(map(_shown, curve))


def corners(points: Sequence[Point]) -> list[Point]:
    """The points without repetitions and without those that lie on a straight piece; at least two.

    >>> corners([(0, 0), (0, 5), (0, 5), (0, 9), (3, 9)])
    [(0, 0), (0, 9), (3, 9)]
    """
    way = [points[0]]
    for point in points[1:]:
        if point == way[-1]:
            continue
        if len(way) > 1 and any(way[-2][axis] == way[-1][axis] == point[axis] for axis in (0, 1)):
            way[-1] = point
        else:
            way.append(point)
    return way if len(way) > 1 else [way[0], way[0]]


def _straight(curve: list[Point], end: Point) -> None:
    start = curve[-1]
    curve += [_part(start, end, 1 / 3), _part(start, end, 2 / 3), end]


def _part(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _towards(a: Point, b: Point, distance: float) -> Point:
    length = _length(a, b)
    return _part(a, b, distance / length) if length else a


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _shown(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"


def number(value: float) -> str:
    """A length with at most two decimals, the shortest way.

    >>> number(12.0), number(7.666), number(-0.001)
    ('12', '7.67', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
