"""The fewest turns, against a walk over an open field."""

from collections import deque

import pytest

from finserv.drawing.bends import FEWEST_TURNS, sector

MOVES = ((1, 0), (0, 1), (-1, 0), (0, -1))


def fewest(direction, across, down, last):
    """Turns of the straightest way to a goal that lies ``across`` to the right and ``down`` below."""
    best = {(0, 0, direction): 0}
    waiting = deque(best)
    while waiting:
        x, y, d = here = waiting.popleft()
        for e, (dx, dy) in enumerate(MOVES):
            if e == (d + 2) % 4 or abs(x + dx) > 6 or abs(y + dy) > 6:
                continue
            there, turns = (x + dx, y + dy, e), best[here] + (e != d)
            if turns < best.get(there, 99):
                best[there] = turns
                waiting.append(there)
    return best[across, down, last]


@pytest.mark.parametrize("direction", range(4))
@pytest.mark.parametrize("last", range(4))
def test_no_way_turns_less_often_than_the_table_says(direction, last):
    for across in (-3, -2, -1, 0, 1, 2, 3):
        for down in (-3, -2, -1, 0, 1, 2, 3):
            if across or down:
                told = FEWEST_TURNS[9 * direction + sector(across, down)][last]
                assert told <= fewest(direction, across, down, last)
                if abs(across) != 1 and abs(down) != 1:
                    assert told == fewest(direction, across, down, last)


def test_straight_ahead_needs_no_turn_and_back_needs_three():
    assert FEWEST_TURNS[sector(4, 0)][0] == 0
    assert FEWEST_TURNS[sector(-4, 0)][2] == 4
    assert FEWEST_TURNS[sector(-4, 0)][1] == 3
    assert FEWEST_TURNS[sector(4, 4)][1] == 1
