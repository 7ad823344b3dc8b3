"""Evidence stands in the column of the step to which it belongs."""

from __future__ import annotations

from .graph import Graph
from .plan import Place


def place_evidence(graph: Graph, places: dict[int, Place]) -> None:
    """Add the pieces of evidence to the places of the flow: each in the first free row of its lane in the column of
    its step; evidence without a step in the first columns where the lane is empty."""
    taken = {(place.lane, place.column, place.row) for place in places.values()}
    pieces = [v for v, is_evidence in enumerate(graph.evidence) if is_evidence]
    for v in sorted(pieces, key=lambda v: (v not in graph.step_of, v)):
        lane, row = graph.lane[v], 0
        if v in graph.step_of:
            column = places[graph.step_of[v]].column
        else:
            column = 0
            while (lane, column, 0) in taken:
                column += 1
        while (lane, column, row) in taken:
            row += 1
        places[v] = Place(lane, column, row)
        taken.add((lane, column, row))
