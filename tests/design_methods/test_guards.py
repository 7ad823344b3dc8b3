"""Control steps stand, against a game with tokens that knows nothing of graphs."""

from dataclasses import replace

from counters import controlled_blueprints, counter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_runs import orders_of_runs

from finserv.blueprint import Flow
from finserv.blueprint.cases import case
from finserv.blueprint.edits import disconnect, remove_step
from finserv.blueprint.graph import Graph
from finserv.design_methods.guards import control_orders, new_fault, passed_control, problem, surely_before
from finserv.design_methods.rewire import cut_out

quiet = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def test_a_control_that_is_gone_or_unmarked():
    bp = counter()
    assert "would be gone" in passed_control(bp, cut_out(bp, "check")).en
    assert "would be gone" in passed_control(bp, bp.change("check", control=False)).en
    assert not passed_control(bp, bp.change("check", time_mean=9, band="backstage"))


def test_a_way_round_a_control():
    bp = counter()
    round_it = replace(bp, flow_rows=(*bp.flow_rows, Flow(source="ask", target="advise")))
    assert not passed_control(bp, round_it), "both branches are taken and advise waits for the check"
    turned = [replace(f, target="advise") if f.target == "check" else f for f in bp.flow_rows]
    behind = replace(bp, flow_rows=(*turned, Flow(source="leave", target="check")))
    assert passed_control(
        bp, behind
    ).en == "'Ask' would move past the control step 'Check'." or passed_control(bp, behind)


def test_a_branch_that_is_waited_for_counts_as_before():
    loan = Graph(case("instalment_loan"))
    assert surely_before(loan, "review_twice", "tell_decision")
    assert surely_before(loan, "check_credit", "tell_decision")
    assert not surely_before(loan, "send_schedule", "wait_schedule")
    sale = case("wealth_sale")
    assert "grade_product" in control_orders(sale)
    assert "is_suitable" in control_orders(sale)["grade_product"].behind
    loose = disconnect(sale, "grade_product", "is_suitable")
    assert "past the control step" in passed_control(sale, loose).en


def test_a_fault_that_was_there_before_is_not_held_against_a_move():
    bp = remove_step(counter(), "leave")
    assert not new_fault(bp, bp)
    assert problem(counter(), disconnect(counter(), "ask", "check"))


def test_the_reason_names_rule_and_step_in_both_languages():
    told = new_fault(counter(), disconnect(counter(), "file", "pay"))
    assert "SB103" in told.en and "SB103" in told.zh and "Pay out" in told.en


@quiet
@given(controlled_blueprints(max_segments=4, timed=True), st.randoms(use_true_random=False))
def test_what_the_guard_lets_through_keeps_its_order_in_a_game_with_tokens(bp, choose):
    after = _shuffled(bp, choose)
    if passed_control(bp, after):
        return
    new = orders_of_runs(after, runs=40, seed=5)
    for control, order in control_orders(bp).items():
        for run in new:
            for other in order.behind & set(run):
                assert control in run[: run.index(other)], (control, other)
            if control in run:
                for other in order.ahead & {s.id for s in after.step_rows}:
                    assert other in run[: run.index(control)], (other, control)


@quiet
@given(controlled_blueprints(max_segments=4, timed=True))
def test_what_is_said_to_come_before_does_in_a_game_with_tokens(bp):
    runs = orders_of_runs(bp, runs=40, seed=6)
    for control, order in control_orders(bp).items():
        for run in runs:
            assert all(control in run[: run.index(other)] for other in order.behind & set(run))
            if control in run:
                assert all(other in run[: run.index(control)] for other in order.ahead)
            elif len(run) < 500:
                assert not order.bound & set(run)


def _shuffled(bp, choose):
    """Some step taken out of the flow and put in somewhere else, or a flow turned."""
    acts = [s.id for s in bp.step_rows if s.kind == "action" and len(bp.flows_from(s.id)) == 1]
    moved = choose.choice(acts)
    if choose.random() < 0.3:
        flows = [f for f in bp.flow_rows if f.kind == "flow"]
        turned = choose.choice(flows)
        others = [s.id for s in bp.step_rows if s.kind not in ("start",)]
        target = choose.choice(others)
        return replace(
            bp, flow_rows=tuple(replace(f, target=target) if f is turned else f for f in bp.flow_rows)
        )
    rest = cut_out(bp, moved)
    plain = [f for f in rest.flow_rows if f.kind == "flow"]
    here = choose.choice(plain)
    flows = [replace(f, target=moved) if f is here else f for f in rest.flow_rows]
    return replace(rest, step_rows=bp.step_rows, flow_rows=(*flows, Flow(source=moved, target=here.target)))
