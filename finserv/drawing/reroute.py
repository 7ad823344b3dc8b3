"""All arrows of a plan: laid one after the other, then lifted and laid again while the total cost falls."""

from __future__ import annotations

from .graph import Graph
from .routes import RouteFinder
from .traffic import Route, Traffic

PASSES = 3
JOINT_PASSES = 2


class Router:
    """The routes of all arrows on one lattice."""

    def __init__(self, graph: Graph, traffic: Traffic):
        self.graph, self.traffic = graph, traffic
        self.finder = RouteFinder(traffic.lattice)
        self.floor = [self.finder.floor(ends) for ends in traffic.ends]
        ties = frozenset(graph.ties)
        lattice = traffic.lattice

        def urgency(a: int) -> tuple[bool, bool, bool, int, int]:
            start, goal = traffic.ends[a].start, traffic.ends[a].goal
            across, down = abs(lattice.x[start] - lattice.x[goal]), abs(lattice.y[start] - lattice.y[goal])
            return a not in ties, a in graph.back, bool(across and down), across + down, a

        self.order = sorted(range(len(traffic.ends)), key=urgency)
        self.movable = [a for a in self.order if a not in ties]

    def lay_all(self) -> None:
        """A first route for every arrow: evidence, then forward arrows, straight and short ones first, then returns."""
        for a in self.order:
            self._lay(a)

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

    def _lay(self, a: int) -> None:
        route, price = self.finder.find(self.traffic, a)
        self.traffic.lay(a, route)

    def _again(self, a: int) -> None:
        route = self.traffic.routes[a]
        price = self.traffic.lift(a)
        if price > self.floor[a]:
            found, cost = self.finder.find(self.traffic, a)
            if cost < price:
                route = found
        self.traffic.lay(a, route)

    def _crowded(self) -> list[int]:
        """Boxes with more than one arrow at a side, decisions first."""
        traffic = self.traffic
        ends = [leaving + entering for leaving, entering in zip(traffic.leaving, traffic.entering, strict=True)]
        boxes = range(len(self.graph.lane))
        crowded = [box for box in boxes if max(ends[4 * box : 4 * box + 4]) > 1]
        return sorted(crowded, key=lambda box: (not self.graph.decision[box], box))

    def _best_order(self, box: int) -> None:
        source, target = self.graph.source, self.graph.target
        leaving = [a for a in self.movable if source[a] == box]
        entering = [a for a in self.movable if target[a] == box and source[a] != box]
        leaving.sort()
        entering.sort()
        orders = (leaving + entering, leaving[::-1] + entering, entering + leaving, entering[::-1] + leaving)
        for order in dict.fromkeys(map(tuple, orders)):
            before = self.traffic.total
            kept: dict[int, Route | None] = {a: self.traffic.routes[a] for a in order}
            for a in order:
                self.traffic.lift(a)
            for a in order:
                self._lay(a)
            if self.traffic.total >= before:
                for a in order:
                    self.traffic.lift(a)
                for a in order:
                    self.traffic.lay(a, kept[a])
