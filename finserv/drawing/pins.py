"""Places that the author has pinned, brought into harmony with the flow."""

from __future__ import annotations

from dataclasses import dataclass

from .diagram import Diagram
from .graph import Graph

NO_LIMIT = 1 << 30


@dataclass(frozen=True, slots=True)
class Pins:
    """``column`` and ``row``: where pinned boxes stand. ``latest``: the last column each box may take, so that the
    pinned ones after it can keep theirs."""

    column: dict[int, int]
    row: dict[int, int]
    latest: tuple[int, ...]


def resolve_pins(diagram: Diagram, graph: Graph) -> Pins:
    """The pins of a diagram; a column that the flow makes impossible becomes the nearest possible one.

    Pins far beyond the size of the diagram are drawn in.

    >>> from finserv.drawing.diagram import Arrow, Box, Lane
    >>> from finserv.drawing.graph import build_graph
    >>> boxes = (Box("a", "x", "A"), Box("b", "x", "B", column=0), Box("c", "x", "C", column=5))
    >>> diagram = Diagram("d", "", "en", (Lane("x", "X"),), boxes, (Arrow("a", "b"), Arrow("b", "c")))
    >>> pins = resolve_pins(diagram, build_graph(diagram))
    >>> pins.column, pins.latest
    ({1: 1, 2: 5}, (0, 1, 5))
    """
    widest, tallest = 2 * len(graph.order) + 20, len(graph.order) + 4
    column, row = {}, {}
    lowest = [0] * len(graph.lane)
    for v in graph.order:
        lowest[v] = max((lowest[u] + gap for u, gap in graph.before[v]), default=0)
        pinned = diagram.boxes[v].column
        if pinned is not None:
            column[v] = lowest[v] = max(lowest[v], min(pinned, widest))
        if diagram.boxes[v].row is not None:
            row[v] = min(max(diagram.boxes[v].row, 0), tallest)
    latest = [NO_LIMIT] * len(graph.lane)
    for v in reversed(graph.order):
        latest[v] = min((latest[w] - gap for w, gap in graph.after[v]), default=NO_LIMIT)
        if v in column:
            latest[v] = column[v]
    return Pins(column, row, tuple(latest))
