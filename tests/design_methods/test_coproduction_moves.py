"""The moves of coproduction, checked by hand."""

import pytest
from counters import counter
from hypothesis import given
from hypothesis import strategies as st

from finserv.blueprint.cases import case
from finserv.blueprint.graph import Graph
from finserv.blueprint.measures import measures
from finserv.blueprint.visits import expected_visits
from finserv.design_methods.assumptions import assumptions
from finserv.design_methods.demand import moved_customers, smoothed
from finserv.design_methods.method import method
from finserv.design_methods.move import Refused

CO = method("coproduction")


def apply(move, where="", bp=None, **values):
    return CO.move(move).apply(bp or counter(), where, assumptions(**values))


def test_self_service_puts_customer_terminal_and_help_in_place_of_the_clerk():
    after = apply("self_service", "type").after
    do, able, helped, done = (after.step(s) for s in ("do_type", "able_type", "help_type", "type"))
    assert (do.band, do.actor, do.time_mean, do.time_cv) == ("customer", "customer", 6.0, 0.8)
    assert (
        do.fail_point
        and do.recovery_step == "help_type"
        and do.fail_cause_en == "customers differ in ability"
    )
    assert (able.kind, able.band) == ("decision", "customer")
    assert (helped.band, helped.pool, helped.time_mean) == ("onstage", "clerk", 2)
    assert (done.actor, done.pool, done.time_mean, done.cost) == (
        "machine",
        "self_service_terminal",
        0.2,
        0.3,
    )
    exits = {f.target: (f.probability, f.kind) for f in after.flows_from("able_type")}
    assert exits == {"type": (0.85, "flow"), "help_type": (0.15, "recovery")}
    assert [f.target for f in after.flows_from("agree") if f.label_en == "Y"] == ["do_type"]
    assert expected_visits(Graph(after)).count["help_type"] == pytest.approx(0.15)


def test_terminals_are_bought_for_the_busiest_hour():
    """Twelve customers at the peak hour, each 6 + 0.1 + 0.2 minutes: 1.26 terminals busy, 3 at 60 % load."""
    pools = {p.id: p.capacity for p in apply("self_service", "type").after.pool_rows}
    assert pools["self_service_terminal"] == 3
    pools = {p.id: p.capacity for p in apply("self_service", "type", terminal_load=0.95).after.pool_rows}
    assert pools["self_service_terminal"] == 2


def test_uneven_ability_is_a_parameter():
    able = measures(apply("self_service", "type", able_share=1.0).after).cost_per_customer
    unable = measures(apply("self_service", "type", able_share=0.2).after).cost_per_customer
    assert unable == pytest.approx(able + 0.8 * 2 * 60 / 60)


@pytest.mark.parametrize(
    "where, why",
    [("check", "control step"), ("advise", "professional judgement")],
)
def test_what_is_not_the_customers(where, why):
    with pytest.raises(Refused, match=why):
        apply("self_service", where)


def test_a_recovery_and_a_decision_are_not_the_customers():
    with pytest.raises(Refused, match="for the customer to put right"):
        apply("self_service", "correct_entry", case("deposit"))
    with pytest.raises(Refused, match="the provider who decides"):
        apply("self_service", "tell_decision", case("instalment_loan"))


def test_preparation_leaves_a_seventh_of_the_time_and_more_complete_papers():
    loan = case("instalment_loan")
    out = apply("prepare_at_home", "apply", loan)
    step = out.after.step("apply")
    assert (step.kind, step.time_mean) == ("document", 3.0)
    back = {f.target: f.probability for f in out.after.flows_from("check_papers")}
    assert back == {"interview": 0.91, "ask_papers": 0.09}
    assert "at home" in step.note_en and "在家" in step.note_zh


def test_preparation_moves_a_step_ahead_where_no_control_stands_between():
    visit = case("service_visit")
    after = apply("prepare_at_home", "state_need", visit).after
    assert [f.target for f in after.flows_from("plan_visit")] == ["state_need"]
    assert [f.target for f in after.flows_from("state_need")] == ["book_visit"]
    assert [f.target for f in after.flows_from("receive_customer")] == ["advise"]


def test_preparation_never_passes_a_control():
    bp = counter(ask={"control": True}, check={"control": False})
    with pytest.raises(Refused, match="control step"):
        apply("prepare_at_home", "ask", bp)
    sale = case("wealth_sale")
    refused = CO.move("prepare_at_home").applies(sale).set_index("where")["can"]
    assert not refused["answer_questions"] and not refused["confirm_risk"]


@pytest.mark.parametrize(
    "case_id, where", [("service_station", "apply_online"), ("order_processing", "order")]
)
def test_what_is_done_from_afar_needs_no_preparation(case_id, where):
    with pytest.raises(Refused, match="from afar already"):
        apply("prepare_at_home", where, case(case_id))


def test_a_step_done_from_a_distance_is_not_advised_for_self_service():
    places = CO.move("self_service").applies(case("order_processing")).set_index("where")
    assert places.loc["open_letter", "can"] and not places.loc["open_letter", "advised"]


def test_saying_clearly_shortens_the_talk():
    advisory = case("advisory")
    after = apply("say_needs", "interview_client", advisory).after
    assert after.step("interview_client").time_mean == pytest.approx(40.5)
    assert after.step("interview_client").time_cv == pytest.approx(0.4)
    assert after.step("tell_goals").evidence_en.endswith("list of needs")


def test_appointments_level_the_arrivals():
    after = apply("appointments").after
    assert after.arrivals == (5.6, 8.0, 10.4)
    assert after.step("come").evidence_en == "booking message"


def test_an_off_peak_price_costs_its_discount():
    out = apply("off_peak_price")
    assert out.after.arrivals == (5.0, 8.0, 11.0)
    assert out.costs == ("off_peak_discount",) and "1.0 in discounts" in out.why.en


@pytest.mark.parametrize("arrivals", [(), (5,), (6, 6, 6)])
def test_level_demand_has_no_peak_to_level(arrivals):
    from dataclasses import replace

    with pytest.raises(Refused):
        apply("appointments", bp=replace(counter(), arrivals=arrivals))


@given(st.lists(st.floats(0, 200), min_size=2, max_size=12), st.floats(0, 1))
def test_smoothing_loses_nobody_and_raises_no_peak(arrivals, share):
    after = smoothed(tuple(arrivals), share)
    assert sum(after) == pytest.approx(sum(arrivals), abs=1e-4)
    assert max(after) <= max(arrivals) + 1e-5 and min(after) >= min(arrivals) - 1e-5
    moved = sum(max(a - b, 0) for a, b in zip(arrivals, after, strict=True))
    assert moved == pytest.approx(moved_customers(tuple(arrivals), share), abs=1e-4)
