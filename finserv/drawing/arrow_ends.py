"""At which sides arrows leave and enter boxes: what each direction costs before any other arrow is laid."""

from __future__ import annotations

from .graph import Graph
from .lattice import DIRECTIONS, NORTH, SOUTH, WEST, Lattice
from .traffic import Ends

AGAINST_TIME, FROM_BEHIND, INTO_DECISION = 900, 600, 600
RETURN_WEST, RETURN_EAST, RETURN_INTO_EAST, RETURN_INTO_WEST = 150, 100, 150, 50
EVIDENCE_ASIDE = 3000


def ends_of(graph: Graph, lattice: Lattice, a: int, start: int, goal: int) -> Ends:
    """The ends of arrow ``a`` between two lattice points.

    Arrows forward neither leave to the left nor enter from the right if they can help it; evidence is joined to its
    step by an upright line.
    """
    if a in graph.back:
        leave = [RETURN_EAST, 0, RETURN_WEST, 0]
        arrive = [RETURN_INTO_WEST, 0, RETURN_INTO_EAST, 0]
    else:
        leave, arrive = [0, 0, AGAINST_TIME, 0], [0, 0, FROM_BEHIND, 0]
    if graph.decision[graph.target[a]]:
        arrive[WEST] += INTO_DECISION
    if a in graph.tied and lattice.y[start] != lattice.y[goal]:
        towards = SOUTH if start < goal else NORTH
        for d in DIRECTIONS:
            if d != towards:
                leave[d] += EVIDENCE_ASIDE
                arrive[d] += EVIDENCE_ASIDE
    return Ends(start, goal, graph.source[a], graph.target[a], tuple(leave), tuple(arrive))
