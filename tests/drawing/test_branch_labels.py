"""Labels of arrows: beside their own arrow, near its exit, on nothing else."""

import math
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from plans import SENSIBLE_PLANS, checked, label_arrows

from finserv.drawing.branch_labels import label_texts
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
