import pytest
from short_processes import process

from finserv import Blueprint, FinservError, case
from finserv.blueprint.routes import find_routes


def named(routes, steps):
    return {routes.ids[s] for s in steps}


def forked(*flows, **bands):
    ids = list(dict.fromkeys(word for flow in flows for word in flow.split()[:2]))
    bp = process([(i, "", 1, {"band": bands.get(i, "backstage")}) for i in ids], flows)
    return find_routes(bp)


def test_a_branch_that_never_comes_back_is_side_work():
    routes = forked("serve leave", "serve file", "file move", leave="customer")
    assert named(routes, routes.side[routes.ids.index("serve")]) == {"file"}


def test_branches_that_meet_are_not_side_work():
    routes = forked("a b", "a c", "b d", "c d")
    assert routes.side[0] == set() and routes.forks == {0}


def test_the_customers_branch_is_the_one_with_his_steps():
    routes = forked("serve file", "serve leave", leave="customer")
    assert named(routes, routes.side[0]) == {"file"}
    routes = forked("serve file", "serve tell", tell="onstage")
    assert named(routes, routes.side[0]) == {"file"}


def test_with_no_sign_of_the_customer_the_first_branch_is_his():
    routes = forked("a b", "a c")
    assert named(routes, routes.side[0]) == {"c"}


def test_two_branches_that_meet_apart_from_the_customer_are_side_work():
    routes = forked("a leave", "a x", "a y", "x z", "y z", leave="customer")
    assert named(routes, routes.side[0]) == {"x", "y"}


def test_side_work_shared_by_two_steps_stays_side_work():
    routes = forked("a file", "a b", "b file", "b leave", leave="customer")
    assert [named(routes, routes.side[routes.ids.index(i)]) for i in "ab"] == [{"file"}, {"file"}]


def test_rework_into_a_branch_does_not_break_the_join():
    routes = find_routes(case("smart_counter"))
    place = routes.ids.index
    assert place("is_match") in routes.forward[place("show_face")]
    assert place("show_face") not in routes.forward[place("help_check")]


def test_connectors_of_one_name_are_one():
    steps = [
        {"id": "a", "band": "customer", "name": "A"},
        {"id": "out", "band": "customer", "kind": "connector", "name": "1"},
        {"id": "in", "band": "customer", "kind": "connector", "name": "1"},
        {"id": "b", "band": "customer", "name": "B"},
    ]
    routes = find_routes(
        Blueprint.from_tables(steps, [{"source": "a", "target": "out"}, {"source": "in", "target": "b"}])
    )
    assert named(routes, routes.order) == {"a", "out", "in", "b"}


def decision(flows, kind="decision"):
    steps = [("a", "", 1, {"kind": kind}), ("b", "", 1), ("c", "", 1), ("d", "", 1)]
    return find_routes(process(steps, flows))


def test_one_missing_probability_is_what_is_left():
    assert decision(["a b 0.3", "a c", "a d 0.5"]).flows[0] == [(1, 0.3), (2, pytest.approx(0.2)), (3, 0.5)]


def test_an_action_whose_flows_have_probabilities_chooses_and_says_so():
    routes = decision(["a b 0.3", "a c 0.7"], kind="action")
    assert routes.choosing == ["a"] and routes.forks == set()


def test_a_flow_that_is_never_taken_is_left_out():
    assert decision(["a b 0", "a c 1", "c d"]).flows[0] == [(2, 1.0)]


@pytest.mark.parametrize(
    "flows", [["a b", "a c"], ["a b 0.5", "a c 0.6"], ["a b 0.5", "a c 0.4"], ["a b", "a c", "a d 0.2"]]
)
def test_probabilities_that_do_not_add_up_are_refused(flows):
    with pytest.raises(FinservError, match="decision 'a' cannot be run") as caught:
        decision(flows)
    assert "判断“a”" in caught.value.text.zh


def test_labelled_or_rework_flows_out_of_an_action_are_refused():
    with pytest.raises(FinservError, match="Only a decision chooses"):
        decision(["a b", "a c 1 rework"], kind="action")
    bp = Blueprint.from_tables(
        [{"id": i, "band": "onstage", "name": i} for i in "abc"],
        [{"source": "a", "target": "b", "label": "Y"}, {"source": "a", "target": "c", "label": "N"}],
    )
    with pytest.raises(FinservError, match="Only a decision chooses"):
        find_routes(bp)


@pytest.mark.parametrize(
    "flows",
    [
        ["a b", "b c", "c b"],  # no way out
        ["a b 0.5", "a c 0.5", "b a", "c d", "d c"],  # a trap behind a decision
        ["a b", "b c", "b d", "d b"],  # an action that sends back every time
    ],
)
def test_a_loop_without_exit_is_refused(flows):
    with pytest.raises(FinservError, match="never come to an end"):
        decision(flows, kind="decision" if "0.5" in flows[0] else "action")


def test_the_start():
    assert forked("a b", "b c").start == 0
    assert decision(["b a", "a b 0.5", "a c 0.5", "c d"]).start == 0
    assert forked("z b", "y b", y="customer").ids[forked("z b", "y b", y="customer").start] == "y"
    with pytest.raises(FinservError, match="Several steps could be the start"):
        forked("z b", "y b")
    with pytest.raises(FinservError, match="no start"):
        find_routes(
            process([("a", "", 1), ("b", "", 1), ("c", "", 1), ("d", "", 1)], ["a b", "b a", "c d", "d c"])
        )
    with pytest.raises(FinservError, match="no steps"):
        find_routes(Blueprint.from_tables([]))
