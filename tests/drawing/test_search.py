"""Several placements, all possible, the cheapest first."""

from diagrams import crowds, diagrams
from hypothesis import given, settings
from hypothesis import strategies as st

from finserv.drawing.graph import build_graph
from finserv.drawing.pins import resolve_pins
from finserv.drawing.search import good_placements
from finserv.drawing.tidy import tidy

ANY = st.one_of(
    diagrams(), diagrams(pins=True), diagrams(most_boxes=20, tidy_flow=True), crowds(most_boxes=15)
)


@settings(max_examples=50, deadline=None)
@given(ANY, st.integers(1, 9))
def test_placements_differ_and_keep_to_the_flow_and_the_pins(diagram, most):
    diagram = tidy(diagram)
    graph = build_graph(diagram)
    pins = resolve_pins(diagram, graph)
    placements = good_placements(graph, pins, most)
    assert 1 <= len(placements) <= most
    assert all(one != other for k, one in enumerate(placements) for other in placements[:k])
    for places in placements:
        assert sorted(places) == sorted(graph.order)
        assert len(set(places.values())) == len(places)
        for v, place in places.items():
            assert place.lane == graph.lane[v]
            assert all(place.column >= places[u].column + gap for u, gap in graph.before[v])
            assert place.column == pins.column.get(v, place.column)
    assert good_placements(graph, pins, most) == placements
