"""Better places: boxes move and change places while the total cost falls."""

from __future__ import annotations

from .board import Board
from .columns import rows_for
from .pins import Pins
from .place_cost import least_cost, place_cost

SWEEPS = 3
WORTH_MOVING = 200
REACH = (0, 1, -1, 2, -2)


def improve(board: Board, pins: Pins, moved: tuple[int, ...] | None = None) -> int:
    """Sweep over the boxes, forth and back, and give each its best move, until nothing gets cheaper.

    A box is looked at again only after something near it has moved; ``moved`` are the boxes that have moved since
    the last sweep (all of them where it is None). By how much the cost has fallen.
    """
    order = board.graph.order
    restless = [moved is None] * len(board.column)
    for v in moved or ():
        _wake(board, restless, v, (board.slot[v], board.column[v]))
    saved = 0
    for _ in range(SWEEPS):
        before = saved
        for v in (*order, *reversed(order)):
            if restless[v]:
                restless[v] = False
                place = (board.slot[v], board.column[v])
                gain, partner = _best_move(board, pins, v)
                if partner is not None:
                    saved += gain
                    _wake(board, restless, v, place)
                    if partner != v:
                        _wake(board, restless, partner, (board.slot[v], board.column[v]))
        if saved == before:
            break
    return saved


def _wake(board: Board, restless: list[bool], v: int, before: tuple[int, int]) -> None:
    """Mark what a move of ``v`` may concern: its neighbours in the flow and on the board."""
    restless[v] = True
    for _, w in board.leaving[v] + board.entering[v]:
        restless[w] = True
    for slot, column in (before, (board.slot[v], board.column[v])):
        columns = board.in_column[column] if column < len(board.in_column) else 0
        while columns:
            lowest = columns & -columns
            restless[board.at[lowest.bit_length() - 1, column]] = True
            columns ^= lowest
        for near in range(max(0, column - 3), column + 4):
            if board.in_slot[slot] >> near & 1:
                restless[board.at[slot, near]] = True


def _best_move(board: Board, pins: Pins, v: int) -> tuple[int, int | None]:
    """Move ``v``, alone or in exchange with another box, to where the total falls most.

    By how much it falls, and the box that changed places with ``v``: itself after a move alone, None where it stays.
    """
    slot, column = board.slot[v], board.column[v]
    base = board.base[v]
    rows = rows_for(board, pins, v)
    board.take(v)
    first, last = board.earliest(v), board.latest(v, pins.latest[v])
    if v in pins.column:
        first = last = pins.column[v]
    here = place_cost(board, v, slot, column)
    if here < least_cost(board, v, first) + WORTH_MOVING:
        board.put(v, slot, column)
        return 0, None
    best, place, partner = 0, None, None
    for step in REACH:
        there = column + step
        if not first <= there <= last:
            continue
        for row in rows:
            goal = base + row
            if goal == slot and there == column:
                continue
            if board.is_free(goal, there):
                gain = here - place_cost(board, v, goal, there, here - best)
                other = v
            else:
                other = board.at[goal, there]
                gain = _gain_of_exchange(board, pins, v, other, (slot, column))
            if gain > best:
                best, place, partner = gain, (goal, there), other
    if place is None:
        board.put(v, slot, column)
    elif partner == v:
        board.put(v, *place)
    else:
        board.take(partner)
        board.put(partner, slot, column)
        board.put(v, *place)
    return best, partner


def _gain_of_exchange(board: Board, pins: Pins, v: int, other: int, mine: tuple[int, int]) -> int:
    """What is gained when ``v``, off the board, and ``other`` change places; -1 where the flow forbids it."""
    slot, column = mine
    if other in pins.column and pins.column[other] != column:
        return -1
    if pins.row.get(other, slot - board.base[other]) != slot - board.base[other]:
        return -1
    goal, there = board.slot[other], board.column[other]
    board.take(other)
    gain = -1
    if board.earliest(v) <= there <= board.latest(v, pins.latest[v]):
        before = place_cost(board, v, slot, column)
        board.put(v, slot, column)
        before += place_cost(board, other, goal, there)
        board.take(v)
        after = place_cost(board, v, goal, there)
        board.put(v, goal, there)
        if board.earliest(other) <= column <= board.latest(other, pins.latest[other]):
            gain = before - after - place_cost(board, other, slot, column)
        board.take(v)
    board.put(other, goal, there)
    return gain
