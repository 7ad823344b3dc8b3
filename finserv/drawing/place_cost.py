"""What the place of a box costs: never the whole board, only what one box adds to it."""

from __future__ import annotations

from .board import UNPLACED, Board

# Prices in thousandths of the width of a column.
COLUMN_APART = 600
BLOCKED, BLOCKED_DECISION = 5000, 8000
OTHER_ROW, OTHER_ROW_DECISION = 2500, 1600
SKIPPED_LANE = 500
STEP_BETWEEN = 6000
OTHER_LANE, OTHER_LANE_COLUMN = 2200, 700
RETURN_COLUMN = 300
CROWDED_SIDE = 3000
EVIDENCE_BETWEEN = 4000
STRANGER_AT_DECISION = 1000
BRANCH_WITHOUT_SIDE = 8000
ROW_INDEX = 250
NEW_COLUMN = 1200
PULL_LEFT = 480
LEFT_HOME = 900
NEVER = 1 << 60


def place_cost(board: Board, v: int, slot: int, column: int, limit: int = NEVER) -> int:
    """What the picture costs more with ``v``, which is not on the board, at this free place.

    Where that is ``limit`` or more, some number of at least ``limit``.
    """
    row = slot - board.base[v]
    lowest = board.used_rows[board.graph.lane[v]].bit_length() - 1
    total = ROW_INDEX * row + _pull(board) * column
    if row > lowest:
        total += board.new_row * (row - max(lowest, 0))
    rightmost = board.used_columns.bit_length() - 1
    if column > rightmost:
        total += NEW_COLUMN * (column - rightmost)
    if v in board.homes and board.homes[v] != (slot, column):
        total += LEFT_HOME
    if total < limit:
        total += _own_arrows(board, v, slot, column)
    return total if total >= limit else total + _in_the_way(board, v, slot, column)


def least_cost(board: Board, v: int, first: int) -> int:
    """A cost below which no place of ``v`` from column ``first`` on can come."""
    mine, skipped = board.base[v], 0
    for w, _ in board.neighbours[v]:
        if board.column[w] != UNPLACED and board.base[w] != mine:
            skipped += abs(board.base[w] - mine) // board.stride - 1
    return _pull(board) * first + SKIPPED_LANE * skipped


def _own_arrows(board: Board, v: int, slot: int, column: int) -> int:
    """The arrows between ``v`` and the boxes on the board."""
    columns, slots, base, decision = board.column, board.slot, board.base, board.graph.decision
    mine, total = base[v], 0
    above = below = enter_above = enter_below = 0
    for w, outward in board.neighbours[v]:
        other = columns[w]
        if other < 0:
            continue
        apart = other - column if outward else column - other
        if base[w] == mine:
            total += COLUMN_APART * (apart - 1)
            chooses = decision[v if outward else w]
            if slots[w] != slot:
                total += OTHER_ROW_DECISION if chooses else OTHER_ROW
            elif apart > 1 and _between(board.in_slot[slot], min(column, other), max(column, other)):
                total += BLOCKED_DECISION if chooses else BLOCKED
            continue
        total += SKIPPED_LANE * (abs(base[w] - mine) // board.stride - 1)
        if apart:
            total += OTHER_LANE + OTHER_LANE_COLUMN * (apart - 1)
        elif base[w] < mine:
            total += STEP_BETWEEN * _between(board.in_column[column], slots[w], slot).bit_count()
            total += CROWDED_SIDE if board.below[w] else 0
            above += 1
            enter_above += not outward
            if outward and decision[w]:
                total += _short(board, w, 0, 1)
        else:
            total += STEP_BETWEEN * _between(board.in_column[column], slot, slots[w]).bit_count()
            total += CROWDED_SIDE if board.above[w] else 0
            below += 1
            enter_below += not outward
            if outward and decision[w]:
                total += _short(board, w, 1, 0)
    for w in board.returning[v]:
        if columns[w] >= 0:
            total += RETURN_COLUMN * abs(columns[w] - column)
    if above > 1:
        total += CROWDED_SIDE * (above - 1)
    if below > 1:
        total += CROWDED_SIDE * (below - 1)
    return total + _lacking(board, v, enter_above, enter_below) if decision[v] else total


def _between(mask: int, first: int, last: int) -> int:
    """What is taken strictly between two bits of a mask."""
    return mask >> (first + 1) & ((1 << (last - first - 1)) - 1)


def _lacking(board: Board, v: int, enter_above: int, enter_below: int) -> int:
    """The price of the branches of a decision for which no side is left."""
    taken = (1 if board.has_evidence[v] or enter_above else 0) + (1 if enter_below else 0)
    return BRANCH_WITHOUT_SIDE * max(0, board.exits[v] - 3 + taken)


def _short(board: Board, v: int, more_above: int, more_below: int) -> int:
    """What further entering upright arrows cost a decision that is on the board."""
    above, below = board.enter_above[v], board.enter_below[v]
    return _lacking(board, v, above + more_above, below + more_below) - _lacking(board, v, above, below)


def _in_the_way(board: Board, v: int, slot: int, column: int) -> int:
    """What ``v`` spoils there: arrows that pass through, evidence above a step, the exit of a decision."""
    graph, total = board.graph, 0
    level = board.in_slot[slot]
    for a in board.level_in_slot[slot]:
        left, right = board.column[graph.source[a]], board.column[graph.target[a]]
        if left < column < right and not _between(level, left, right):
            total += BLOCKED_DECISION if graph.decision[graph.source[a]] else BLOCKED
    if column < len(board.in_column):
        for a in board.upright_in_column[column]:
            one, other = board.slot[graph.source[a]], board.slot[graph.target[a]]
            if one < slot < other or other < slot < one:
                total += STEP_BETWEEN
        total += EVIDENCE_BETWEEN * (board.evidence_in_column[column] >> slot).bit_count()
        if board.has_evidence[v]:
            total += EVIDENCE_BETWEEN * (board.in_column[column] & ((1 << slot) - 1)).bit_count()
    if column and level >> (column - 1) & 1:
        total += _stranger(board, board.at[slot, column - 1], v)
    if level >> (column + 1) & 1:
        total += _stranger(board, v, board.at[slot, column + 1])
    return total


def _stranger(board: Board, v: int, right: int) -> int:
    """The price of a right neighbour that is no branch of a decision."""
    return STRANGER_AT_DECISION if board.graph.decision[v] and not board.follows[v] >> right & 1 else 0


def _pull(board: Board) -> int:
    """The small price of each column to the right."""
    return PULL_LEFT // max(1, len(board.graph.order))
