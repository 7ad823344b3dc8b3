"""What a blueprint's graph says, against plain definitions."""

from blueprints import any_blueprints
from hypothesis import given

from finserv.blueprint import Blueprint
from finserv.blueprint.graph import Graph


def closure(bp, kinds=("flow", "rework", "recovery")):
    """All pairs (a, b) with a way of one flow or more from a to b, by Warshall's algorithm."""
    ids = [s.id for s in bp.step_rows]
    ways = {(f.source, f.target) for f in bp.flow_rows if f.kind in kinds}
    for middle in ids:
        into = [a for a in ids if (a, middle) in ways]
        out = [b for b in ids if (middle, b) in ways]
        ways.update((a, b) for a in into for b in out)
    return ids, ways


@given(any_blueprints())
def test_reached_and_ending_are_the_transitive_closure(bp):
    graph, (ids, ways) = Graph(bp), closure(bp)
    assert graph.reached == {
        b for b in ids if b in graph.entries or any((a, b) in ways for a in graph.entries)
    }
    assert graph.ending == {a for a in ids if a in graph.ends or any((a, b) in ways for b in graph.ends)}


@given(any_blueprints())
def test_loops_are_the_steps_that_come_back_to_themselves_by_plain_flows(bp):
    ids, ways = closure(bp, kinds=("flow",))
    expected = {frozenset(b for b in ids if (a, b) in ways and (b, a) in ways) for a in ids if (a, a) in ways}
    found = Graph(bp).loops
    assert {frozenset(members) for members in found} == expected
    assert all(list(members) == sorted(members, key=ids.index) for members in found)


def test_the_start_is_the_marked_one_or_the_customers_first_step():
    steps = [
        {"id": "server", "band": "support", "name": "Server"},
        {"id": "ask", "band": "customer", "name": "Ask"},
        {"id": "tell", "band": "onstage", "name": "Tell"},
    ]
    flows = [{"source": "ask", "target": "tell"}, {"source": "server", "target": "tell"}]
    assert Graph(Blueprint.from_tables(steps, flows)).starts == ("ask",)
    steps[0]["kind"] = "start"
    assert Graph(Blueprint.from_tables(steps, flows)).starts == ("server",)


def test_a_step_that_only_leads_to_itself_can_be_the_start():
    bp = Blueprint.from_tables(
        [{"id": "a", "band": "customer", "name": "A"}], [{"source": "a", "target": "a", "kind": "rework"}]
    )
    assert Graph(bp).starts == ("a",)
