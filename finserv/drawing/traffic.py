"""The routes that are laid, and what a further one would pay on each point and piece of the lattice."""

from __future__ import annotations

from dataclasses import dataclass

from .lattice import Lattice

TURN, TURN_IN_CELL = 170, 30
CROSSING, CORNER = 420, 65
SHARED_CHANNEL, SHARED_EXIT = 12, 80
PAST_CORNER_IN_CELL = 9900
CLOSED = 1 << 30
SAME_SIDE, SAME_SIDE_DECISION = 100, 700
BOTH_WAYS, BOTH_WAYS_DECISION = 160, 600

Route = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ends:
    """Where an arrow runs, as lattice points and numbers of boxes, and what it pays for each direction in which it
    leaves its source (``leave``) and arrives at its target (``arrive``)."""

    start: int
    goal: int
    source: int
    target: int
    leave: tuple[int, int, int, int]
    arrive: tuple[int, int, int, int]


class Traffic:
    """Prices for the next route, kept up to date as routes are laid and lifted.

    ``through[0]`` and ``through[1]`` are the prices of passing a point level and upright, ``turn`` that of turning
    there, ``piece`` that of a piece of the lattice. All are sums over the laid routes, so that lifting a route undoes
    laying it exactly. ``total`` is the cost of all routes, each pair of them counted once.
    """

    def __init__(self, lattice: Lattice, ends: list[Ends], decision: tuple[bool, ...]):
        self.lattice, self.ends = lattice, ends
        self.through = ([0] * lattice.size, [0] * lattice.size)
        self.turn = [TURN + TURN_IN_CELL * cell for cell in lattice.cell]
        self.piece = list(lattice.length)
        self.exits: dict[int, list[int]] = {}
        self.same_side = [SAME_SIDE_DECISION if d else SAME_SIDE for d in decision]
        self.both_ways = [BOTH_WAYS_DECISION if d else BOTH_WAYS for d in decision]
        self.leaving = [0] * (4 * len(decision))
        self.entering = [0] * (4 * len(decision))
        self.routes: list[Route | None] = [None] * len(ends)
        self.total = 0
        self._known: dict[Route, list[tuple[int, int, int, bool]]] = {}

    def leave_prices(self, arrow: int) -> list[int]:
        """What it costs now to leave the source in each direction."""
        ends = self.ends[arrow]
        box = ends.source
        same, both = self.same_side[box], self.same_side[box] + self.both_ways[box]
        return [
            price + same * self.leaving[4 * box + d] + both * self.entering[4 * box + d]
            for d, price in enumerate(ends.leave)
        ]

    def arrive_prices(self, arrow: int) -> list[int]:
        """What it costs now to arrive at the target in each direction."""
        ends = self.ends[arrow]
        box = ends.target
        same, both = self.same_side[box], self.same_side[box] + self.both_ways[box]
        return [
            price + same * self.entering[4 * box + (d ^ 2)] + both * self.leaving[4 * box + (d ^ 2)]
            for d, price in enumerate(ends.arrive)
        ]

    def may_share(self, piece: int, exit_tag: int) -> bool:
        """Whether a taken midline only holds arrows straight from the same side of the same box."""
        return all(tag == exit_tag for tag in self.exits[piece])

    def price(self, arrow: int, route: Route) -> int:
        """What this route of an arrow costs on top of the routes that are laid."""
        lattice = self.lattice
        first = lattice.direction(route[0], route[1])
        last = lattice.direction(route[-2], route[-1])
        total = self.leave_prices(arrow)[first] + self.arrive_prices(arrow)[last]
        total += lattice.length[2 * route[0] + lattice.piece[first]]
        for point, before, after, bent in self._steps(route):
            piece = 2 * point + lattice.piece[after]
            total += self.turn[point] if after != before else self.through[after & 1][point]
            if self.piece[piece] < CLOSED:
                total += self.piece[piece]
            elif not bent and self.may_share(piece, 4 * self.ends[arrow].source + first):
                total += lattice.length[piece] + SHARED_EXIT
            else:
                total += CLOSED
        return total

    def lay(self, arrow: int, route: Route, price: int | None = None) -> None:
        """Lay a route, whose price may be known already."""
        self.total += self.price(arrow, route) if price is None else price
        self._enter(arrow, route, 1)
        self.routes[arrow] = route

    def lift(self, arrow: int) -> int:
        """Take the route of an arrow away; what it cost."""
        route = self.routes[arrow]
        self._enter(arrow, route, -1)
        self.routes[arrow] = None
        price = self.price(arrow, route)
        self.total -= price
        return price

    def _enter(self, arrow: int, route: Route, sign: int) -> None:
        lattice, ends = self.lattice, self.ends[arrow]
        level, upright = self.through
        first = lattice.direction(route[0], route[1])
        last = lattice.direction(route[-2], route[-1])
        self.leaving[4 * ends.source + first] += sign
        self.entering[4 * ends.target + (last ^ 2)] += sign
        end = len(route) - 2
        for k, (point, before, after, bent) in enumerate(self._steps(route)):
            if after != before:
                past = CORNER + PAST_CORNER_IN_CELL * lattice.cell[point]
                level[point] += sign * past
                upright[point] += sign * past
            elif after & 1:
                level[point] += sign * CROSSING
            else:
                upright[point] += sign * CROSSING
            self.turn[point] += sign * (CLOSED if lattice.cell[point] else CORNER)
            if k + 1 == end:  # the piece into the target belongs to that box alone
                return
            piece = 2 * point + lattice.piece[after]
            if not lattice.midline[piece]:
                self.piece[piece] += sign * SHARED_CHANNEL
                continue
            self.piece[piece] += sign * CLOSED
            tag = -1 if bent else 4 * ends.source + first
            tags = self.exits.setdefault(piece, [])
            tags.append(tag) if sign > 0 else tags.remove(tag)

    def _steps(self, route: Route) -> list[tuple[int, int, int, bool]]:
        """The inner points of a route: point, directions before and after it, whether the route has turned yet."""
        steps = self._known.get(route)
        if steps is None:
            direction = self.lattice.direction
            before, bent = direction(route[0], route[1]), False
            steps = []
            for k in range(1, len(route) - 1):
                after = direction(route[k], route[k + 1])
                bent = bent or after != before
                steps.append((route[k], before, after, bent))
                before = after
            self._known[route] = steps
        return steps
