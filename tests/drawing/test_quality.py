"""What counts against a picture."""

from diagrams import diagrams
from hypothesis import given, settings

from finserv.drawing.diagram import Arrow, Box, Diagram
from finserv.drawing.layout import layout
from finserv.drawing.plan import Plan
from finserv.drawing.quality import bends, crossings, quality


def way(start, moves):
    """Lattice points from ``start`` along ``moves`` such as ``E3 S2``."""
    steps = {"E": (1, 0), "S": (0, 1), "W": (-1, 0), "N": (0, -1)}
    points = [start]
    for move in moves.split():
        dx, dy = steps[move[0]]
        for _ in range(int(move[1:])):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
    return tuple(points)


def crossings_of(*routes):
    diagram = Diagram("d", "", "en", (), (), tuple(Arrow(f"a{n}", f"b{n}") for n in range(len(routes))))
    return crossings(Plan(diagram, {}, 9, (9,), frozenset(), dict(enumerate(routes))))


def test_bends_are_the_corners():
    assert bends(way((1, 1), "E4")) == 0
    assert bends(way((1, 1), "E2 S2 E2")) == 2
    assert bends(way((1, 1), "E2 N1 W2 S1")) == 3


def test_two_straight_arrows_cross_where_they_meet():
    assert crossings_of(way((1, 5), "E6"), way((4, 2), "S6")) == 1
    assert crossings_of(way((1, 5), "E6"), way((4, 8), "N6")) == 1
    assert crossings_of(way((1, 5), "E6"), way((4, 6), "S3")) == 0


def test_corners_that_only_touch_do_not_cross():
    assert crossings_of(way((1, 5), "E3 S3"), way((4, 2), "S3 E3")) == 0
    assert crossings_of(way((1, 5), "E3 S3"), way((7, 5), "W3 N3")) == 0
    assert crossings_of(way((1, 5), "E3 N3"), way((1, 5), "E3 S3")) == 0


def test_a_straight_arrow_past_a_corner_does_not_cross():
    assert crossings_of(way((1, 5), "E6"), way((4, 2), "S3 E3")) == 0
    assert crossings_of(way((1, 5), "E6"), way((4, 8), "N3 W3")) == 0


def test_arrows_that_share_a_channel_cross_only_if_they_change_sides():
    along = "E6"
    assert crossings_of(way((1, 5), f"S1 {along} N3"), way((2, 8), "N2 E2 S4")) == 0
    assert crossings_of(way((1, 3), f"S1 {along} S3"), way((3, 8), "N4 E2 N3")) == 1
    assert crossings_of(way((1, 3), f"S1 {along} N3"), way((3, 8), "N4 E2 S3")) == 0


def test_arrows_that_run_against_each_other_in_a_channel():
    assert crossings_of(way((1, 2), "S2 E6 S3"), way((6, 1), "S3 W3 S4")) == 1
    assert crossings_of(way((1, 2), "S2 E6 N3"), way((6, 7), "N3 W3 S4")) == 0


def test_arrows_from_one_side_of_a_box_do_not_cross_on_their_way_out():
    assert crossings_of(way((1, 5), "E2 N2"), way((1, 5), "E2 S2")) == 0
    assert crossings_of(way((1, 5), "E2 N2"), way((9, 3), "W4 S2 W4")) == 0


@settings(max_examples=30, deadline=None)
@given(diagrams(tidy_flow=True))
def test_crossings_do_not_depend_on_the_direction_or_the_order_of_arrows(diagram):
    plan = layout(diagram)
    backwards = {a: route[::-1] for a, route in plan.routes.items()}
    last = max(plan.routes, default=0)
    mirrored = {last - a: route for a, route in plan.routes.items()}
    assert crossings(plan) == crossings(Plan(plan.diagram, {}, plan.columns, plan.rows, plan.back, backwards))
    assert crossings(plan) == crossings(Plan(plan.diagram, {}, plan.columns, plan.rows, plan.back, mirrored))


def test_a_longer_picture_is_worse():
    boxes = tuple(Box(name, "customer", name) for name in "abc")
    arrows = (Arrow("a", "b"), Arrow("b", "c"))
    lanes = layout(Diagram("d", "", "en", (), boxes, arrows))
    wide = (*boxes[:2], Box("c", "customer", "c", column=7))
    assert quality(layout(Diagram("d", "", "en", (), wide, arrows))) > quality(lanes)
