"""Arrows in points: level and upright pieces from outline to outline, off other boxes and off each other."""

from itertools import combinations, pairwise

from hypothesis import given
from plans import PLANS, SENSIBLE_PLANS, checked

from finserv.drawing.geometry import build_geometry


def rectangle(geometry, box):
    (x, y), size = geometry.centres[box], geometry.sizes[box]
    return x - size.width / 2, y - size.height / 2, x + size.width / 2, y + size.height / 2


def outline_distance(geometry, box, point):
    (x, y), size = geometry.centres[box], geometry.sizes[box]
    across, down = abs(point[0] - x) / (size.width / 2), abs(point[1] - y) / (size.height / 2)
    if size.shape == "diamond":
        return abs(across + down - 1)
    if size.shape == "circle":
        return abs(across**2 + down**2 - 1)
    return abs(max(across, down) - 1)


@checked
@given(PLANS)
def test_arrows_are_level_and_upright_and_end_on_the_outlines(plan):
    geometry = build_geometry(plan)
    assert set(geometry.points) == {arrow for arrow, route in plan.routes.items() if len(route) > 1}
    for number, way in geometry.points.items():
        arrow = plan.diagram.arrows[number]
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(way))
        assert outline_distance(geometry, arrow.source, way[0]) < 0.01
        assert outline_distance(geometry, arrow.target, way[-1]) < 0.01
        a, b = way[-2:]
        assert abs(a[0] - b[0]) + abs(a[1] - b[1]) >= 12


@checked
@given(PLANS)
def test_arrows_keep_clear_of_the_boxes_of_others_and_cross_the_lines_upright(plan):
    geometry = build_geometry(plan)
    lines = [band.bottom for band in geometry.bands[:-1]]
    for number, way in geometry.points.items():
        arrow = plan.diagram.arrows[number]
        for a, b in pairwise(way):
            left, right = sorted((a[0], b[0]))
            top, bottom = sorted((a[1], b[1]))
            if top == bottom:
                assert all(abs(top - line) > 3 for line in lines)
            for box in plan.diagram.boxes:
                if box.id not in (arrow.source, arrow.target):
                    x0, y0, x1, y1 = rectangle(geometry, box.id)
                    assert right < x0 - 2 or left > x1 + 2 or bottom < y0 - 2 or top > y1 + 2


@checked
@given(SENSIBLE_PLANS)
def test_no_two_arrows_run_on_each_other(plan):
    pieces = []
    for number, way in build_geometry(plan).points.items():
        for a, b in pairwise(way):
            level = a[1] == b[1]
            along = sorted((a[0], b[0]) if level else (a[1], b[1]))
            pieces.append((level, a[1] if level else a[0], *along, number))
    for a, b in combinations(pieces, 2):
        if a[0] == b[0] and a[4] != b[4] and abs(a[1] - b[1]) < 3:
            assert min(a[3], b[3]) - max(a[2], b[2]) <= 3
