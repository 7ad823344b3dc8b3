"""Labels of arrows: beside their own arrow, near its exit, on nothing else."""

import math
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from plans import SENSIBLE_PLANS, checked, label_arrows

from finserv.drawing.branch_labels import Surroundings, label_texts, place_labels
from finserv.drawing.diagram import Arrow
from finserv.drawing.geometry import build_geometry
from finserv.drawing.layout import layout
from finserv.drawing.text_width import text_width


def rectangle(text, centre):
    x, y = centre
    return x - text.width / 2, y - text.height / 2, x + text.width / 2, y + text.height / 2


def distance(point, way):
    return min(
        math.hypot(
            max(min(a[0], b[0]) - point[0], 0, point[0] - max(a[0], b[0])),
            max(min(a[1], b[1]) - point[1], 0, point[1] - max(a[1], b[1])),
        )
        for a, b in pairwise(way)
    )


def check_places(geometry):
    for number, (text, centre) in geometry.labels.items():
        way = geometry.points[number]
        assert math.dist(centre, way[0]) < 60 + text.width / 2
        assert distance(centre, way) <= 8 + text.width / 2
        left, top, right, bottom = rectangle(text, centre)
        for other in geometry.points.values():
            for a, b in pairwise(other):
                x0, x1 = sorted((a[0], b[0]))
                y0, y1 = sorted((a[1], b[1]))
                assert x1 < left + 0.5 or x0 > right - 0.5 or y1 < top + 0.5 or y0 > bottom - 0.5
    places = [rectangle(*label) for label in geometry.labels.values()]
    for a, b in combinations(places, 2):
        assert a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]


@pytest.mark.parametrize(
    "labels",
    [
        ("Y", "N"),
        ("是", "否", "不确定"),
        ("1", "2", "3", "4", "5"),
        ("a rather long condition of this branch", "N"),
    ],
)
def test_labels_of_a_decision(labels):
    geometry = build_geometry(layout(label_arrows(*labels)))
    assert len(geometry.labels) == len(labels)
    check_places(geometry)


@checked
@given(SENSIBLE_PLANS)
def test_labels_of_any_sensible_diagram(plan):
    geometry = build_geometry(plan)
    assert set(geometry.labels) == {
        n for n, a in enumerate(plan.diagram.arrows) if a.label and n in plan.routes
    }
    for number, (text, centre) in geometry.labels.items():
        assert distance(centre, geometry.points[number]) <= 8 + text.width / 2


def test_label_text_has_the_mark_of_change_and_its_own_width():
    arrows = [Arrow("a", "b"), Arrow("a", "b", "90% of them"), Arrow("a", "b", "", change="removed")]
    texts = label_texts(arrows, {})
    assert set(texts) == {1, 2}
    assert texts[2].lines == ("−",)
    assert texts[1].width > max(text_width(line, 9) for line in texts[1].lines)


def placed(gap, text="bring the papers"):
    """The label of an upright arrow out of a box, between two others that run ``gap`` points beside it."""
    points = {
        0: ((100, 0), (100, 120)),
        1: ((100 - gap, 0), (100 - gap, 120)),
        2: ((100 + gap, 0), (100 + gap, 120)),
    }
    box = (48, -36, 152, 0)
    around = Surroundings([box], [], [], 400, dict.fromkeys(points, box))
    return place_labels(points, label_texts([Arrow("a", "b", text)], {}), around)[0]


def test_a_label_that_has_no_room_in_one_line_takes_two_and_stays_beside_its_arrow():
    text, centre = placed(200)
    assert text.lines == ("bring the papers",)
    text, centre = placed(64)
    assert text.lines == ("bring the", "papers")
    aside = abs(centre[0] - 100)
    for line in text.lines:
        assert text_width(line, 9) / 2 < aside <= 8 + text_width(line, 9) / 2
    assert aside < 64 - aside


@pytest.mark.parametrize("text", ["bring the papers", "补交资料后再次审核", "Y"])
def test_a_label_stands_near_the_box_that_its_arrow_leaves(text):
    for gap in (30, 64, 200):
        words, (x, y) = placed(gap, text)
        assert words.height / 2 < y < 45
