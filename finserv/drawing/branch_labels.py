"""The words beside an arrow (Y and N at a decision): how large they are and where they stand.

Every arrow's label tries places along the arrow, first near its exit, and takes the cheapest: off other arrows, off
boxes and badges, off the lines between lanes, and nearer to its own arrow than to any other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .diagram import Arrow
from .runs import Run
from .style import CHANGES, SMALL_SIZE
from .text_width import text_width, wrap

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]

LABEL_LINE = 11
_WIDEST_LEVEL = 60
_WIDEST_UPRIGHT = 90
_FAR = 40
_MOST_LINES = 2
_STEPS = (0, 4, 8, 14, 22, 30, 36)
_DEAR = 200.0
_SPARE = 3
_NEAR, _GAPS = 7.5, (1.5, 4.0)


@dataclass(frozen=True, slots=True)
class LabelText:
    """A label, its lines and the room they take, in points."""

    said: str
    lines: tuple[str, ...]
    width: float
    height: float

    @property
    def ragged(self) -> float:
        """How much farther than the longest line the shortest one stands off an upright arrow."""
        return (self.width - _SPARE - min(text_width(line, SMALL_SIZE) for line in self.lines)) / 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a label must keep clear of: rectangles, diamonds (centre and half sizes), level lines between lanes.

    ``right``: the right edge of the lanes. ``sources``: arrow number → the box from which it comes, near which its
    label stands.
    """

    rectangles: Sequence[Rectangle]
    diamonds: Sequence[Rectangle]
    levels: Sequence[float]
    right: float
    sources: Mapping[int, Rectangle]


def label_texts(arrows: Sequence[Arrow], runs: Mapping[int, tuple[Run, ...]]) -> dict[int, LabelText]:
    """The text of every arrow that has a label or a mark of change, by arrow number.

    Above a level piece it may take two short lines; beside an upright one a long line, which stays near its arrow.

    >>> label_texts([Arrow("a", "b"), Arrow("a", "c", "Y", change="added")], {})[1].lines
    ('+ Y',)
    """
    found = {}
    for number, arrow in enumerate(arrows):
        sign = CHANGES[arrow.change].sign if arrow.change in CHANGES else ""
        text = " ".join(f"{sign} {arrow.label}".split())
        if text:
            level = number in runs and runs[number][0].level
            found[number] = _fitted(text, _WIDEST_LEVEL if level else _WIDEST_UPRIGHT)
    return found


def _fitted(text: str, widest: float) -> LabelText:
    lines = tuple(wrap(text, widest, SMALL_SIZE, most_lines=_MOST_LINES))
    width = max(text_width(line, SMALL_SIZE) for line in lines) + _SPARE
    return LabelText(text, lines, width, LABEL_LINE * len(lines))


def place_labels(
    points: Mapping[int, Sequence[Point]], texts: Mapping[int, LabelText], around: Surroundings
) -> dict[int, tuple[LabelText, Point]]:
    """Each label with its centre; one that meets something where it stands is broken into shorter lines."""
    pieces = [(number, _hull(a, b)) for number, way in points.items() for a, b in pairwise(way)]
    taken = list(around.rectangles)
    placed = {}
    for number, text in texts.items():
        if number not in points:
            continue
        best_price, best = math.inf, None
        for form in (text, _fitted(text.said, _WIDEST_LEVEL)):
            if best_price < _DEAR / 2 or (best is not None and form == text):
                break
            for price, centre in _candidates(points[number], form):
                if price >= best_price:
                    continue
                if _distance(centre, around.sources[number]) > _FAR:
                    price += _DEAR
                price += _DEAR * _clashes(number, centre, form, pieces, taken, around)
                if price < best_price:
                    best_price, best = price, (form, centre)
        placed[number] = best
        taken.append(_around(best[1], best[0]))
    return placed


def _candidates(way: Sequence[Point], text: LabelText) -> Iterable[tuple[float, Point]]:
    """Places above, below, right and left of the arrow with what they cost."""
    for piece, (a, b) in enumerate(pairwise(way)):
        length = abs(a[0] - b[0]) + abs(a[1] - b[1])
        if length < 6 and piece:
            continue
        level = a[1] == b[1]
        ahead = ((b[0] - a[0]) / length, (b[1] - a[1]) / length) if length else (0.0, 0.0)
        first = (text.width if level else text.height) / 2 + 3
        closest, loosest = _GAPS
        gap = min(loosest, max(closest, _NEAR - text.ragged))
        aloof = 0.0 if level or text.ragged + closest <= _NEAR else _DEAR / 2
        for along in [first + step for step in _STEPS] + [length / 2]:
            if along > length + 2 and along != first:
                continue
            x, y = a[0] + ahead[0] * along, a[1] + ahead[1] * along
            beside = text.height / 2 + 1.5 if level else (text.width - _SPARE) / 2 + gap
            for other, side in enumerate((-beside, beside) if level else (beside, -beside)):
                yield piece * 30 + along * 0.5 + other * 3 + aloof, (x, y + side) if level else (x + side, y)


def _clashes(
    number: int,
    centre: Point,
    text: LabelText,
    pieces: Sequence[tuple[int, Rectangle]],
    taken: Sequence[Rectangle],
    around: Surroundings,
) -> float:
    mine = _around(centre, text)
    own = min(_distance(centre, piece) for arrow, piece in pieces if arrow == number)
    clashes = 0.0
    for arrow, piece in pieces:
        clashes += _overlap(mine, piece, 0.3)
        if arrow != number and _distance(centre, piece) < own + 1:
            clashes += 0.6
    clashes += 3 * sum(_overlap(mine, other, 0.0) for other in taken)
    for x, y, half_width, half_height in around.diamonds:
        corners = ((cx, cy) for cx in (mine[0], mine[2]) for cy in (mine[1], mine[3]))
        clashes += sum(abs(cx - x) / half_width + abs(cy - y) / half_height < 1 for cx, cy in corners)
    return clashes + (mine[2] > around.right) + sum(mine[1] < level < mine[3] for level in around.levels)


def _hull(a: Point, b: Point) -> Rectangle:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _around(centre: Point, text: LabelText) -> Rectangle:
    x, y = centre
    return x - text.width / 2, y - text.height / 2, x + text.width / 2, y + text.height / 2


def _overlap(a: Rectangle, b: Rectangle, slack: float) -> bool:
    return b[0] < a[2] - slack and b[2] > a[0] + slack and b[1] < a[3] - slack and b[3] > a[1] + slack


def _distance(point: Point, piece: Rectangle) -> float:
    return math.hypot(
        max(piece[0] - point[0], 0, point[0] - piece[2]), max(piece[1] - point[1], 0, point[1] - piece[3])
    )
