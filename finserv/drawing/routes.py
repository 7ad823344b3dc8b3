"""The cheapest route of one arrow among those already laid (A* over points and directions)."""

from __future__ import annotations

from heapq import heappop, heappush

from .bends import FEWEST_TURNS, sector
from .lattice import DIRECTIONS, LEVEL_STEP, Lattice
from .traffic import CLOSED, SHARED_EXIT, TURN, Ends, Route, Traffic

_LEAST_TURNING = tuple(tuple(TURN * count for count in turns) for turns in FEWEST_TURNS)
_TURNS = ((1, 3), (0, 2), (1, 3), (0, 2))


class RouteFinder:
    """Finds routes on one lattice; remembers for each goal how far every point is from it."""

    def __init__(self, lattice: Lattice):
        self.lattice = lattice
        self._aims: dict[int, tuple[list[int], list[int]]] = {}
        self._rows: dict[int, list[tuple[list[int], list[int]]]] = {}

    def find(self, traffic: Traffic, arrow: int) -> tuple[Route, int]:
        """The cheapest route of an arrow among those that are laid, and its price.

        There is always one, because channels hold any number of arrows.
        """
        lattice = self.lattice
        ends = traffic.ends[arrow]
        goal = ends.goal
        distance, where = self._aim(goal)
        arrive = traffic.arrive_prices(arrow)
        east, south, west, north = arrive
        to_come = [min(a + east, b + south, c + west, d + north) for a, b, c, d in _LEAST_TURNING]
        step, piece_of, blocked = lattice.step, lattice.piece, lattice.blocked
        through, turn, price = traffic.through, traffic.turn, traffic.piece
        shift = (4 * lattice.size).bit_length()
        mask = (1 << shift) - 1
        unknown = CLOSED
        best = [unknown] * (4 * lattice.size)
        came: dict[int, int] = {}
        closed = bytearray(4 * lattice.size)
        heap: list[int] = []
        for d, paid in enumerate(traffic.leave_prices(arrow)):
            point = ends.start + step[d]
            paid += lattice.length[2 * ends.start + piece_of[d]]
            state = 4 * point + d
            best[state] = paid
            heappush(heap, (paid + distance[point] + to_come[9 * d + where[point]]) << shift | state)
        while True:
            state = heappop(heap) & mask
            if closed[state]:
                continue
            closed[state] = 1
            point, d = state >> 2, state & 3
            if point == goal:
                break
            paid = best[state]
            # straight on
            there = point + step[d]
            if not blocked[there] or there == goal:
                piece = 2 * point + piece_of[d]
                cost = paid + through[d & 1][point] + price[piece]
                if cost >= CLOSED:
                    cost = paid + self._in_company(traffic, arrow, point, d)
                following = 4 * there + d
                if there == goal:
                    cost += arrive[d]
                if cost < best[following]:
                    best[following] = cost
                    came[following] = state
                    rest = 0 if there == goal else distance[there] + to_come[9 * d + where[there]]
                    heappush(heap, (cost + rest) << shift | following)
            paid += turn[point]
            if paid >= CLOSED:
                continue
            for e in _TURNS[d]:
                there = point + step[e]
                if blocked[there] and there != goal:
                    continue
                cost = paid + price[2 * point + piece_of[e]]
                following = 4 * there + e
                if there == goal:
                    cost += arrive[e]
                if cost < best[following]:
                    best[following] = cost
                    came[following] = state
                    rest = 0 if there == goal else distance[there] + to_come[9 * e + where[there]]
                    heappush(heap, (cost + rest) << shift | following)
        found = best[state]
        route = [goal]
        while state in came:
            state = came[state]
            route.append(state >> 2)
        route.append(ends.start)
        return tuple(reversed(route)), found

    def floor(self, ends: Ends) -> int:
        """A price below which no route can lie, however empty the lattice."""
        lattice = self.lattice
        distance, where = self._aim(ends.goal)
        lowest = CLOSED
        for d in DIRECTIONS:
            point = ends.start + lattice.step[d]
            paid = ends.leave[d] + lattice.length[2 * ends.start + lattice.piece[d]] + distance[point]
            turning = _LEAST_TURNING[9 * d + where[point]]
            lowest = min([lowest, *(paid + turning[e] + ends.arrive[e] for e in DIRECTIONS)])
        return lowest

    def _in_company(self, traffic: Traffic, arrow: int, point: int, d: int) -> int:
        """The price of going on along a taken midline, where only arrows from the same side of the source run."""
        ends, lattice = traffic.ends[arrow], self.lattice
        gone, step = point - ends.start, lattice.step[d]
        piece = 2 * point + lattice.piece[d]
        on_the_way_out = gone * step > 0 and (
            gone % step == 0 if d & 1 else lattice.y[point] == lattice.y[ends.start]
        )
        if not on_the_way_out or not traffic.may_share(piece, 4 * ends.source + d):
            return CLOSED
        return traffic.through[d & 1][point] + lattice.length[piece] + SHARED_EXIT

    def _aim(self, goal: int) -> tuple[list[int], list[int]]:
        """For each point the distance to a goal and the sector in which the goal lies."""
        if goal not in self._aims:
            width, y = self.lattice.width, self.lattice.y[goal]
            if y not in self._rows:
                self._rows[y] = self._row(y)
            start = width - 1 - goal % width
            distance: list[int] = []
            where: list[int] = []
            for far, place in self._rows[y]:
                distance += far[start : start + width]
                where += place[start : start + width]
            self._aims[goal] = distance, where
        return self._aims[goal]

    def _row(self, y: int) -> list[tuple[list[int], list[int]]]:
        """Line by line, distance and sector of a goal at height ``y``, for points up to a whole width beside it."""
        beyond = self.lattice.width - 1
        across = [LEVEL_STEP * abs(x) for x in range(-beyond, beyond + 1)]
        height = self.lattice.height
        lines = []
        for k, here in enumerate((height[0], *height, height[-1]), -1):
            down = abs(height[y] - here)
            right_of_it, under_it, left_of_it = (sector(x, y - k) for x in (1, 0, -1))
            places = [right_of_it] * beyond + [under_it] + [left_of_it] * beyond
            lines.append(([far + down for far in across], places))
        return lines
