"""Coordinates: columns, rows and bands in order, and room for every track."""

from itertools import pairwise

from hypothesis import given
from plans import PLANS, checked

from finserv.drawing.branch_labels import label_texts
from finserv.drawing.coordinates import TRACK, frame
from finserv.drawing.runs import straight_runs
from finserv.drawing.sizes import box_sizes
from finserv.drawing.tracks import assign_tracks


def frame_of(plan, top=40.0):
    runs = straight_runs(plan)
    offsets = {run.key: 0.0 for pieces in runs.values() for run in pieces if not run.in_channel}
    sizes = box_sizes(plan, runs)
    return sizes, frame(
        plan, sizes, runs, assign_tracks(runs, offsets), label_texts(plan.diagram.arrows, runs), top
    )


@checked
@given(PLANS)
def test_bands_lie_flush_from_the_top_to_the_bottom(plan):
    _, grid = frame_of(plan)
    assert [band.lane.key for band in grid.bands] == [lane.key for lane in plan.diagram.lanes]
    for upper, lower in pairwise(grid.bands):
        assert upper.bottom == lower.top
    for band in grid.bands:
        assert band.bottom - band.top >= band.text.least_height
    if grid.bands:
        assert grid.bands[0].top == 40 and grid.bands[-1].bottom == grid.bottom


@checked
@given(PLANS)
def test_boxes_lie_in_their_bands_and_apart(plan):
    sizes, grid = frame_of(plan)
    edges = {}
    for box in plan.diagram.boxes:
        x, y = plan.cell(box.id)
        band = grid.bands[plan.places[box.id].lane]
        half_width, half_height = sizes[box.id].width / 2, sizes[box.id].height / 2
        left, right = grid.columns[x] - half_width, grid.columns[x] + half_width
        top, bottom = grid.rows[y] - half_height, grid.rows[y] + half_height
        assert band.top < top and bottom < band.bottom and left > 104 and right < grid.right
        assert all(value == round(value) for value in (left, right, top, bottom))
        edges[box.id] = left, top, right, bottom
    for a in edges.values():
        for b in edges.values():
            assert a is b or a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]


@checked
@given(PLANS)
def test_tracks_lie_in_the_channel_with_room_for_a_head_at_each_side(plan):
    _, grid = frame_of(plan)
    for channel in grid.channels.values():
        for number in range(channel.tracks):
            assert channel.start + 13 <= channel.track(number) <= channel.start + channel.width - 13
            assert channel.track(number + 1) - channel.track(number) == TRACK
