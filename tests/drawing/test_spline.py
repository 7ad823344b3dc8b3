"""Curves: they begin and end where they should and stay near the corners."""

import re

from hypothesis import given
from hypothesis import strategies as st

from finserv.drawing.spline import corners, number, spline


@st.composite
def ways(draw):
    way = [(float(draw(st.integers(0, 500))), float(draw(st.integers(0, 500))))]
    level = draw(st.booleans())
    for length in draw(st.lists(st.integers(-200, 200).filter(lambda n: abs(n) > 9), min_size=1, max_size=6)):
        x, y = way[-1]
        way.append((x + length, y) if level else (x, y + length))
        level = not level
    return way


def controls(pos):
    return [
        tuple(map(float, pair))
        for pair in re.findall(r"(-?[\d.]+),(-?[\d.]+)", pos.split(" ", pos[0] == "e")[-1])
    ]


@given(ways(), st.booleans())
def test_a_curve_begins_and_ends_right(way, head):
    pos = spline(way, head)
    points = controls(pos)
    assert len(points) % 3 == 1
    assert points[0] == way[0]
    if head:
        assert pos.startswith(f"e,{number(way[-1][0])},{number(way[-1][1])} ")
        gap = abs(points[-1][0] - way[-1][0]) + abs(points[-1][1] - way[-1][1])
        assert 5 <= gap <= 7.01
    else:
        assert points[-1] == way[-1]


@given(ways())
def test_a_curve_stays_on_the_pieces(way):
    for x, y in controls(spline(way, head=False)):
        near = min(
            max(min(a[0], b[0]) - x, x - max(a[0], b[0]), min(a[1], b[1]) - y, y - max(a[1], b[1]))
            for a, b in zip(corners(way), corners(way)[1:], strict=False)
        )
        assert near <= 4.01


def test_points_in_one_place_make_no_division_by_zero():
    assert spline([(1, 1), (1, 1)]) == "e,1,1 1,1 1,1 1,1 1,1"
