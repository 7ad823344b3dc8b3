"""Columns of time: on within a band, level across bands."""

from blueprints import any_blueprints
from hypothesis import given

from finserv.blueprint import Blueprint
from finserv.blueprint.columns import columns, forward, in_time_order
from finserv.blueprint.graph import Graph


def test_a_hand_over_stands_in_one_column_and_the_next_act_in_the_next():
    steps = [
        {"id": i, "band": band, "name": i}
        for i, band in zip("abc", ("customer", "onstage", "customer"), strict=True)
    ]
    bp = Blueprint.from_tables(steps, [{"source": a, "target": b} for a, b in ("ab", "bc", "ac")])
    assert columns(Graph(bp)) == {"a": 0, "b": 0, "c": 1}


@given(any_blueprints())
def test_time_never_runs_back(bp):
    graph = Graph(bp)
    onward, column = forward(graph), columns(graph)
    order = in_time_order(onward)
    assert sorted(order) == sorted(graph.steps)
    for source, targets in onward.items():
        for target in targets:
            assert order.index(source) < order.index(target)
            same_band = graph.steps[source].band == graph.steps[target].band
            assert column[target] >= column[source] + same_band


@given(any_blueprints())
def test_only_rework_and_what_closes_a_circle_is_left_out(bp):
    graph = Graph(bp)
    onward = forward(graph)
    for flow in bp.flow_rows:
        kept = flow.target in onward[flow.source]
        if not kept and flow.kind != "rework":
            assert flow.source in graph.reach([flow.target])
