"""What no picture can show is taken out, and nothing else."""

from diagrams import LANES, crowds, diagrams
from hypothesis import given
from hypothesis import strategies as st

from finserv.drawing.diagram import Arrow, Box, Diagram
from finserv.drawing.tidy import tidy


@given(st.one_of(diagrams(), crowds()))
def test_a_tidy_diagram_has_one_arrow_between_two_boxes_that_exist_in_lanes_that_exist(diagram):
    tidied = tidy(diagram)
    ids = [box.id for box in tidied.boxes]
    ends = [(arrow.source, arrow.target) for arrow in tidied.arrows]
    assert len(set(ids)) == len(ids) and len(set(ends)) == len(ends)
    assert {end for pair in ends for end in pair} <= set(ids)
    assert {box.lane for box in tidied.boxes} <= {lane.key for lane in tidied.lanes}
    assert tidy(tidied) is tidied


def test_merged_arrows_keep_every_label_once_and_the_stronger_kind():
    boxes = (Box("a", "customer", "A"), Box("b", "customer", "B"))
    arrows = (
        Arrow("a", "b", "redo", "rework"),
        Arrow("b", "a"),
        Arrow("a", "b", "Y", "flow", "added"),
        Arrow("a", "b", "redo"),
    )
    first, second = tidy(Diagram("d", "", "en", LANES, boxes, arrows)).arrows
    assert first == Arrow("a", "b", "redo / Y", "flow", "added")
    assert second == Arrow("b", "a")


def test_a_second_box_of_one_id_and_a_second_lane_of_one_key_are_left_out():
    boxes = (Box("a", "customer", "first"), Box("a", "onstage", "second"))
    tidied = tidy(Diagram("d", "", "en", (*LANES, *LANES), boxes, ()))
    assert [box.label for box in tidied.boxes] == ["first"]
    assert tidied.lanes == LANES
