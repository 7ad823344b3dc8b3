"""Tracks: runs beside each other in a channel never share a track, and nested ones do not cross."""

from collections import defaultdict

from hypothesis import given
from plans import PLANS, checked

from finserv.drawing.runs import straight_runs
from finserv.drawing.tracks import assign_tracks


def tracks_of(plan):
    runs = straight_runs(plan)
    offsets = {run.key: 0.0 for pieces in runs.values() for run in pieces if not run.in_channel}
    return runs, assign_tracks(runs, offsets)


@checked
@given(PLANS)
def test_runs_beside_each_other_have_tracks_of_their_own(plan):
    runs, tracks = tracks_of(plan)
    channels = defaultdict(list)
    for pieces in runs.values():
        for run in pieces:
            if run.in_channel:
                channels[run.level, run.line].append(run)
    assert set(channels) == set(tracks.count)
    for channel, members in channels.items():
        for place, a in enumerate(members):
            assert 0 <= tracks.number[a.key] < tracks.count[channel]
            for b in members[place + 1 :]:
                if a.low <= b.high and b.low <= a.high:
                    assert tracks.number[a.key] != tracks.number[b.key]


def test_nested_runs_take_the_order_without_a_crossing():
    from finserv.drawing.diagram import Arrow, Box, Diagram, Lane
    from finserv.drawing.plan import Place, Plan

    lanes = tuple(Lane(key, key) for key in "abcd")
    boxes = tuple(Box(key, key, key) for key in "abcd")
    places = {key: Place(number, 0, 0) for number, key in enumerate("abcd")}
    arrows = (Arrow("a", "d"), Arrow("b", "c"))
    outer = ((1, 1), (2, 1), *((2, y) for y in range(2, 11)), (1, 10))
    inner = ((1, 4), (2, 4), (2, 5), (2, 6), (2, 7), (1, 7))
    plan = Plan(
        Diagram("d", "", "en", lanes, boxes, arrows), places, 1, (1,) * 4, routes={0: outer, 1: inner}
    )
    _, tracks = tracks_of(plan)
    assert tracks.number == {(1, 1): 0, (0, 1): 1}
