"""The whole geometry: everything lies on the page, and equal plans give equal numbers."""

import pytest
from hypothesis import given
from plans import PLANS, checked, loan

from finserv.drawing.diagram import Box, Diagram, Lane
from finserv.drawing.geometry import build_geometry
from finserv.drawing.layout import layout
from finserv.drawing.text_width import text_width


@checked
@given(PLANS)
def test_everything_lies_on_the_page(plan):
    geometry = build_geometry(plan)
    for points in geometry.points.values():
        assert all(0 <= x <= geometry.width and 0 <= y <= geometry.height for x, y in points)
    for mark in (*geometry.badges, *geometry.changes):
        left, top, right, bottom = mark.rectangle
        assert left > 0 and right < geometry.width and top > 0 and bottom < geometry.height
    for item in geometry.legend:
        assert item.text_x + text_width(item.text, 9) / 2 <= geometry.width
        assert (geometry.bands[-1].bottom if geometry.bands else 0) < item.y < geometry.height
    assert geometry.title_centre[1] < (geometry.bands[0].top if geometry.bands else geometry.height)


@checked
@given(PLANS)
def test_equal_plans_have_equal_places(plan):
    assert build_geometry(plan) == build_geometry(plan)


@pytest.mark.parametrize("boxes", [0, 1, 80])
def test_any_number_of_boxes(boxes):
    lanes = (Lane("customer", "Customer actions", "Line"), Lane("support", "Support"))
    found = tuple(Box(f"b{n}", "customer", f"Step {n}") for n in range(boxes))
    geometry = build_geometry(layout(Diagram("d", "Steps", "en", lanes, found, ())))
    assert len(geometry.centres) == boxes and geometry.width >= 400


def test_a_diagram_of_nothing():
    geometry = build_geometry(layout(Diagram("d", "", "en", (), (), ())))
    assert geometry.width > 0 and geometry.height > 0 and not geometry.points


def test_a_long_title_is_broken_and_cut():
    plan = layout(loan(title="A title that goes on " * 30))
    geometry = build_geometry(plan)
    assert 1 < len(geometry.title) <= 3 and geometry.title[-1].endswith("…")
    assert all(text_width(line, 18) <= geometry.width for line in geometry.title)
