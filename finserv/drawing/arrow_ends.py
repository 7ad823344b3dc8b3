"""At which sides arrows leave and enter boxes: what each direction costs before any other arrow is laid."""

from __future__ import annotations

from .graph import Graph
from .lattice import DIRECTIONS, EAST, NORTH, SOUTH, WEST, Lattice
from .traffic import Ends

AGAINST_TIME, FROM_BEHIND, INTO_DECISION = 900, 600, 600
RETURN_WEST, RETURN_EAST, RETURN_INTO_EAST, RETURN_INTO_WEST = 150, 100, 150, 50
EVIDENCE_ASIDE = 3000


def arrow_ends(graph: Graph, lattice: Lattice, homes: list[int]) -> tuple[Ends, ...]:
    """The ends of every arrow; ``homes`` holds the lattice point of each box.

    Arrows forward leave neither to the left nor enter from the right if they can help it; evidence is joined to its
    step by the shortest upright line.
    """
    found = []
    for a, (u, v) in enumerate(zip(graph.source, graph.target, strict=True)):
        start, goal = homes[u], homes[v]
        if a in graph.back:
            leave = {WEST: RETURN_WEST, EAST: RETURN_EAST}
            arrive = {WEST: RETURN_INTO_EAST, EAST: RETURN_INTO_WEST}
        else:
            leave, arrive = {WEST: AGAINST_TIME}, {WEST: FROM_BEHIND}
        if graph.decision[v]:
            arrive[WEST] += INTO_DECISION
        if a in graph.ties and lattice.y[start] != lattice.y[goal]:
            towards = SOUTH if start < goal else NORTH
            for d in DIRECTIONS:
                if d != towards:
                    leave[d] = leave.get(d, 0) + EVIDENCE_ASIDE
                    arrive[d] = arrive.get(d, 0) + EVIDENCE_ASIDE
        found.append(
            Ends(start, goal, u, v, *(tuple(side.get(d, 0) for d in DIRECTIONS) for side in (leave, arrive)))
        )
    return tuple(found)
