"""Pinned columns that the flow can keep are kept."""

from diagrams import diagrams
from hypothesis import given

from finserv.drawing.graph import build_graph
from finserv.drawing.pins import resolve_pins
from finserv.drawing.tidy import tidy


@given(diagrams(pins=True))
def test_pinned_columns_and_limits_leave_every_box_a_column(diagram):
    diagram = tidy(diagram)
    graph = build_graph(diagram)
    pins = resolve_pins(diagram, graph)
    column = {}
    for v in graph.order:
        first = max((column[u] + gap for u, gap in graph.before[v]), default=0)
        assert first <= pins.latest[v]
        column[v] = pins.column.get(v, first)
        assert column[v] >= first


@given(diagrams(pins=True))
def test_a_pin_moves_only_as_far_as_the_flow_demands(diagram):
    diagram = tidy(diagram)
    graph = build_graph(diagram)
    pins = resolve_pins(diagram, graph)
    widest = 2 * len(graph.order) + 20
    for v, column in pins.column.items():
        asked = min(diagram.boxes[v].column, widest)
        assert column >= asked
        if column > asked:
            assert graph.before[v]
