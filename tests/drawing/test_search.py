"""Several placements, all possible, all different, always the same."""

from diagrams import crowds, diagrams
from hypothesis import given, settings
from hypothesis import strategies as st

from finserv.drawing.graph import build_graph
from finserv.drawing.pins import resolve_pins
from finserv.drawing.search import first_board, other_placements, places_on
from finserv.drawing.tidy import tidy

ANY = st.one_of(
    diagrams(), diagrams(pins=True), diagrams(most_boxes=20, tidy_flow=True), crowds(most_boxes=15)
)


@settings(max_examples=50, deadline=None)
@given(ANY, st.integers(0, 8))
def test_placements_differ_and_keep_to_the_flow_and_the_pins(diagram, most):
    diagram = tidy(diagram)
    graph = build_graph(diagram)
    pins = resolve_pins(diagram, graph)
    board = first_board(graph, pins)
    first = places_on(board)
    others = other_placements(board, pins, most)
    assert len(others) <= most
    assert places_on(board) == first
    placements = [first, *others]
    assert all(one != other for k, one in enumerate(placements) for other in placements[:k])
    for places in placements:
        assert sorted(places) == sorted(graph.order)
        assert len(set(places.values())) == len(places)
        for v, place in places.items():
            assert place.lane == graph.lane[v]
            assert all(place.column >= places[u].column + gap for u, gap in graph.before[v])
            assert place.column == pins.column.get(v, place.column)
    assert other_placements(board, pins, most) == others
