from hypothesis import given
from hypothesis import strategies as st

from finserv.blueprint.loops import forward_flows


@st.composite
def graphs(draw):
    size = draw(st.integers(2, 9))
    step = st.integers(0, size - 1)
    flows = [draw(st.lists(step, max_size=3)) for _ in range(size)]
    rework = {(s, t) for s, targets in enumerate(flows) for t in targets if draw(st.booleans())}
    return flows, rework


@given(graphs())
def test_what_is_left_has_an_order(graph):
    flows, rework = graph
    forward, order = forward_flows(0, flows, rework)
    place = {step: i for i, step in enumerate(order)}
    reached, todo = {0}, [0]
    while todo:
        for target in flows[todo.pop()]:
            if target not in reached:
                reached.add(target)
                todo.append(target)
    assert set(order) == reached and len(order) == len(reached)
    for step, targets in enumerate(forward):
        assert set(targets) <= set(flows[step])
        assert all(place[step] < place[t] for t in targets)


def test_a_flow_back_to_what_was_passed_closes_the_loop():
    forward, order = forward_flows(0, [[1], [2], [1, 3], []], set())
    assert forward == [[1], [2], [3], []] and order == [0, 1, 2, 3]


def test_a_way_round_inside_a_loop_is_kept():
    # 0 → 1 → 2 → 3 → 4, with the short way 0 → 3 and rework 4 → 0
    forward, _ = forward_flows(0, [[3, 1], [2], [3], [4], [0, 5], []], set())
    assert forward == [[3, 1], [2], [3], [4], [5], []]


def test_rework_that_enters_a_branch_leaves_the_branch_whole():
    # 0 forks to 1 and 2, which join at 3; from 3 rework goes by 4 to 2
    flows = [[1, 2], [3], [3], [5, 4], [2], []]
    assert forward_flows(0, flows, {(4, 2)})[0] == [[1, 2], [3], [3], [5, 4], [], []]
    assert forward_flows(0, flows, set())[0] == [[1, 2], [3], [3], [5, 4], [], []]
