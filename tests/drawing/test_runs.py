"""Runs: the straight pieces of a route put together give the route."""

from hypothesis import given
from plans import PLANS, checked

from finserv.drawing.runs import straight_runs


@checked
@given(PLANS)
def test_runs_put_together_are_the_route(plan):
    for arrow, pieces in straight_runs(plan).items():
        points = [plan.routes[arrow][0]]
        for run in pieces:
            dx, dy = {"E": (1, 0), "W": (-1, 0), "S": (0, 1), "N": (0, -1)}[run.heading]
            for _ in range(run.high - run.low):
                points.append((points[-1][0] + dx, points[-1][1] + dy))
        assert tuple(points) == plan.routes[arrow]


@checked
@given(PLANS)
def test_runs_turn_at_each_joint_and_touch_boxes_only_at_the_ends(plan):
    for pieces in straight_runs(plan).values():
        assert all(a.level != b.level for a, b in zip(pieces, pieces[1:], strict=False))
        assert [run.first for run in pieces] == [True] + [False] * (len(pieces) - 1)
        assert [run.last for run in pieces] == [False] * (len(pieces) - 1) + [True]
        for run in pieces:
            odd_line = plan.line(run.line).kind == "R" if run.level else run.line % 2 == 1
            assert run.in_channel != odd_line
