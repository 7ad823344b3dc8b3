"""How often an arrow must turn at the least: what makes the search for routes aim well."""

from __future__ import annotations

from collections import deque

from .lattice import DIRECTIONS

_MOVES = ((1, 0), (0, 1), (-1, 0), (0, -1))
_ROOM = 3


def sector(across: int, down: int) -> int:
    """Where a point lies as seen from another: 0 … 8, row by row from north-west to south-east.

    >>> sector(5, -2), sector(0, 0)
    (2, 4)
    """
    return 3 * ((down > 0) - (down < 0)) + (across > 0) - (across < 0) + 4


def _fewest(last: int) -> dict[tuple[int, int], int]:
    """Fewest turns for each direction of arrival and sector of the goal, when the goal is entered in ``last``."""
    turns = {(0, 0, last): 0}
    waiting = deque([(0, 0, last)])
    while waiting:
        x, y, direction = here = waiting.popleft()
        before = x - _MOVES[direction][0], y - _MOVES[direction][1]
        if max(map(abs, before)) > _ROOM:
            continue
        for earlier in DIRECTIONS:
            if earlier == direction ^ 2:
                continue
            state, count = (*before, earlier), turns[here] + (earlier != direction)
            if count < turns.get(state, 99):
                turns[state] = count
                (waiting.append if earlier != direction else waiting.appendleft)(state)
    fewest: dict[tuple[int, int], int] = {}
    for (x, y, direction), count in turns.items():
        key = direction, sector(-x, -y)
        fewest[key] = min(count, fewest.get(key, 99))
    return fewest


def _table() -> tuple[tuple[int, ...], ...]:
    by_last = [_fewest(last) for last in DIRECTIONS]
    return tuple(
        tuple(by_last[last][direction, place] for last in DIRECTIONS)
        for direction in DIRECTIONS
        for place in range(9)
    )


FEWEST_TURNS = _table()
"""``FEWEST_TURNS[9 * direction + sector][last]``: turns still to come for an arrow that has arrived at a point in
``direction``, has its goal in ``sector`` and will enter it in direction ``last``."""
