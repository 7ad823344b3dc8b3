"""Where boxes stood in an earlier plan, with room made for the new ones."""

from __future__ import annotations

from .diagram import Diagram
from .graph import Graph
from .pins import Pins
from .plan import Place, Plan


def find_homes(diagram: Diagram, graph: Graph, pins: Pins, near: Plan | None) -> dict[int, Place]:
    """The places of the earlier plan as far as the flow still allows them.

    Only a box that was there, in the same lane, has a home. Where a new box needs a column between its neighbours,
    everything to the right moves on by one.
    """
    if near is None:
        return {}
    lanes = {lane.key: number for number, lane in enumerate(near.diagram.lanes)}
    column: dict[int, int] = {}
    row: dict[int, int] = {}
    for v in graph.order:
        box = diagram.boxes[v]
        place = near.places.get(box.id)
        if place is not None and lanes.get(box.lane) == place.lane:
            column[v], row[v] = place.column, place.row
    for v in graph.order:
        if v not in column:
            _make_room(graph, column, row, v)
    for v in graph.order:
        first = max((column[u] + gap for u, gap in graph.before[v]), default=0)
        column[v] = pins.column.get(v, min(max(first, column[v]), pins.latest[v]))
    return {v: Place(graph.lane[v], column[v], row[v]) for v in graph.order if v in row}


def _make_room(graph: Graph, column: dict[int, int], row: dict[int, int], v: int) -> None:
    """Give a new box the first column after its predecessors; shift what lies to the right if it does not fit in."""
    column[v] = max((column[u] + gap for u, gap in graph.before[v] if u in column), default=0)
    missing = max((column[v] + gap - column[w] for w, gap in graph.after[v] if w in row), default=0)
    if missing > 0:
        for u in column:
            if column[u] > column[v]:
                column[u] += missing
