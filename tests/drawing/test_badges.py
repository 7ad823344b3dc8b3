"""Badges: on their own box, apart, and with no arrow under them."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from plans import SENSIBLE_PLANS, checked

from finserv.drawing.badges import badge_marks, change_mark
from finserv.drawing.diagram import Box
from finserv.drawing.geometry import build_geometry
from finserv.drawing.sizes import BoxSize


def meet(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("shape", ["box", "diamond"])
@pytest.mark.parametrize("letters", ["F", "FW", "FWDR", "RD"])
@pytest.mark.parametrize("change", ["", "added"])
def test_marks_of_a_box_are_apart_and_near(shape, letters, change):
    size = BoxSize(116, 52, ("A",), shape=shape)
    box = Box("a", "x", "A", badges=tuple(letters), change=change)
    badges = badge_marks(box, (0, 0), size)
    change_sign = change_mark(box, (0, 0), size, (), badges)
    all_marks = [*badges, *([change_sign] if change_sign else [])]
    assert [mark.text for mark in badges] == [letter for letter in "FWDR" if letter in letters]
    assert (change_sign is not None) == bool(change)
    assert not any(meet(a.rectangle, b.rectangle) for a, b in combinations(all_marks, 2))
    assert all(abs(mark.x) <= 70 and abs(mark.y) <= 38 for mark in all_marks)


def test_a_badge_goes_where_no_arrow_runs():
    box = Box("a", "x", "A", badges=("F",))
    size = BoxSize(104, 36, ("A",))
    arrow_from_the_right_corner = ((44.0, -18.0), (44.0, -60.0))
    assert badge_marks(box, (0, 0), size, [arrow_from_the_right_corner])[0].x < 44


@checked
@given(SENSIBLE_PLANS)
def test_no_arrow_under_a_badge(plan):
    geometry = build_geometry(plan)
    for mark in geometry.badges:
        for way in geometry.points.values():
            for a, b in pairwise(way):
                piece = min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])
                assert not meet(mark.rectangle, piece)
