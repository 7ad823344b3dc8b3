"""Sides that arrows like and dislike."""

from finserv.drawing.arrow_ends import ends_of
from finserv.drawing.diagram import Arrow, Box, Diagram
from finserv.drawing.graph import build_graph
from finserv.drawing.lattice import EAST, NORTH, SOUTH, WEST, Lattice
from finserv.drawing.layout import layout
from finserv.drawing.tidy import tidy

BOXES = (
    Box("e", "evidence", "E", "evidence"),
    Box("a", "customer", "A"),
    Box("d", "customer", "D", "decision"),
    Box("b", "customer", "B"),
)
ARROWS = (
    Arrow("a", "d"),
    Arrow("d", "b"),
    Arrow("b", "a", kind="rework"),
    Arrow("e", "a", kind="evidence"),
)


def ends():
    plan = layout(Diagram("d", "", "en", (), BOXES, ARROWS))
    graph, lattice = build_graph(tidy(plan.diagram)), Lattice(plan)
    homes = [lattice.home[box.id] for box in plan.diagram.boxes]
    return [
        ends_of(graph, lattice, a, homes[u], homes[v])
        for a, (u, v) in enumerate(zip(graph.source, graph.target, strict=True))
    ]


def test_an_arrow_forward_leaves_anywhere_but_to_the_left():
    into_decision, out_of_it, *_ = ends()
    for one in (into_decision, out_of_it):
        assert one.leave[EAST] == one.leave[SOUTH] == one.leave[NORTH] == 0 < one.leave[WEST]
        assert one.arrive[EAST] == 0 < one.arrive[WEST]
    assert into_decision.arrive[WEST] > out_of_it.arrive[WEST]


def test_rework_may_leave_and_enter_on_either_side():
    rework = ends()[2]
    assert max(rework.leave + rework.arrive) < ends()[0].leave[WEST]


def test_evidence_goes_down_to_its_step():
    tie = ends()[3]
    assert tie.leave[SOUTH] == tie.arrive[SOUTH] == 0
    assert min(tie.leave[d] for d in (EAST, WEST, NORTH)) > 1000
