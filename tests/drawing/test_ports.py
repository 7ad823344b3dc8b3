"""Ports: arrows at one side of a box stand apart and on the side."""

from itertools import pairwise

from hypothesis import given
from plans import PLANS, checked

from finserv.drawing.branch_labels import label_texts
from finserv.drawing.ports import arrow_ends, port_offsets
from finserv.drawing.runs import straight_runs
from finserv.drawing.sizes import box_sizes


def ports_of(plan):
    runs = straight_runs(plan)
    ends = arrow_ends(plan, runs, box_sizes(plan, runs))
    return runs, ends, port_offsets(runs, ends, label_texts(plan.diagram.arrows, runs))


@checked
@given(PLANS)
def test_ports_lie_on_their_side(plan):
    _, ends, offsets = ports_of(plan)
    for side, keys in ends.at.items():
        assert all(abs(offsets[key]) <= ends.limits[side] + 0.5 for key in keys)


@checked
@given(PLANS)
def test_straight_arrows_are_straight_and_ports_of_a_side_stand_apart(plan):
    runs, ends, offsets = ports_of(plan)
    assert all(offsets[pieces[0].key] == 0 for pieces in runs.values() if len(pieces) == 1)
    for side, keys in ends.at.items():
        bent = sorted(offsets[key] for key in keys if len(runs[key[0]]) > 1)
        least = min(3.0, 2 * ends.limits[side] / max(1, len(keys)))
        assert all(b - a >= least - 0.5 for a, b in pairwise(bent)), side


@checked
@given(PLANS)
def test_every_arrow_end_is_counted_once(plan):
    runs, ends, _ = ports_of(plan)
    assert sum(map(len, ends.at.values())) == 2 * len(runs)
