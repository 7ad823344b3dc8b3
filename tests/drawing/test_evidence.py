"""Evidence in the column of its step."""

from diagrams import crowds, diagrams
from hypothesis import given
from hypothesis import strategies as st

from finserv.drawing.evidence import place_evidence
from finserv.drawing.graph import build_graph
from finserv.drawing.plan import Place
from finserv.drawing.tidy import tidy


@given(st.one_of(diagrams(), crowds(most_boxes=20)))
def test_every_piece_gets_a_free_place_in_its_lane_and_the_column_of_its_step(diagram):
    graph = build_graph(tidy(diagram))
    places = {v: Place(graph.lane[v], k, 0) for k, v in enumerate(graph.order)}
    flow = dict(places)
    place_evidence(graph, places)
    assert set(places) == set(range(len(graph.lane)))
    assert len(set(places.values())) == len(places)
    assert all(places[v] == place for v, place in flow.items())
    for piece, place in places.items():
        assert place.lane == graph.lane[piece]
        if piece in graph.step_of:
            assert place.column == places[graph.step_of[piece]].column
