"""What a box adds to the cost of a board, against a plain count over the whole board."""

import random

from boards import filled, plain_total
from diagrams import crowds, diagrams
from hypothesis import given, settings
from hypothesis import strategies as st

from finserv.drawing.place_cost import least_cost, place_cost

ANY = st.one_of(diagrams(), diagrams(tidy_flow=True), crowds(most_boxes=20))


def added_up(board, order):
    """The cost of a board, box by box."""
    places = {v: (board.slot[v], board.column[v]) for v in order}
    for v in order:
        board.take(v)
    total = 0
    for v, (slot, column) in places.items():
        total += place_cost(board, v, slot, column)
        board.put(v, slot, column)
    return total


@settings(max_examples=150, deadline=None)
@given(ANY, st.randoms(use_true_random=False))
def test_costs_of_single_boxes_add_up_to_the_cost_of_the_board_in_any_order(diagram, chance):
    graph, _, board = filled(diagram)
    order = list(graph.order)
    expected = plain_total(board)
    for _ in range(3):
        assert added_up(board, order) == expected
        chance.shuffle(order)


@settings(max_examples=60, deadline=None)
@given(ANY, st.integers(0, 10**6))
def test_a_limit_never_changes_a_cost_below_it_and_the_least_cost_is_never_beaten(diagram, seed):
    graph, pins, board = filled(diagram)
    if not graph.order:
        return
    v = random.Random(seed).choice(graph.order)
    slot, column = board.slot[v], board.column[v]
    board.take(v)
    cost = place_cost(board, v, slot, column)
    assert place_cost(board, v, slot, column, cost + 1) == cost
    for limit in (0, cost // 2, cost):
        assert limit <= place_cost(board, v, slot, column, limit) <= cost
    assert least_cost(board, v, board.earliest(v)) <= cost
