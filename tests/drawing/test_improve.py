"""Improvement never makes a board dearer and never breaks the order."""

from boards import filled, plain_total
from diagrams import crowds, diagrams
from hypothesis import given, settings
from hypothesis import strategies as st

from finserv.drawing.improve import improve

ANY = st.one_of(
    diagrams(), diagrams(pins=True), diagrams(most_boxes=25, tidy_flow=True), crowds(most_boxes=20)
)


@settings(max_examples=100, deadline=None)
@given(ANY)
def test_the_cost_falls_by_what_is_reported_and_the_order_holds(diagram):
    graph, pins, board = filled(diagram)
    before = plain_total(board)
    saved = improve(board, pins)
    assert saved >= 0
    assert plain_total(board) == before - saved
    places = [(board.slot[v], board.column[v]) for v in graph.order]
    assert len(set(places)) == len(places)
    for v in graph.order:
        assert all(board.column[v] >= board.column[u] + gap for u, gap in graph.before[v])
        assert board.column[v] == pins.column.get(v, board.column[v])
        assert board.at[board.slot[v], board.column[v]] == v


@settings(max_examples=40, deadline=None)
@given(diagrams(tidy_flow=True))
def test_a_quiet_board_stays_quiet_when_nothing_has_moved(diagram):
    _, pins, board = filled(diagram)
    improve(board, pins)
    assert improve(board, pins, ()) == 0
