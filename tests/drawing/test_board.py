"""What a board remembers of the boxes on it."""

from boards import filled
from diagrams import crowds, diagrams
from hypothesis import given, settings
from hypothesis import strategies as st

ANY = st.one_of(diagrams(), diagrams(most_boxes=20, tidy_flow=True), crowds(most_boxes=15))


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_taking_every_box_off_leaves_an_empty_board(diagram):
    graph, _, board = filled(diagram)
    for v in graph.order:
        board.take(v)
    assert not any(board.in_slot) and not any(board.in_column) and not any(board.evidence_in_column)
    assert not any(board.level_in_slot) and not any(board.upright_in_column) and not board.at
    assert not any(board.above + board.below + board.enter_above + board.enter_below)
    assert board.used_columns == 0 and not any(board.used_rows)


@settings(max_examples=40, deadline=None)
@given(ANY)
def test_masks_say_where_boxes_stand(diagram):
    graph, _, board = filled(diagram)
    for v in graph.order:
        slot, column = board.slot[v], board.column[v]
        assert board.at[slot, column] == v
        assert not board.is_free(slot, column)
        assert board.in_column[column] >> slot & 1
        assert board.used_columns >> column & 1
    for lane in set(graph.lane[v] for v in graph.order):
        rows = [board.slot[v] - board.base[v] for v in graph.order if graph.lane[v] == lane]
        assert board.last_row(lane) == max(rows)
    assert sum(mask.bit_count() for mask in board.in_slot) == len(graph.order)


@settings(max_examples=40, deadline=None)
@given(ANY)
def test_a_box_may_stand_from_its_predecessors_to_its_successors(diagram):
    graph, _, board = filled(diagram)
    for v in graph.order:
        slot, column = board.slot[v], board.column[v]
        board.take(v)
        assert board.earliest(v) <= column <= board.latest(v, 10**6)
        board.put(v, slot, column)
