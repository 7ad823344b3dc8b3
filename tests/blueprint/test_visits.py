"""Expected visits against closed forms, a game with tokens, and the work content of a run."""

import random
from collections import Counter

import numpy as np
import pytest
from blueprints import any_blueprints, sound_blueprints
from hypothesis import given, settings

from finserv.blueprint import Blueprint
from finserv.blueprint.cases import case
from finserv.blueprint.graph import Graph
from finserv.blueprint.visits import chances, expected_visits


def visits(bp):
    return expected_visits(Graph(bp)).count


def made(flows, kinds=None):
    ids = list(dict.fromkeys(end for f in flows for end in f[:2]))
    steps = [{"id": i, "band": "customer", "name": i, "kind": (kinds or {}).get(i, "action")} for i in ids]
    rows = [
        {
            "source": a,
            "target": b,
            "probability": more[0] if more else None,
            "kind": more[1] if more[1:] else "flow",
        }
        for a, b, *more in flows
    ]
    return Blueprint.from_tables(steps, rows)


def test_a_loop_left_with_probability_p_is_visited_once_in_p():
    bp = made([("a", "b"), ("b", "c", 0.8), ("b", "a", 0.2, "rework")], {"b": "decision"})
    assert visits(bp) == pytest.approx({"a": 1.25, "b": 1.25, "c": 1})


def test_two_loops_within_each_other():
    flows = [("a", "b"), ("b", "c"), ("c", "d", 0.6), ("c", "b", 0.3, "rework"), ("c", "a", 0.1, "rework")]
    expected = {"a": 1 + 0.1 / 0.6, "b": 1 / 0.6, "c": 1 / 0.6, "d": 1}
    assert visits(made(flows, {"c": "decision"})) == pytest.approx(expected)


def test_branches_that_meet_again_visit_the_join_once():
    flows = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "e")]
    assert visits(made(flows)) == pytest.approx(dict.fromkeys("abcde", 1))


def test_a_short_cut_beside_a_long_way_visits_the_join_once():
    assert visits(made([("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")])) == pytest.approx(
        dict.fromkeys("abcd", 1)
    )


def test_side_work_is_done_once_and_does_not_come_back():
    assert visits(made([("a", "b"), ("a", "c"), ("c", "d")])) == pytest.approx(dict.fromkeys("abcd", 1))


def test_a_fork_inside_a_fork_visits_the_join_once():
    flows = [("a", "b"), ("a", "c"), ("c", "d"), ("c", "e"), ("b", "f"), ("d", "f"), ("e", "f"), ("f", "g")]
    assert visits(made(flows)) == pytest.approx(dict.fromkeys("abcdefg", 1))


def test_a_fork_that_only_some_customers_come_to():
    flows = [("a", "b", 0.5), ("a", "z", 0.5), ("b", "c"), ("b", "d"), ("c", "e"), ("d", "e"), ("e", "z")]
    assert visits(made(flows, {"a": "decision"})) == pytest.approx(
        {**dict.fromkeys("bcde", 0.5), "a": 1, "z": 1}
    )


def test_one_missing_probability_is_what_is_left():
    assert visits(made([("a", "b", 0.7), ("a", "c")], {"a": "decision"})) == pytest.approx(
        {"a": 1, "b": 0.7, "c": 0.3}
    )


def test_connectors_of_one_name_are_joined():
    flows = [("a", "b", 0.5), ("a", "out", 0.5), ("into", "d")]
    bp = made(flows, {"a": "decision", "out": "connector", "into": "connector"})
    bp = bp.change("out", name_en="1", name_zh="1").change("into", name_en="1", name_zh="1")
    assert visits(bp) == pytest.approx({"a": 1, "b": 0.5, "out": 0.5, "into": 0.5, "d": 0.5})


@pytest.mark.parametrize(
    ("bp", "said"),
    [
        (
            made([("a", "b"), ("a", "c")], {"a": "decision"}),
            "no probabilities that sum to 1 on the exits of a",
        ),
        (
            made([("a", "b", 0.5), ("a", "c", 0.2)], {"a": "decision"}),
            "no probabilities that sum to 1 on the exits of a",
        ),
        (made([("a", "b"), ("b", "b", 1, "rework")]), "These steps never come to an end"),
        (Blueprint(), "there is not exactly one start"),
    ],
)
def test_what_is_missing_is_said(bp, said):
    found = expected_visits(Graph(bp))
    assert found.count is None and found.missing.en.startswith(said) and found.missing.zh


def played(bp, customers, seed):
    """Visits of each step in a game with tokens: a step that plain flows from two sides reach waits for both."""
    graph, luck = Graph(bp), random.Random(seed)
    meets = {s: sum(f.kind == "flow" for f in flows) for s, flows in graph.into.items()}
    rows = []
    for _ in range(customers):
        seen, arrived, tokens = Counter(), Counter(), [(graph.starts[0], "flow")]
        while tokens:
            here, way = tokens.pop()
            if way == "flow" and meets[here] > 1:
                arrived[here] += 1
                if arrived[here] % meets[here]:
                    continue
            seen[here] += 1
            taken = chances(graph, graph.steps[here])
            if graph.steps[here].kind == "decision":
                flow = luck.choices([f for f, _ in taken], [p for _, p in taken])[0]
                tokens.append((flow.target, flow.kind))
            else:
                tokens += [(f.target, f.kind) for f, _ in taken]
        rows.append([seen[s] for s in graph.steps])
    return np.array(rows)


@settings(max_examples=12, deadline=None)
@given(sound_blueprints(max_segments=4, timed=True))
def test_a_game_with_tokens_agrees(bp):
    game = played(bp, 400, seed=7)
    error = game.std(axis=0) / np.sqrt(len(game))
    expected = np.array(list(visits(bp).values()))
    assert np.all(np.abs(game.mean(axis=0) - expected) <= 6 * error + 0.05 * expected)


def test_branches_that_meet_before_the_others_do_are_counted_once():
    """Of three branches of the loan two meet at the double review, and all three at the decision."""
    loan = visits(case("instalment_loan"))
    assert loan["check_papers"] == pytest.approx(1 / 0.85)
    for step in ("interview", "verify_income", "check_credit", "review_twice", "tell_decision"):
        assert loan[step] == pytest.approx(1.0), step
    assert loan["prepare_contract"] == pytest.approx(0.7)


@given(any_blueprints())
def test_visits_are_numbers_or_something_is_missing(bp):
    found = expected_visits(Graph(bp))
    if found.count is None:
        assert found.missing.zh and found.missing.en
    else:
        assert set(found.count) == {s.id for s in bp.step_rows}
        assert all(np.isfinite(n) and n >= 0 for n in found.count.values())


def test_the_deposit_prints_again_after_one_correction_in_fifty():
    assert visits(case("deposit"))["print_data"] == pytest.approx(1 / 0.98)
