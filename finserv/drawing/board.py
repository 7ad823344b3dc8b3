"""Boxes on lanes, columns and rows, kept so that what stands between two places is seen at once."""

from __future__ import annotations

from .graph import Graph

UNPLACED = -1


class Board:
    """The places of the boxes of a flow.

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
        self.neighbours: list[list[tuple[int, bool]]] = [[] for _ in range(count)]
        self.exits = [0] * count
        self.follows = [0] * count
        for a in graph.forward:
            u, v = graph.source[a], graph.target[a]
            self.leaving[u].append((a, v))
            self.entering[v].append((a, u))
            self.neighbours[u].append((v, True))
            self.neighbours[v].append((u, False))
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
