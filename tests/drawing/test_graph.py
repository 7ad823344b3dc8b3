"""Order and bounds of the flow, against plain graph walks."""

from diagrams import LANES, crowds, diagrams
from hypothesis import given
from hypothesis import strategies as st

from finserv.drawing.diagram import Arrow, Box, Diagram
from finserv.drawing.graph import build_graph
from finserv.drawing.tidy import tidy

ANY = st.one_of(diagrams(), diagrams(tidy_flow=True), crowds(most_boxes=15))


def reachable(start, edges):
    found, waiting = set(), [start]
    while waiting:
        here = waiting.pop()
        for u, v in edges:
            if u == here and v not in found:
                found.add(v)
                waiting.append(v)
    return found


@given(ANY)
def test_forward_arrows_make_no_cycle_and_every_other_one_is_told_why(diagram):
    diagram = tidy(diagram)
    graph = build_graph(diagram)
    edges = [(graph.source[a], graph.target[a]) for a in graph.forward]
    assert all(v not in reachable(v, edges) for v in range(len(diagram.boxes)))
    assert sorted([*graph.forward, *graph.back, *graph.tied]) == list(range(len(diagram.arrows)))
    for a in graph.back:
        if diagram.arrows[a].kind != "rework":
            u, v = graph.source[a], graph.target[a]
            assert u == v or u in reachable(v, edges) | {v}


@given(ANY)
def test_the_order_holds_every_box_of_the_flow_after_its_predecessors(diagram):
    diagram = tidy(diagram)
    graph = build_graph(diagram)
    flow = [v for v, box in enumerate(diagram.boxes) if box.kind != "evidence"]
    assert sorted(graph.order) == flow
    position = {v: k for k, v in enumerate(graph.order)}
    assert all(position[graph.source[a]] < position[graph.target[a]] for a in graph.forward)


@given(ANY)
def test_bounds_say_the_same_as_all_ancestors(diagram):
    graph = build_graph(tidy(diagram))
    edges = [(graph.source[a], graph.target[a]) for a in graph.forward]
    column = {}
    for v in graph.order:
        column[v] = max((column[u] + gap for u, gap in graph.before[v]), default=0)
    plain = {}
    for v in graph.order:
        above = [u for u in graph.order if v in reachable(u, edges)]
        direct = [u for u, w in edges if w == v]
        plain[v] = max(
            [plain[u] + 1 for u in above if graph.lane[u] == graph.lane[v]] + [plain[u] for u in direct] + [0]
        )
    assert column == plain
    for v in graph.order:
        assert all((v, gap) in graph.after[u] for u, gap in graph.before[v])


def test_a_cycle_is_opened_where_it_returns_to_the_start():
    boxes = tuple(Box(name, "customer", name, "start" if name == "b" else "action") for name in "abc")
    arrows = (Arrow("a", "b"), Arrow("b", "c"), Arrow("c", "a"))
    graph = build_graph(Diagram("d", "", "en", LANES, boxes, arrows))
    assert sorted(graph.back) == [0]
    assert graph.order == (1, 2, 0)


def test_a_recovery_arrow_is_flow_unless_it_closes_a_cycle():
    boxes = tuple(Box(name, "customer", name) for name in "abc")
    arrows = (Arrow("a", "b"), Arrow("b", "c", kind="recovery"), Arrow("c", "a", kind="recovery"))
    graph = build_graph(Diagram("d", "", "en", LANES, boxes, arrows))
    assert graph.forward == (0, 1) and sorted(graph.back) == [2]


def test_a_piece_of_evidence_belongs_to_the_step_it_is_joined_to_first():
    boxes = (Box("e", "evidence", "E", "evidence"), Box("a", "customer", "A"), Box("b", "customer", "B"))
    arrows = (Arrow("a", "e", kind="evidence"), Arrow("e", "b", kind="evidence"))
    graph = build_graph(Diagram("d", "", "en", LANES, boxes, arrows))
    assert graph.step_of == {0: 1} and sorted(graph.tied) == [0, 1] and not graph.forward
