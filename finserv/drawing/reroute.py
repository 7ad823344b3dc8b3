"""All arrows of a plan: laid one after the other, then lifted and laid again while the total cost falls."""

from __future__ import annotations

from dataclasses import replace

from .arrow_ends import ends_of
from .graph import Graph
from .lattice import Lattice
from .plan import Plan
from .routes import RouteFinder
from .traffic import Traffic

PASSES = 3
JOINT_PASSES = 2
MOST_CROWDED = 40


class Router:
    """The routes of all arrows on the lattice of a plan that has places only."""

    def __init__(self, graph: Graph, plan: Plan):
        self.graph, self.bare, self.lattice = graph, plan, Lattice(plan)
        self.home = [self.lattice.home[box.id] for box in plan.diagram.boxes]
        ends = [
            ends_of(graph, self.lattice, a, self.home[u], self.home[v])
            for a, (u, v) in enumerate(zip(graph.source, graph.target, strict=True))
        ]
        self.traffic = Traffic(self.lattice, ends, graph.decision)
        self.finder = RouteFinder(self.lattice)
        self.floor = [self.finder.floor(one) for one in ends]
        self.order = sorted(range(len(ends)), key=self.urgency)
        self.movable = [a for a in self.order if a not in graph.tied]

    def urgency(self, a: int) -> tuple[bool, bool, bool, int, int]:
        """What decides which arrow is laid first: evidence, forward, straight, short."""
        ends, lattice = self.traffic.ends[a], self.lattice
        across = abs(lattice.x[ends.start] - lattice.x[ends.goal])
        down = abs(lattice.y[ends.start] - lattice.y[ends.goal])
        return a not in self.graph.tied, a in self.graph.back, bool(across and down), across + down, a

    def excess(self) -> int:
        """What the arrows cost because of one another and of boxes in their way."""
        return self.traffic.total - sum(self.floor)

    def plan(self) -> Plan:
        """The plan with the routes that are laid."""
        x, y = self.lattice.x, self.lattice.y
        routes = {
            a: tuple((x[point], y[point]) for point in route)
            for a, route in enumerate(self.traffic.routes)
            if route is not None
        }
        return replace(self.bare, routes=routes)

    def lay_all(self) -> None:
        """A first route for every arrow, the most urgent first."""
        for a in self.order:
            self.lay(a)

    def reroute(self) -> None:
        """Lift each arrow that others make dearer and lay it again, until nothing changes."""
        for k in range(PASSES):
            before = self.traffic.total
            for a in self.movable if k % 2 else self.movable[::-1]:
                self._again(a)
            if self.traffic.total == before:
                return

    def reroute_together(self) -> None:
        """Lift all arrows of a crowded box at once and lay them in several orders; keep what costs less."""
        for _ in range(JOINT_PASSES):
            before = self.traffic.total
            for box in self._crowded():
                self._best_order(box)
            if self.traffic.total == before:
                return

    def lay(self, a: int) -> None:
        """Lay the cheapest route of an arrow."""
        route, price = self.finder.find(self.traffic, a)
        self.traffic.lay(a, route, price)

    def _again(self, a: int) -> None:
        route = self.traffic.routes[a]
        price = self.traffic.lift(a)
        if price > self.floor[a]:
            found, cost = self.finder.find(self.traffic, a)
            if cost < price:
                route, price = found, cost
        self.traffic.lay(a, route, price)

    def _crowded(self) -> list[int]:
        """Boxes with more than one arrow at a side, decisions first; the first of them where there are very many."""
        traffic = self.traffic
        ends = [
            leaving + entering for leaving, entering in zip(traffic.leaving, traffic.entering, strict=True)
        ]
        boxes = range(len(self.graph.lane))
        crowded = [box for box in boxes if max(ends[4 * box : 4 * box + 4]) > 1]
        return sorted(crowded, key=lambda box: (not self.graph.decision[box], box))[:MOST_CROWDED]

    def _best_order(self, box: int) -> None:
        source, target = self.graph.source, self.graph.target
        leaving = [a for a in self.movable if source[a] == box]
        entering = [a for a in self.movable if target[a] == box and source[a] != box]
        leaving.sort()
        entering.sort()
        orders = (leaving + entering, leaving[::-1] + entering, entering + leaving, entering[::-1] + leaving)
        for order in dict.fromkeys(map(tuple, orders)):
            before = self.traffic.total
            kept = {a: self.traffic.routes[a] for a in order}
            for a in order:
                self.traffic.lift(a)
            for a in order:
                self.lay(a)
            if self.traffic.total >= before:
                for a in order:
                    self.traffic.lift(a)
                for a in order:
                    self.traffic.lay(a, kept[a])
