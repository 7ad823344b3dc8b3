"""The lattice of a plan as it is counted."""

from hypothesis import given
from hypothesis import strategies as st

from finserv.drawing.diagram import Diagram
from finserv.drawing.plan import Line, Place, Plan


def bare(rows):
    return Plan(Diagram("d", "", "en", (), (), ()), {}, 1, tuple(rows))


@given(st.lists(st.integers(1, 4), max_size=6))
def test_lines_alternate_and_begin_and_end_every_lane_with_a_channel(rows):
    plan = bare(rows)
    assert len(plan.lines) == sum(2 * number + 1 for number in rows)
    for lane, number in enumerate(rows):
        inside = [line for line in plan.lines if line.lane == lane]
        assert [line.kind for line in inside] == ["H", *["R", "H"] * number]
        for row in range(number):
            assert plan.line(plan.row_line(lane, row)) == Line("R", lane, row)
        for row in range(number + 1):
            assert plan.line(plan.channel_line(lane, row)) == Line("H", lane, row)


@given(st.integers(0, 9), st.integers(0, 2))
def test_a_cell_lies_on_the_middle_of_its_column_and_row(column, row):
    plan = Plan(Diagram("d", "", "en", (), (), ()), {"a": Place(1, column, row)}, column + 1, (2, 3))
    x, y = plan.cell("a")
    assert x == 2 * column + 1
    assert plan.line(y) == Line("R", 1, row)
