"""First places: in the order of the flow, pinned and former ones first."""

from boards import filled
from diagrams import LANES, crowds, diagrams
from hypothesis import given, settings
from hypothesis import strategies as st

from finserv.drawing.columns import free_places
from finserv.drawing.diagram import Arrow, Box, Diagram

ANY = st.one_of(diagrams(), diagrams(pins=True), crowds(most_boxes=25))


@settings(max_examples=100, deadline=None)
@given(ANY)
def test_every_box_is_placed_once_in_its_lane_and_in_order(diagram):
    graph, pins, board = filled(diagram)
    places = [(board.slot[v], board.column[v]) for v in graph.order]
    assert len(set(places)) == len(places)
    for v in graph.order:
        assert board.slot[v] // board.stride == graph.lane[v]
        assert all(board.column[v] >= board.column[u] + gap for u, gap in graph.before[v])
        assert board.column[v] <= pins.latest[v]
        assert board.column[v] == pins.column.get(v, board.column[v])


def test_a_chain_in_one_lane_stands_in_one_row():
    names = "abcdef"
    boxes = tuple(Box(name, "customer", name) for name in names)
    arrows = tuple(Arrow(one, other) for one, other in zip(names, names[1:], strict=False))
    graph, _, board = filled(Diagram("d", "", "en", LANES, boxes, arrows))
    assert [board.column[v] for v in range(6)] == list(range(6))
    assert len({board.slot[v] for v in range(6)}) == 1


def test_a_hand_over_stands_upright_under_its_step():
    boxes = (Box("a", "customer", "A"), Box("b", "onstage", "B"))
    _, _, board = filled(Diagram("d", "", "en", LANES, boxes, (Arrow("a", "b"),)))
    assert board.column == [0, 0]


def test_pinned_rows_are_used():
    boxes = (Box("a", "customer", "A", row=1), Box("b", "customer", "B", row=1, column=2))
    _, _, board = filled(Diagram("d", "", "en", LANES, boxes, (Arrow("a", "b"),)))
    assert [slot - base for slot, base in zip(board.slot, board.base, strict=True)] == [1, 1]


def test_where_all_rows_of_a_column_are_taken_a_pinned_box_gets_a_further_row():
    boxes = tuple(Box(f"b{n}", "customer", "B", column=0) for n in range(9))
    graph, pins, board = filled(Diagram("d", "", "en", LANES, boxes, ()))
    assert board.column == [0] * 9
    assert sorted(slot - base for slot, base in zip(board.slot, board.base, strict=True)) == list(range(9))
    assert list(free_places(board, pins, 0, 0, 0)) == [(board.base[0] + 9, 0)]
