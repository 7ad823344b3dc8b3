"""The canvas turns y over and gives ids of its own."""

from hypothesis import given
from hypothesis import strategies as st

from finserv.drawing.canvas import Canvas, classes, inches


@given(st.floats(0, 5000), st.floats(0, 5000))
def test_turned_over_twice_a_place_is_the_same(x, y):
    shown_x, shown_y = map(float, Canvas("d", 5000).pos((x, y)).split(","))
    assert abs(shown_x - x) <= 0.006 and abs(5000 - shown_y - y) <= 0.006


@given(st.text(max_size=20), st.text(max_size=20))
def test_pictures_of_different_diagrams_share_no_id(one, other):
    assert (Canvas(one, 1).id("step", "a") == Canvas(other, 1).id("step", "a")) == (one == other)


def test_lengths_and_classes():
    assert abs(float(inches(104)) * 72 - 104) < 0.01
    assert classes("step", 'x" onload="')["class"] == "step x__onload__"
