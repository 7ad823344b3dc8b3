"""The flat lattice against the plan it is made from."""

from hypothesis import given
from hypothesis import strategies as st

from finserv.drawing.diagram import Box, Diagram
from finserv.drawing.lattice import DIRECTIONS, LANE_GAP_STEP, LEVEL_STEP, UPRIGHT_STEP, Lattice
from finserv.drawing.plan import Place, Plan


@st.composite
def bare_plans(draw):
    rows = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    columns = draw(st.integers(1, 5))
    every = [
        Place(lane, c, r) for lane, number in enumerate(rows) for c in range(columns) for r in range(number)
    ]
    taken = draw(st.lists(st.sampled_from(every), unique=True, max_size=6))
    places = {f"b{k}": place for k, place in enumerate(taken)}
    boxes = tuple(Box(name, "x", name) for name in places)
    return Plan(Diagram("d", "", "en", (), boxes, ()), places, columns, tuple(rows))


@given(bare_plans())
def test_only_taken_cells_and_the_rim_are_blocked(plan):
    lattice = Lattice(plan)
    inside = {
        lattice.point(x, y): (x, y) for x in range(2 * plan.columns + 1) for y in range(len(plan.lines))
    }
    cells = {plan.cell(box) for box in plan.places}
    for point in range(lattice.size):
        assert bool(lattice.blocked[point]) == (point not in inside or inside[point] in cells)
    for point, (x, y) in inside.items():
        assert (lattice.x[point], lattice.y[point]) == (x, y)
        assert bool(lattice.cell[point]) == (x % 2 == 1 and plan.line(y).kind == "R")
        for d in DIRECTIONS:
            assert 0 <= point + lattice.step[d] < lattice.size
            assert lattice.direction(point, point + lattice.step[d]) == d


@given(bare_plans())
def test_a_piece_has_one_number_from_both_ends_its_length_and_its_kind(plan):
    lattice = Lattice(plan)
    for x in range(2 * plan.columns + 1):
        for y in range(len(plan.lines)):
            here, line = lattice.point(x, y), plan.line(y)
            for d, (dx, dy) in enumerate(((1, 0), (0, 1))):
                if x + dx > 2 * plan.columns or y + dy >= len(plan.lines):
                    continue
                there = lattice.point(x + dx, y + dy)
                piece = 2 * here + lattice.piece[d]
                assert piece == 2 * there + lattice.piece[d + 2]
                if dx:
                    assert lattice.length[piece] == LEVEL_STEP
                    assert bool(lattice.midline[piece]) == (line.kind == "R")
                else:
                    between_lanes = plan.line(y + 1).lane != line.lane
                    assert lattice.length[piece] == (LANE_GAP_STEP if between_lanes else UPRIGHT_STEP)
                    assert bool(lattice.midline[piece]) == (x % 2 == 1)
                    assert lattice.height[y + 1] - lattice.height[y] == lattice.length[piece]
