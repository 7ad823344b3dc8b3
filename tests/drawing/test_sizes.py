"""Sizes: every text lies inside its box, whatever it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import PLANS, checked, loan

from finserv.drawing.diagram import Box, Diagram, Lane
from finserv.drawing.plan import Place, Plan
from finserv.drawing.sizes import BOX_WIDTH, LINE_HEIGHT, NOTE_HEIGHT, WIDEST_BOX, box_sizes, note_lines
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
    assert len(size.lines) * LINE_HEIGHT + len(size.note) * NOTE_HEIGHT <= size.height - 8
    assert len(size.note) <= 2 and all(text_width(line, 8) <= size.width - 8 for line in size.note)


@checked
@given(LABELS, st.text("1 min·¥", max_size=40))
def test_lines_of_a_decision_lie_inside_the_slanted_sides(label, note):
    size = sizes_of(Box("a", "a", label, "decision", note=note))["a"]
    half_note = NOTE_HEIGHT * len(size.note) / 2
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
    size = sizes_of(Box("a", "a", "very long words " * 30, note="12 min and much more to say about it " * 3))[
        "a"
    ]
    assert size.lines[-1].endswith("…") and size.note[-1].endswith("…")


@pytest.mark.parametrize("kind", ["action", "decision"])
@pytest.mark.parametrize(
    "note",
    [
        "125.5 min (std 120.25) · HK$12500.75",
        "125.5分/标准120.25 · HK$12500.75",
        "1440分（≤1200.5） · ¥1250.25",
    ],
)
def test_a_long_note_takes_a_second_line_or_a_wider_box_and_is_never_cut(kind, note):
    for change in ("", "changed"):
        sizes = sizes_of(
            Box("a", "a", "Pay", kind, note=note, change=change), Box("b", "a", "Go", note="2 min")
        )
        assert " · ".join(sizes["a"].note) == note and len(sizes["a"].note) == 2
        assert BOX_WIDTH <= sizes["b"].width <= WIDEST_BOX
        assert sizes["b"].note == ("2 min",)


def test_a_note_that_fits_keeps_one_line():
    assert note_lines("2 min · ¥3", 96) == ("2 min · ¥3",)
    assert note_lines("aaa · bbb · ccc", 48) == ("aaa · bbb", "ccc")


@pytest.mark.parametrize(("box", "shape"), [("choose", "diamond"), ("A", "circle"), ("ask", "box")])
def test_shapes(box, shape):
    diagram = loan()
    places = {b.id: Place(0, column, 0) for column, b in enumerate(diagram.boxes)}
    plan = Plan(diagram, places, len(places), (1,) * len(diagram.lanes))
    assert box_sizes(plan, {})[box].shape == shape
