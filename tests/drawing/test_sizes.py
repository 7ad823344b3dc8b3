"""Sizes: every text lies inside its box, whatever it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import PLANS, checked, loan

from finserv.drawing.diagram import Box, Diagram, Lane
from finserv.drawing.plan import Place, Plan
from finserv.drawing.sizes import BOX_WIDTH, LINE_HEIGHT, NOTE_HEIGHT, WIDEST_BOX, box_sizes
from finserv.drawing.text_width import text_width

LABELS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=90)


def sizes_of(*boxes):
    lanes = (Lane("a", "A"),)
    places = {box.id: Place(0, column, 0) for column, box in enumerate(boxes)}
    return box_sizes(Plan(Diagram("d", "", "en", lanes, boxes, ()), places, len(boxes), (1,)), {})


@checked
@given(LABELS, st.sampled_from(("action", "document", "start", "evidence")), st.text("1 min·¥", max_size=40))
def test_lines_of_a_box_lie_inside_it(label, kind, note):
    size = sizes_of(Box("a", "a", label, kind, note=note))["a"]
    assert BOX_WIDTH <= size.width <= WIDEST_BOX
    assert all(text_width(line, 10) <= size.width - 12 for line in size.lines)
    assert len(size.lines) * LINE_HEIGHT + (NOTE_HEIGHT if size.note else 0) <= size.height - 8
    assert text_width(size.note, 8) <= size.width - 8


@checked
@given(LABELS, st.text("1 min·¥", max_size=40))
def test_lines_of_a_decision_lie_inside_the_slanted_sides(label, note):
    size = sizes_of(Box("a", "a", label, "decision", note=note))["a"]
    half_note = NOTE_HEIGHT / 2 if size.note else 0
    top = -len(size.lines) * LINE_HEIGHT / 2 - half_note
    for number, line in enumerate(size.lines):
        for y in (top + number * LINE_HEIGHT, top + (number + 1) * LINE_HEIGHT):
            assert text_width(line, 10) / size.width + 2 * abs(y) / size.height <= 1.001


@checked
@given(PLANS)
def test_boxes_of_a_row_are_level_and_all_sizes_even(plan):
    sizes = box_sizes(plan, {})
    heights = {}
    for box in plan.diagram.boxes:
        assert sizes[box.id].width % 2 == 0 and sizes[box.id].height % 2 == 0
        if sizes[box.id].shape == "box":
            row = plan.places[box.id].lane, plan.places[box.id].row
            assert heights.setdefault(row, sizes[box.id].height) == sizes[box.id].height


def test_a_long_word_widens_all_boxes_so_that_it_is_not_broken():
    word = "Zahlungsauftragsformular"
    sizes = sizes_of(Box("a", "a", word), Box("b", "a", "Pay"))
    assert sizes["a"].lines == (word,)
    assert sizes["a"].width == sizes["b"].width > BOX_WIDTH


def test_text_that_does_not_fit_ends_with_an_ellipsis():
    size = sizes_of(Box("a", "a", "very long words " * 30, note="12 min and much more to say about it"))["a"]
    assert size.lines[-1].endswith("…") and size.note.endswith("…")


@pytest.mark.parametrize(("box", "shape"), [("choose", "diamond"), ("A", "circle"), ("ask", "box")])
def test_shapes(box, shape):
    diagram = loan()
    places = {b.id: Place(0, column, 0) for column, b in enumerate(diagram.boxes)}
    plan = Plan(diagram, places, len(places), (1,) * len(diagram.lanes))
    assert box_sizes(plan, {})[box].shape == shape
