"""What holds for every redesign, on the cases and on generated blueprints."""

import random

import pytest
from counters import controlled_blueprints, counter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_runs import orders_of_runs

from finserv.blueprint import to_json
from finserv.blueprint.cases import CASE_IDS, case
from finserv.blueprint.rules import check
from finserv.design_methods import DESIGN_METHODS, redesign
from finserv.design_methods.assumptions import assumptions
from finserv.design_methods.method import method
from finserv.design_methods.move import Refused
from finserv.design_methods.scene import Scene
from finserv.drawing.draw import draw
from finserv.errors import FinservError

quiet = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def faults(bp, since=None):
    return {(f.rule, f.element) for f in check(bp, "correctness", since=since)}


def keeps_the_bargain(before, after):
    rows = {step.id: step for step in after.step_rows}
    for step in before.step_rows:
        if step.control:
            assert step.id in rows and rows[step.id].control, step.id
            assert rows[step.id].actor == step.actor
            assert (rows[step.id].minutes or 0) >= 0.99 * (step.minutes or 0)
        if step.id in rows:
            assert rows[step.id].name == step.name
    assert faults(after) <= faults(before)
    assert not [f for f in check(after, ["SB604", "SB605"], since=before)]


@pytest.mark.parametrize("name", DESIGN_METHODS)
@pytest.mark.parametrize("case_id", CASE_IDS)
def test_every_method_on_every_case(case_id, name):
    before = case(case_id)
    made = redesign(before, name)
    keeps_the_bargain(before, made.after)
    assert faults(made.after) == set()
    assert made.before == before
    assert (made.after.state, made.after.based_on) == ("to_be", before.id)
    assert len(made.changes) == len(made.turns)
    assert (made.changes["why"] != "").all() and (made.refused["why"] != "").all()
    seen = {f.rule for f in check(made.after, "recommended", since=before)}
    assert seen <= {"SB208", "SB204", "SB701", "SB702", "SB301"}


@pytest.mark.parametrize("name", DESIGN_METHODS)
def test_each_method_changes_three_cases_at_least(name):
    assert sum(bool(redesign(case(case_id), name).turns) for case_id in CASE_IDS) >= 3


@quiet
@given(controlled_blueprints(max_segments=5), st.sampled_from(DESIGN_METHODS))
def test_a_redesign_keeps_ids_controls_and_correctness(bp, name):
    made = redesign(bp, name)
    keeps_the_bargain(bp, made.after)


@quiet
@given(
    controlled_blueprints(max_segments=5), st.sampled_from(DESIGN_METHODS), st.randoms(use_true_random=False)
)
def test_moves_that_are_possible_but_not_advised_keep_the_bargain_too(bp, name, choose):
    moves = [f"{move.id}:{place.where}" for move, place in _all_places(bp, name)]
    choose.shuffle(moves)
    made = redesign(bp, name, [m if not m.endswith(":") else m[:-1] for m in moves[:6]])
    keeps_the_bargain(bp, made.after)


def _all_places(bp, name):
    scene = Scene(bp, assumptions())
    return [(m, p) for m in method(name).moves for p in m.places(scene)]


@quiet
@given(controlled_blueprints(max_segments=4, timed=True), st.sampled_from(DESIGN_METHODS))
def test_no_run_of_the_after_does_a_step_before_a_control_that_it_waited_for(bp, name):
    """Plays both with tokens: what always came after a control (or before it) in the before still does."""
    after = redesign(bp, name).after
    old, new = (orders_of_runs(b, runs=60, seed=3) for b in (bp, after))
    kept = {s.id for s in after.step_rows}
    for control in (s.id for s in bp.step_rows if s.control):
        for other in kept & {s.id for s in bp.step_rows} - {control}:
            for first, second in ((control, other), (other, control)):
                always = _always(old, first, second)
                if always and _surely(bp, first, second):
                    assert _always(new, first, second) is not False, (first, second)


def _always(runs, first, second):
    """True where in every run ``second`` is only done after ``first``; None where it is never done."""
    told = [first in run[: run.index(second)] for run in runs if second in run]
    return all(told) if told else None


def _surely(bp, first, second):
    from finserv.blueprint.graph import Graph
    from finserv.design_methods.guards import surely_before

    return surely_before(Graph(bp), first, second)


@pytest.mark.parametrize("name", DESIGN_METHODS)
def test_the_same_redesign_twice_is_the_same_to_the_byte(name):
    one, two = (redesign(case("instalment_loan"), name) for _ in range(2))
    assert to_json(one.after) == to_json(two.after)
    assert one.changes.equals(two.changes) and one.refused.equals(two.refused) and one.verdict == two.verdict


def test_methods_combine_and_below_the_line_of_visibility_the_line_works_alone():
    first = redesign(case("advisory"), "information_empowerment")
    both = first.then("production_line", bands=("backstage", "support"))
    assert both.methods == ("information_empowerment", "production_line")
    assert both.before == case("advisory") and both.after.based_on == "advisory"
    touched = {t.where for t in both.turns if t.method == "production_line"}
    assert touched and {first.after.step(s).band for s in touched} <= {"backstage", "support"}
    assert redesign(first, "production_line", bands=["support", "backstage"]) == both
    assert both.after.title_en.endswith("(information empowerment + production-line approach)")


def test_a_move_can_be_taken_back_and_the_others_stay():
    made = redesign(counter(), "production_line", ["technology:file", "standardise:type", "standardise:pay"])
    back = made.without("standardise", "pay")
    assert [t.where for t in back.turns] == ["file", "type"]
    assert back.after.step("pay") == counter().step("pay")
    assert back.after == redesign(counter(), "production_line", ["technology:file", "standardise:type"]).after
    nothing = back.without("standardise").without("technology")
    assert nothing.after.step_rows == counter().step_rows and not nothing.turns


def test_taking_back_what_was_not_made_names_what_was():
    made = redesign(counter(), "production_line", ["technology:file"])
    with pytest.raises(FinservError, match="technology"):
        made.without("tecnology")


def test_moves_at_one_step_or_wherever_advised():
    everywhere = redesign(counter(), "production_line", ["technology"])
    assert [t.where for t in everywhere.turns] == ["file"]
    assert redesign(counter(), "production_line", [("technology", "file")]).after == everywhere.after
    assert redesign(counter(), "production_line", "technology:file").after == everywhere.after


def test_what_is_refused_is_told_and_changes_nothing():
    made = redesign(counter(), "production_line", ["technology:check"])
    assert made.refused.to_dict("records") == [
        {
            "method": "production_line",
            "move": "technology",
            "step": "check",
            "why": "A control step stays with whoever its rule names.",
        }
    ]
    assert made.after.step_rows == counter().step_rows


@pytest.mark.parametrize(
    "asked, said",
    [
        ({"method": "production"}, "production_line"),
        ({"moves": ["tecnology"]}, "Did you mean 'technology'"),
        ({"moves": ["technology:fil"]}, "Did you mean 'file'"),
        ({"moves": [("technology", "file", "x")]}, "moves is a list"),
        ({"moves": 7}, "moves is a list"),
        ({"bands": "backstge"}, "backstage"),
        ({"assumptions": {"able_shar": 1}}, "able_share"),
        ({"assumptions": {"able_share": 2}}, "from 0 to 1"),
    ],
)
def test_a_slip_is_told_with_the_choices(asked, said):
    with pytest.raises(FinservError) as error:
        redesign(counter(), **{"method": "production_line", **asked})
    assert said in str(error.value)


def test_other_assumptions_other_effects():
    made = redesign(
        counter(), "production_line", ["technology:file"], assumptions={"machine_time_factor": 0.25}
    )
    assert made.after.step("file").time_mean == 0.5
    assert made.with_assumptions(machine_time_factor=0.75).after.step("file").time_mean == 1.5
    assert made.costs.set_index("assumption").loc["machine_price", "provenance"] == "synthetic"


def test_the_face_tells_everything_in_both_languages():
    from finserv.language import use_language

    made = redesign(case("deposit"), "coproduction")
    english = made._repr_html_()
    use_language("zh")
    chinese = made._repr_html_()
    assert "customers differ in ability" in english and "顾客能力参差不齐" in chinese
    assert "Changes made" in english and "所做的改变" in chinese
    assert made.verdict.endswith("。")


def test_the_after_is_drawn_with_its_changes_marked():
    made = redesign(case("deposit"), "coproduction")
    svg = draw(made.after, "en", since=made.before).svg
    assert "Do it oneself" in svg and "Added" in svg


def test_a_move_that_hits_a_guard_is_refused_with_the_reason():
    look = method("information_empowerment").move("one_database")
    with pytest.raises(Refused, match="nothing to do"):
        look.apply(case("deposit"), "queue")


def test_the_order_of_listing_does_not_matter_to_what_is_made():
    bp = counter()
    rows = list(bp.step_rows)
    random.Random(4).shuffle(rows)
    from dataclasses import replace

    mixed = redesign(replace(bp, step_rows=tuple(rows)), "production_line")
    assert {s.id: s for s in mixed.after.step_rows} == {
        s.id: s for s in redesign(bp, "production_line").after.step_rows
    }
