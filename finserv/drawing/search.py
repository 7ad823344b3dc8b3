"""Several good ways to place the boxes: from each best one found, a few boxes are pushed away and settle anew."""

from __future__ import annotations

from random import Random

from .board import Board
from .columns import fill_board, free_places, rows_needed
from .graph import Graph
from .improve import improve
from .pins import Pins
from .place_cost import place_cost
from .plan import Place

NEW_ROW, DELAY = 5000, 2000
"""The price of a further row in a lane, and of each column further right than the flow asks for, in thousandths of
a column."""
PUSHES, PUSHES_A_BOX, MOST_PUSHES = 20, 2, 160
PUSHED = 3

Positions = tuple[tuple[int, int], ...]


def first_board(graph: Graph, pins: Pins) -> Board:
    """A board on which every box has settled at a good place."""
    board = Board(graph, NEW_ROW, rows_needed(graph, pins, {}), {})
    fill_board(board, pins, DELAY)
    improve(board, pins)
    return board


def places_on(board: Board) -> dict[int, Place]:
    """Where the boxes of a board stand."""
    return {
        v: Place(board.graph.lane[v], board.column[v], board.slot[v] - board.base[v])
        for v in board.graph.order
    }


def other_placements(board: Board, pins: Pins, most: int) -> list[dict[int, Place]]:
    """At most ``most`` placements other than that on the board, the cheapest first; always the same ones."""
    if not most:
        return []
    kept = _positions(board)
    found = _explored(board, pins)
    del found[kept]
    cheapest = sorted(found, key=lambda positions: (found[positions], positions))[:most]
    placements = []
    for positions in cheapest:
        _restore(board, positions)
        placements.append(places_on(board))
    _restore(board, kept)
    return placements


def _explored(board: Board, pins: Pins) -> dict[Positions, int]:
    """The placement on the board and others near it, each with what it costs more than that one."""
    chance = Random(0)
    order = board.graph.order
    kept = _positions(board)
    found, best = {kept: 0}, 0
    pushes = min(MOST_PUSHES, PUSHES + PUSHES_A_BOX * len(order)) if len(order) > PUSHED else 0
    for _ in range(pushes):
        pushed = tuple(chance.sample(order, PUSHED))
        cost = best + sum(_push(board, pins, v, chance) for v in pushed)
        cost -= improve(board, pins, pushed)
        positions = _positions(board)
        found[positions] = cost
        if cost <= best:
            best, kept = cost, positions
        else:
            _restore(board, kept)
    return found


def _push(board: Board, pins: Pins, v: int, chance: Random) -> int:
    """Put a box to another free place; what that costs more."""
    slot, column = board.slot[v], board.column[v]
    if v in pins.column:
        return 0
    board.take(v)
    before = place_cost(board, v, slot, column)
    places = list(free_places(board, pins, v, board.earliest(v), board.latest(v, pins.latest[v])))
    slot, column = chance.choice(places)
    after = place_cost(board, v, slot, column)
    board.put(v, slot, column)
    return after - before


def _positions(board: Board) -> Positions:
    return tuple((board.slot[v], board.column[v]) for v in board.graph.order)


def _restore(board: Board, positions: Positions) -> None:
    moved = [
        (v, place)
        for v, place in zip(board.graph.order, positions, strict=True)
        if (board.slot[v], board.column[v]) != place
    ]
    for v, _ in moved:
        board.take(v)
    for v, (slot, column) in moved:
        board.put(v, slot, column)
