"""Former places, and room for what is new."""

from dataclasses import replace

from diagrams import LANES, diagrams
from hypothesis import given, settings
from hypothesis import strategies as st

from finserv.drawing.diagram import Arrow, Box, Diagram
from finserv.drawing.graph import build_graph
from finserv.drawing.homes import find_homes
from finserv.drawing.layout import layout
from finserv.drawing.pins import resolve_pins
from finserv.drawing.tidy import tidy


def homes_of(diagram, near):
    diagram = tidy(diagram)
    graph = build_graph(diagram)
    homes = find_homes(diagram, graph, resolve_pins(diagram, graph), near)
    return {diagram.boxes[v].id: place for v, place in homes.items()}


@settings(max_examples=40, deadline=None)
@given(diagrams())
def test_in_the_same_diagram_everything_is_at_home(diagram):
    plan = layout(diagram)
    flow = {box.id for box in plan.diagram.boxes if box.kind != "evidence"}
    assert homes_of(diagram, plan) == {box: place for box, place in plan.places.items() if box in flow}
    assert homes_of(diagram, None) == {}


@settings(max_examples=40, deadline=None)
@given(diagrams(tidy_flow=True), st.randoms(use_true_random=False))
def test_without_some_boxes_the_others_stay_at_home(diagram, chance):
    plan = layout(diagram)
    kept = tuple(box for box in diagram.boxes if chance.random() < 0.7)
    homes = homes_of(replace(diagram, boxes=kept), plan)
    assert all(place == plan.places[box] for box, place in homes.items())


def test_a_box_in_another_lane_has_no_home():
    before = layout(Diagram("d", "", "en", LANES, (Box("a", "customer", "A"), Box("b", "customer", "B")), ()))
    boxes = (Box("a", "onstage", "A"), Box("b", "customer", "B"))
    assert list(homes_of(Diagram("d", "", "en", LANES, boxes, ()), before)) == ["b"]


def test_a_new_box_between_neighbours_moves_what_is_to_the_right_by_one():
    names = "abcd"
    boxes = tuple(Box(name, "customer", name) for name in names)
    arrows = (Arrow("a", "b"), Arrow("b", "c"), Arrow("c", "d"))
    before = layout(Diagram("d", "", "en", LANES, boxes, arrows))
    changed = (Arrow("a", "b"), Arrow("b", "x"), Arrow("x", "c"), Arrow("c", "d"))
    homes = homes_of(Diagram("d", "", "en", LANES, (*boxes, Box("x", "customer", "x")), changed), before)
    assert [homes[name].column for name in names] == [0, 1, 3, 4]
