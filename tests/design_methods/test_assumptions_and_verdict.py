"""The stated numbers, and what is said of a redesign as a whole."""

from dataclasses import replace

import pytest
from counters import counter

from finserv.blueprint.cases import CASE_IDS, case
from finserv.blueprint.graph import Graph
from finserv.blueprint.visits import expected_visits
from finserv.design_methods import assumptions, judge, redesign
from finserv.design_methods.method import DESIGN_METHODS, method, methods, moves
from finserv.design_methods.move import risk_texts
from finserv.design_methods.reckon import Measured
from finserv.design_methods.verdict import Figure
from finserv.errors import FinservError
from finserv.language import Text
from finserv.simulation import simulate


def test_every_assumption_is_synthetic_stated_in_both_languages_and_within_its_bounds():
    table = assumptions().table
    assert table["id"].is_unique and (table["provenance"] == "synthetic").all() and not table["changed"].any()
    from finserv.design_methods.assumptions import stated

    for name in table["id"]:
        row = stated(name)
        assert row.text.zh and row.text.en and row.lowest <= row.value <= row.highest
        assert row.method in DESIGN_METHODS


def test_every_cost_and_risk_of_a_move_is_stated():
    known = set(assumptions().table["id"])
    for name in DESIGN_METHODS:
        for move in method(name).moves:
            assert set(move.costs) <= known and set(move.risks) <= set(risk_texts()), move.id
            assert move.risks


def test_changes_add_up_and_bad_numbers_are_refused():
    once = assumptions({"help_minutes": 3}, able_share=0.5)
    assert once.change(able_share=0.7) == assumptions(able_share=0.7, help_minutes=3)
    for value in (-1, "much", None, True, float("nan")):
        with pytest.raises(FinservError, match="able_share"):
            assumptions(able_share=value)
    with pytest.raises(FinservError, match="help_minutes"):
        assumptions(help_minute=3)


def test_every_assumption_is_used_by_some_move(tmp_path):
    from importlib.resources import files

    source = "".join(
        p.read_text(encoding="utf-8")
        for p in files("finserv.design_methods").iterdir()
        if p.name.endswith(".py")
    )
    assert [name for name in assumptions().table["id"] if name not in source] == []


def test_methods_and_moves_as_tables():
    assert methods()["method"].tolist() == list(DESIGN_METHODS)
    assert len(moves()) == sum(len(method(m).moves) for m in DESIGN_METHODS)
    assert (moves()["principle_text"] != "").all()
    with pytest.raises(FinservError, match="coproduction"):
        method("coproduction_")
    with pytest.raises(FinservError, match="technology"):
        method("production_line").move("tecnology")


def figure(before, after, **more):
    return Figure(id="x", name=Text("x", "x"), unit=Text(), before=before, after=after, **more)


@pytest.mark.parametrize(
    "one, answer",
    [
        (figure(10, 9), "yes"),
        (figure(10, 11), "no"),
        (figure(10, 10.1), "same"),
        (figure(10, 5, low=-12, high=2), "same"),
        (figure(10, 5, low=-6, high=-4), "yes"),
        (figure(10, 5, lower=None), ""),
        (figure(None, 5), ""),
        (figure(0, 0), "same"),
        (figure(0, 1), "no"),
    ],
)
def test_when_a_figure_is_better(one, answer):
    assert one.better == answer


def test_a_method_that_makes_things_worse_says_so():
    """The line on advice: many more failures and longer waits; the contact approach on a sale: only dearer."""
    line = redesign(case("advisory"), "production_line")
    words = {f.id: f.better for f in line.judgement.figures}
    assert words["failures"] == "no" and words["wait"] == "no" and "Worse:" in line.verdict
    assert line.judgement.word in ("mixed", "worse")
    sale = redesign(case("wealth_sale"), "customer_contact")
    assert sale.judgement.word == "worse" and "does not pay" in sale.verdict


def test_the_line_suits_the_deposit():
    made = redesign(case("deposit"), "production_line")
    assert made.judgement.word == "better"
    assert {"wait", "cycle_time", "cost_per_customer"} <= {
        f.id for f in made.judgement.figures if f.better == "yes"
    }


def test_without_arrivals_the_measures_alone_tell():
    bp = replace(counter(), arrivals=())
    found = redesign(bp, "production_line", ["technology:file"])
    assert "There was no run" in found.verdict and "cost of the work" in found.verdict
    assert not {"wait", "cycle_time"} & {f.id for f in found.judgement.figures}


def test_the_same_blueprint_is_no_better_than_itself():
    assert judge(counter(), counter(), days=5).word == "same"


def test_smoothed_demand_is_run_with_its_own_arrivals():
    made = redesign(case("deposit"), "coproduction", ["appointments"])
    table = made.compare(days=20, seed=2).set_index("measure")
    before = simulate(case("deposit"), days=20, seed=2)
    assert table.loc["wait", "before"] == pytest.approx(before["wait"])
    assert table.loc["wait", "after"] < table.loc["wait", "before"]
    assert table.loc["customers", "difference"] == pytest.approx(0, abs=5)


@pytest.mark.parametrize("case_id", CASE_IDS)
def test_visits_are_those_of_a_run(case_id):
    """Counted in a run, not reckoned: how often a customer comes to each step."""
    bp = case(case_id)
    run = simulate(bp, days=30, seed=1)
    count = expected_visits(Graph(bp)).count
    for step_id, number in run.steps.set_index("step")["visits"].items():
        assert number == pytest.approx(count[step_id], abs=0.06)


def test_failures_by_hand():
    """One in ten goes back to be advised again: a ninth of a failure a customer."""
    assert Measured(counter()).failures == pytest.approx(0.1 / 0.9)
