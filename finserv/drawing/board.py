"""Boxes on lanes, columns and rows, and what a place costs: only what one box adds is ever worked out."""

from __future__ import annotations

from .graph import Graph

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

UNPLACED = -1
NEVER = 1 << 60


class Board:
    """The places of the boxes of a flow, and the cost of adding a box.

    A slot is a row of a lane, counted over the whole picture. Which slots of a column and which columns of a slot are
    taken is kept as bit masks, so that "is there a box between" is one operation. ``new_row`` is the price of a
    further row in a lane; ``homes`` are the slots and columns of an earlier plan that boxes leave unwillingly.
    """

    def __init__(self, graph: Graph, new_row: int, stride: int, homes: dict[int, tuple[int, int]]):
        count = len(graph.lane)
        self.graph, self.new_row, self.stride, self.homes = graph, new_row, stride, homes
        self.column = [UNPLACED] * count
        self.slot = [UNPLACED] * count
        self.base = [lane * stride for lane in graph.lane]
        slots = (max(graph.lane, default=0) + 1) * stride
        self.in_slot = [0] * slots
        self.used_rows = [0] * (max(graph.lane, default=0) + 1)
        self.used_columns = 0
        self.at: dict[tuple[int, int], int] = {}
        self.in_column: list[int] = []
        self.evidence_in_column: list[int] = []
        self.upright_in_column: list[list[int]] = []
        self.level_in_slot: list[list[int]] = [[] for _ in range(slots)]
        self.leaving: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        self.entering: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        self.returning: list[list[int]] = [[] for _ in range(count)]
        self.next: list[list[int]] = [[] for _ in range(count)]
        self.previous: list[list[int]] = [[] for _ in range(count)]
        self.exits = [0] * count
        self.follows = [0] * count
        for a in graph.forward:
            u, v = graph.source[a], graph.target[a]
            self.leaving[u].append((a, v))
            self.entering[v].append((a, u))
            self.next[u].append(v)
            self.previous[v].append(u)
            self.exits[u] += 1
            self.follows[u] |= 1 << v
        for a in sorted(graph.back):
            u, v = graph.source[a], graph.target[a]
            self.exits[u] += 1
            if u != v:
                self.returning[u].append(v)
                self.returning[v].append(u)
        self.has_evidence = [0] * count
        for piece, step in graph.step_of.items():
            if graph.lane[piece] < graph.lane[step]:
                self.has_evidence[step] = 1
        # upright arrows at the upper and lower side of each box: all of them, and those that enter
        self.above, self.below = [0] * count, [0] * count
        self.enter_above, self.enter_below = [0] * count, [0] * count
        self.pull = PULL_LEFT // max(1, len(graph.order))

    def last_row(self, lane: int) -> int:
        """The lowest row in use in a lane, -1 for none."""
        return self.used_rows[lane].bit_length() - 1

    def is_free(self, slot: int, column: int) -> bool:
        return not self.in_slot[slot] >> column & 1

    def earliest(self, v: int) -> int:
        """The first column that the placed predecessors of ``v`` allow."""
        found = 0
        for u, gap in self.graph.before[v]:
            if self.column[u] != UNPLACED and self.column[u] + gap > found:
                found = self.column[u] + gap
        return found

    def latest(self, v: int, limit: int) -> int:
        """The last column that the placed successors of ``v`` allow, at most ``limit``."""
        for w, gap in self.graph.after[v]:
            if self.column[w] != UNPLACED and self.column[w] - gap < limit:
                limit = self.column[w] - gap
        return limit

    def put(self, v: int, slot: int, column: int) -> None:
        """Put a box onto a free place."""
        while len(self.in_column) <= column:
            self.in_column.append(0)
            self.evidence_in_column.append(0)
            self.upright_in_column.append([])
        self.slot[v], self.column[v] = slot, column
        self.in_slot[slot] |= 1 << column
        self.in_column[column] |= 1 << slot
        self.used_columns |= 1 << column
        self.used_rows[self.graph.lane[v]] |= 1 << (slot - self.base[v])
        if self.has_evidence[v]:
            self.evidence_in_column[column] |= 1 << slot
        self.at[slot, column] = v
        self._count(v, slot, column, 1)

    def take(self, v: int) -> None:
        """Take a box off the board."""
        slot, column = self.slot[v], self.column[v]
        self._count(v, slot, column, -1)
        self.in_slot[slot] ^= 1 << column
        self.in_column[column] ^= 1 << slot
        if not self.in_column[column]:
            self.used_columns ^= 1 << column
        if not self.in_slot[slot]:
            self.used_rows[self.graph.lane[v]] ^= 1 << (slot - self.base[v])
        if self.has_evidence[v]:
            self.evidence_in_column[column] ^= 1 << slot
        del self.at[slot, column]
        self.slot[v] = self.column[v] = UNPLACED

    def _count(self, v: int, slot: int, column: int, step: int) -> None:
        """Enter the straight arrows of ``v`` into the lists, or strike them out (``step`` -1)."""
        base = self.base
        for a, w in self.leaving[v] + self.entering[v]:
            if self.column[w] == UNPLACED:
                continue
            if base[w] == base[v]:
                if self.slot[w] == slot and abs(self.column[w] - column) > 1:
                    listed = self.level_in_slot[slot]
                    listed.append(a) if step > 0 else listed.remove(a)
            elif self.column[w] == column:
                listed = self.upright_in_column[column]
                listed.append(a) if step > 0 else listed.remove(a)
                upper, lower = (v, w) if base[v] < base[w] else (w, v)
                self.below[upper] += step
                self.above[lower] += step
                if self.graph.target[a] == lower:
                    self.enter_above[lower] += step
                else:
                    self.enter_below[upper] += step

    def cost(self, v: int, slot: int, column: int, limit: int = NEVER) -> int:
        """What the picture costs more with ``v``, which is not on the board, at this free place.

        Where that is ``limit`` or more, some number of at least ``limit``.
        """
        row = slot - self.base[v]
        lowest = self.used_rows[self.graph.lane[v]].bit_length() - 1
        total = ROW_INDEX * row + self.pull * column
        if row > lowest:
            total += self.new_row * (row - max(lowest, 0))
        rightmost = self.used_columns.bit_length() - 1
        if column > rightmost:
            total += NEW_COLUMN * (column - rightmost)
        if v in self.homes and self.homes[v] != (slot, column):
            total += LEFT_HOME
        if total < limit:
            total += self._own_arrows(v, slot, column)
        return total if total >= limit else total + self._in_the_way(v, slot, column)

    def least(self, v: int, first: int) -> int:
        """A cost below which no place of ``v`` from column ``first`` on can come."""
        mine, skipped = self.base[v], 0
        for w in self.next[v] + self.previous[v]:
            if self.column[w] != UNPLACED and self.base[w] != mine:
                skipped += abs(self.base[w] - mine) // self.stride - 1
        return self.pull * first + SKIPPED_LANE * skipped

    def _own_arrows(self, v: int, slot: int, column: int) -> int:
        """The arrows between ``v`` and the boxes on the board."""
        columns, slots, base, decision = self.column, self.slot, self.base, self.graph.decision
        mine, chooses, total = base[v], decision[v], 0
        above = below = enter_above = enter_below = 0
        for w in self.next[v]:
            apart = columns[w] - column
            if columns[w] < 0:
                continue
            if base[w] == mine:
                total += COLUMN_APART * (apart - 1)
                if slots[w] != slot:
                    total += OTHER_ROW_DECISION if chooses else OTHER_ROW
                elif apart > 1 and self.in_slot[slot] >> (column + 1) & ((1 << (apart - 1)) - 1):
                    total += BLOCKED_DECISION if chooses else BLOCKED
            elif apart:
                total += self._slanted(mine, base[w], apart)
            elif base[w] < mine:
                total += self._upright(slots[w], slot, column) + (CROWDED_SIDE if self.below[w] else 0)
                above += 1
                if decision[w]:
                    total += self._short(w, 0, 1)
            else:
                total += self._upright(slot, slots[w], column) + (CROWDED_SIDE if self.above[w] else 0)
                below += 1
                if decision[w]:
                    total += self._short(w, 1, 0)
        for w in self.previous[v]:
            apart = column - columns[w]
            if columns[w] < 0:
                continue
            if base[w] == mine:
                total += COLUMN_APART * (apart - 1)
                if slots[w] != slot:
                    total += OTHER_ROW_DECISION if decision[w] else OTHER_ROW
                elif apart > 1 and self.in_slot[slot] >> (columns[w] + 1) & ((1 << (apart - 1)) - 1):
                    total += BLOCKED_DECISION if decision[w] else BLOCKED
            elif apart:
                total += self._slanted(mine, base[w], apart)
            elif base[w] < mine:
                total += self._upright(slots[w], slot, column) + (CROWDED_SIDE if self.below[w] else 0)
                above += 1
                enter_above += 1
            else:
                total += self._upright(slot, slots[w], column) + (CROWDED_SIDE if self.above[w] else 0)
                below += 1
                enter_below += 1
        for w in self.returning[v]:
            if columns[w] >= 0:
                total += RETURN_COLUMN * abs(columns[w] - column)
        if above > 1:
            total += CROWDED_SIDE * (above - 1)
        if below > 1:
            total += CROWDED_SIDE * (below - 1)
        return total + self._lacking(v, enter_above, enter_below) if chooses else total

    def _slanted(self, one: int, other: int, apart: int) -> int:
        """An arrow to another lane and another column."""
        return SKIPPED_LANE * (abs(other - one) // self.stride - 1) + OTHER_LANE + OTHER_LANE_COLUMN * (apart - 1)

    def _upright(self, upper: int, lower: int, column: int) -> int:
        """A straight arrow from lane to lane, with what stands between its ends."""
        between = self.in_column[column] >> (upper + 1) & ((1 << (lower - upper - 1)) - 1)
        skipped = lower // self.stride - upper // self.stride - 1
        return SKIPPED_LANE * skipped + (STEP_BETWEEN * between.bit_count() if between else 0)

    def _lacking(self, v: int, enter_above: int, enter_below: int) -> int:
        """The price of the branches of a decision for which no side is left."""
        taken = (1 if self.has_evidence[v] or enter_above else 0) + (1 if enter_below else 0)
        return BRANCH_WITHOUT_SIDE * max(0, self.exits[v] - 3 + taken)

    def _short(self, v: int, more_above: int, more_below: int) -> int:
        """What further entering upright arrows cost a decision that is on the board."""
        above, below = self.enter_above[v], self.enter_below[v]
        return self._lacking(v, above + more_above, below + more_below) - self._lacking(v, above, below)

    def _in_the_way(self, v: int, slot: int, column: int) -> int:
        """What ``v`` spoils there: arrows that pass through, evidence above a step, the exit of a decision."""
        graph, total = self.graph, 0
        level = self.in_slot[slot]
        for a in self.level_in_slot[slot]:
            left, right = self.column[graph.source[a]], self.column[graph.target[a]]
            if left < column < right and not level >> (left + 1) & ((1 << (right - left - 1)) - 1):
                total += BLOCKED_DECISION if graph.decision[graph.source[a]] else BLOCKED
        if column < len(self.in_column):
            for a in self.upright_in_column[column]:
                one, other = self.slot[graph.source[a]], self.slot[graph.target[a]]
                if one < slot < other or other < slot < one:
                    total += STEP_BETWEEN
            total += EVIDENCE_BETWEEN * (self.evidence_in_column[column] >> slot).bit_count()
            if self.has_evidence[v]:
                total += EVIDENCE_BETWEEN * (self.in_column[column] & ((1 << slot) - 1)).bit_count()
        if column and level >> (column - 1) & 1:
            w = self.at[slot, column - 1]
            if graph.decision[w] and not self.follows[w] >> v & 1:
                total += STRANGER_AT_DECISION
        if graph.decision[v] and level >> (column + 1) & 1 and not self.follows[v] >> self.at[slot, column + 1] & 1:
            total += STRANGER_AT_DECISION
        return total
