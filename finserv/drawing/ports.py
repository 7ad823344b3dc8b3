"""Where on the side of a box an arrow begins or ends.

Arrows at one side are spread along it in the order in which they turn away, so that they need not cross; a straight
one takes the middle. The result is an offset for each run that lies on a midline of the lattice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .branch_labels import LabelText
from .plan import Plan
from .runs import OPPOSITE, Run
from .sizes import BoxSize

LEVEL_GAP = 10
UPRIGHT_GAP = 12
_CORNER_ROOM = {"E": 7, "W": 7, "N": 24, "S": 24}
_DIAMOND_SHARE = 0.35
_CIRCLE_SHARE = 0.5

RunKey = tuple[int, int]
Side = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ends:
    """The runs that touch each side of each box: (box id, ``E W N S``) → run keys."""

    at: dict[Side, tuple[RunKey, ...]]
    limits: dict[Side, float]

    def sides_of(self, run: Run, plan: Plan) -> list[Side]:
        """The sides of boxes that a run touches: none, one, or two for a straight arrow."""
        arrow = plan.diagram.arrows[run.arrow]
        sides = []
        if run.first:
            sides.append((arrow.source, run.heading))
        if run.last:
            sides.append((arrow.target, OPPOSITE[run.heading]))
        return sides


def arrow_ends(plan: Plan, runs: dict[int, tuple[Run, ...]], sizes: dict[str, BoxSize]) -> Ends:
    """Which runs touch which side, and how far from its middle an arrow may stand (points)."""
    at: dict[Side, list[RunKey]] = {}
    for number, pieces in runs.items():
        arrow = plan.diagram.arrows[number]
        at.setdefault((arrow.source, pieces[0].heading), []).append(pieces[0].key)
        at.setdefault((arrow.target, OPPOSITE[pieces[-1].heading]), []).append(pieces[-1].key)
    limits = {side: _limit(side[1], sizes[side[0]]) for side in at}
    return Ends({side: tuple(keys) for side, keys in at.items()}, limits)


def port_offsets(
    runs: dict[int, tuple[Run, ...]], ends: Ends, labels: Mapping[int, LabelText]
) -> dict[RunKey, float]:
    """The offset in points of each run on a midline, to the right or downwards; 0 for runs that touch no box.

    Arrows between two others stand further apart where their labels need room.
    """
    offsets = {run.key: 0.0 for pieces in runs.values() for run in pieces if not run.in_channel}
    for side, keys in ends.at.items():
        ordered = sorted(keys, key=_turning_order(runs, side[1]))
        straight = [place for place, key in enumerate(ordered) if _is_straight(runs, key)]
        middle = straight[len(straight) // 2] if straight else (len(ordered) - 1) / 2
        reach = max(middle, len(ordered) - 1 - middle)
        if not reach:
            continue
        gap = min(_wanted_gap(side[1], ordered, labels), ends.limits[side] / reach)
        for place, key in enumerate(ordered):
            if not _is_straight(runs, key):
                offsets[key] = _half_points((place - middle) * gap)
    return offsets


def _limit(side: str, size: BoxSize) -> float:
    length = size.height if side in "EW" else size.width
    if size.shape == "diamond":
        return length / 2 * _DIAMOND_SHARE
    if size.shape == "circle":
        return length / 2 * _CIRCLE_SHARE
    return length / 2 - _CORNER_ROOM[side]


def _wanted_gap(side: str, ordered: list[RunKey], labels: Mapping[int, LabelText]) -> float:
    level = side in "EW"
    inner = [labels[arrow] for arrow, index in ordered[1:-1] if index == 0 and arrow in labels]
    rooms = [label.height + 3 if level else label.width + 5 for label in inner]
    return max([LEVEL_GAP if level else UPRIGHT_GAP, *rooms])


def _turning_order(runs: dict[int, tuple[Run, ...]], side: str) -> Callable[[RunKey], tuple[float, ...]]:
    """Sort key: routes that turn to the left or upwards first, the one that goes farthest outermost."""

    def order(key: RunKey) -> tuple[float, ...]:
        arrow, index = key
        pieces = runs[arrow]
        if len(pieces) == 1:
            return 0, 0, 0, arrow
        stub = pieces[index]
        leaving = index == 0 and stub.heading == side
        turn = pieces[1] if leaving else pieces[-2]
        away = turn.heading if leaving else OPPOSITE[turn.heading]
        far, reach = turn.high - turn.low, stub.high - stub.low
        return (-1, -far, reach, arrow) if away in "NW" else (1, far, -reach, arrow)

    return order


def _is_straight(runs: dict[int, tuple[Run, ...]], key: RunKey) -> bool:
    return len(runs[key[0]]) == 1


def _half_points(offset: float) -> float:
    return round(offset * 2) / 2
