"""A folded picture: every step once, every arrow whole or in two matching halves, pages of the width asked for."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace

import pytest
from diagrams import LANES, crowds, diagrams
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from plans import loan

from finserv.blueprint.cases import case
from finserv.drawing.diagram import Arrow, Box, Diagram
from finserv.drawing.draw import draw
from finserv.drawing.layout import layout
from finserv.drawing.pages import CONNECTOR_COLUMNS, column_ranks, cuts, find_joints, fold, sheets
from finserv.drawing.picture import draw_diagram
from finserv.errors import FinservError

SVG = "{http://www.w3.org/2000/svg}"
folded = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=set(Phase) - {Phase.shrink},
)
WIDE = st.one_of(diagrams(most_boxes=14, tidy_flow=True), crowds(14))


def chain(length, kind="action", title="Chain", language="en"):
    boxes = tuple(Box(f"s{n}", "customer", f"Step {n}", kind) for n in range(length))
    arrows = tuple(Arrow(f"s{n}", f"s{n + 1}") for n in range(length - 1))
    return Diagram("chain", title, language, LANES, boxes, arrows)


def arrows_of(pages, steps):
    """All arrows of the pages, the halves at connectors of one letter put together again."""
    whole, out, into = Counter(), [], []
    for number, page in enumerate(pages):
        letters = {box.id: box.label for box in page.diagram.boxes if box.id not in steps}
        for arrow in page.diagram.arrows:
            if arrow.target in letters:
                out.append((number, letters[arrow.target], arrow))
            elif arrow.source in letters:
                into.append((number, letters[arrow.source], arrow))
            else:
                whole[arrow] += 1
    assert Counter(letter for _, letter, _ in into) == Counter({letter for _, letter, _ in out})
    for page, letter, half in out:
        other_page, end = next((number, arrow) for number, other, arrow in into if other == letter)
        assert other_page != page and (end.kind, end.change) == (half.kind, half.change)
        whole[replace(half, target=end.target)] += 1
    return whole


@folded
@given(WIDE, st.integers(2, 5))
def test_every_step_and_every_arrow_comes_once(diagram, columns):
    plan = layout(diagram)
    pages = fold(plan, columns)
    steps = {box.id for box in plan.diagram.boxes}
    assert Counter(box.id for page in pages for box in page.diagram.boxes if box.id in steps) == Counter(
        steps
    )
    assert arrows_of(pages, steps) == Counter(plan.diagram.arrows)
    for page in pages:
        assert {box.id for box in page.diagram.boxes} == set(page.places)
        joining = {n for n, a in enumerate(page.diagram.arrows) if a.source != a.target}
        assert joining <= set(page.routes)
        assert page.diagram.lanes == plan.diagram.lanes


@folded
@given(diagrams(most_boxes=14, tidy_flow=True), st.integers(3, 6))
def test_no_page_is_wider_than_asked(diagram, columns):
    pages = fold(layout(diagram), columns)
    assert all(page.columns <= columns + CONNECTOR_COLUMNS for page in pages)


@folded
@given(WIDE, st.integers(2, 5))
def test_equal_diagrams_fold_equally(diagram, columns):
    assert fold(layout(diagram), columns) == fold(layout(replace(diagram)), columns)


@given(st.integers(2, 30), st.integers(1, 9))
def test_a_chain_is_cut_into_nearly_equal_parts(length, columns):
    diagram = chain(length)
    ranks = {f"s{n}": n for n in range(length)}
    count = -(-length // columns)
    starts = cuts(diagram, ranks, count, columns)
    widths = [b - a for a, b in zip(starts, (*starts[1:], length), strict=True)]
    assert len(starts) == count and max(widths) - min(widths) <= 1


def test_the_cut_is_where_the_fewest_arrows_cross():
    diagram = chain(8)
    extra = tuple(Arrow(f"s{n}", f"s{n + 2}") for n in (2, 3, 5))
    ranks = {f"s{n}": n for n in range(8)}
    assert cuts(replace(diagram, arrows=diagram.arrows + extra), ranks, 2, 6) == (0, 3)


def test_arrows_to_one_step_share_a_letter_and_letters_go_on_after_z():
    boxes = tuple(Box(f"s{n}", "customer", f"Step {n}") for n in range(60))
    arrows = (
        *(Arrow(f"s{n}", f"s{n + 30}") for n in range(30)),
        Arrow("s4", "s30"),
        Arrow("s50", "s1", "", "rework"),
    )
    diagram = Diagram("d", "", "en", LANES, boxes, arrows)
    page_of = {f"s{n}": n // 30 for n in range(60)}
    joints = find_joints(diagram, page_of, {f"s{n}": n for n in range(60)})
    assert [joint.letter for joint in joints[:2] + joints[25:28]] == ["A", "B", "Z", "AA", "AB"]
    assert joints[0].arrows == (0, 30) and len(joints) == 31
    assert (joints[-1].source_page, joints[-1].target_page) == (1, 0)


def test_letters_and_ids_of_the_picture_itself_are_left_alone():
    diagram = chain(4)
    boxes = (*diagram.boxes[:3], Box("connector_B", "customer", "A", "connector"))
    diagram = replace(
        diagram, boxes=boxes, arrows=(Arrow("s0", "s1"), Arrow("s1", "s2"), Arrow("s2", "connector_B"))
    )
    ranks = {"s0": 0, "s1": 1, "s2": 2, "connector_B": 3}
    first, second = sheets(diagram, ranks, (0, 2))
    assert [(box.id, box.label) for box in first.boxes][-1] == ("connector_B_", "B")
    assert [(box.id, box.label) for box in second.boxes] == [
        ("connector_B_", "B"), ("s2", "Step 2"), ("connector_B", "A"),
    ]  # fmt: skip


def test_a_connector_stands_in_the_band_of_its_step_and_tells_where_it_leads():
    pages = draw(case("instalment_loan"), "en").pages()
    assert [page.diagram.title for page in pages] == [f"Personal instalment loan ({n}/2)" for n in (1, 2)]
    for page, word in zip(pages, ("to page 2: ", "from page 1: "), strict=True):
        beside = {a.target: a.source for a in page.diagram.arrows} | {
            a.source: a.target for a in page.diagram.arrows
        }
        lanes = {box.id: box.lane for box in page.diagram.boxes}
        circles = [box for box in page.diagram.boxes if box.kind == "connector"]
        assert circles
        for box in circles:
            assert box.lane == lanes[beside[box.id]]
            assert f"{box.label} ({word}" in page.alt and word in box.tooltip
    assert "（1/2）" in draw(case("instalment_loan"), "zh").pages()[0].diagram.title


def test_evidence_stays_with_its_step():
    plan = layout(loan())
    ranks = column_ranks(plan)
    assert ranks["form"] == ranks["ask"]
    for page in fold(plan, 2):
        ids = {box.id for box in page.diagram.boxes}
        assert ("form" in ids) == ("ask" in ids)


def test_a_pinned_step_keeps_its_place_among_the_columns_of_its_page():
    diagram = chain(6)
    boxes = tuple(replace(box, column=n) for n, box in enumerate(diagram.boxes))
    first, second = fold(layout(replace(diagram, boxes=boxes)), 3)
    assert [first.places[f"s{n}"].column for n in range(3)] == [0, 1, 2]
    assert [second.places[f"s{n}"].column for n in range(3, 6)] == [1, 2, 3]


def test_each_page_is_a_picture_of_its_own():
    pages = draw_diagram(chain(9, title="链", language="zh")).pages(3)
    assert len(pages) == 3
    ids = [set(re.findall(r' id="([^"]*)"', page.svg)) for page in pages]
    assert not ids[0] & ids[1] and not ids[1] & ids[2]
    for page in pages:
        root = ET.fromstring(page.svg)
        words = "".join(root.itertext())
        assert "连接符（同字母处接续）" in words and root.find(SVG + "desc").text == page.alt
        assert page.plan.columns <= 3 + CONNECTOR_COLUMNS
    assert len({page.alt for page in pages}) == 3


def test_a_picture_that_is_not_wide_stays_as_it_is():
    drawing = draw_diagram(loan())
    assert drawing.pages() == (drawing,)


@pytest.mark.parametrize("columns", [0, -3, 2.5, True, "12", None])
def test_a_page_has_a_whole_number_of_columns(columns):
    with pytest.raises(FinservError, match="whole number of columns"):
        draw_diagram(chain(3)).pages(columns)


def test_the_notebook_gets_one_image_below_another():
    pages = draw_diagram(chain(6)).pages(3)
    bundle = pages._repr_mimebundle_(include=None, exclude=None)
    assert (
        bundle["text/plain"]
        == repr(pages)
        == "Service blueprint: Chain (1/2)\nService blueprint: Chain (2/2)"
    )
    assert re.findall(r'<img alt="([^"]*)"', bundle["text/html"]) == [page.alt for page in pages]
    assert bundle["text/html"].count("overflow-x:auto") == 2


def test_each_page_goes_into_a_file_of_its_own(tmp_path):
    pages = draw_diagram(chain(6)).pages(3)
    paths = pages.save(tmp_path / "chain.svg")
    assert [path.name for path in paths] == ["chain_1.svg", "chain_2.svg"]
    assert [path.read_text(encoding="utf-8") for path in paths] == [page.svg for page in pages]
