"""The first place of each box: along the flow, each at the cheapest free place."""

from __future__ import annotations

from collections.abc import Iterator

from .board import UNPLACED, Board
from .graph import Graph
from .pins import Pins
from .place_cost import place_cost

USUAL_ROWS = 3
COLUMNS_TRIED = 4


def fill_board(board: Board, pins: Pins, delay: int) -> None:
    """Put every box of the flow onto an empty board: pinned ones, then those with a home, then the others.

    ``delay`` is the price of each column further to the right than the flow asks for.
    """
    order, homes = board.graph.order, board.homes
    for v in order:
        if v in pins.column:
            _put_cheapest(board, pins, v, delay)
    for v in order:
        if v in homes and board.column[v] == UNPLACED:
            slot, column = homes[v]
            if pins.row.get(v, slot - board.base[v]) == slot - board.base[v] and board.is_free(slot, column):
                board.put(v, slot, column)
    for v in order:
        if board.column[v] == UNPLACED:
            _put_cheapest(board, pins, v, delay)


def _put_cheapest(board: Board, pins: Pins, v: int, delay: int) -> None:
    first = board.earliest(v)
    last = board.latest(v, pins.latest[v])
    if v in pins.column:
        first = last = pins.column[v]
    best = None
    for slot, column in free_places(board, pins, v, first, last):
        price = place_cost(board, v, slot, column) + delay * (column - first)
        if best is None or price < best[0]:
            best = price, slot, column
    board.put(v, best[1], best[2])


def free_places(board: Board, pins: Pins, v: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Free places for ``v`` from column ``first`` on, never past ``last``; at least one.

    Usually the first columns in up to `USUAL_ROWS` rows; where all are taken, columns further on, then further rows.
    """
    base = board.base[v]
    rows = rows_for(board, pins, v)
    found, column = False, first
    while column <= last and (column < first + COLUMNS_TRIED or not found):
        for row in rows:
            if board.is_free(base + row, column):
                found = True
                yield base + row, column
        column += 1
    if not found:
        row = pins.row.get(v, 0)
        near = sorted(range(board.stride), key=lambda other: (abs(other - row), other))
        yield next((base + other, first) for other in near if board.is_free(base + other, first))


def rows_for(board: Board, pins: Pins, v: int) -> range:
    """The rows that ``v`` may take: the pinned one, or those in use and one more."""
    if v in pins.row:
        return range(pins.row[v], pins.row[v] + 1)
    lowest = board.last_row(board.graph.lane[v])
    return range(max(min(lowest + 2, USUAL_ROWS), min(lowest + 1, board.stride)))


def rows_needed(graph: Graph, pins: Pins, homes: dict[int, int]) -> int:
    """The most rows that a lane of this diagram can come to have; ``homes``: rows of an earlier plan."""
    if pins.column or pins.row or homes:
        return len(graph.order) + 1 + max([*pins.row.values(), *homes.values(), USUAL_ROWS])
    return USUAL_ROWS
