"""The moves of the contact approach, its measure, its design table, the core flow."""

import pytest
from counters import counter

from finserv.blueprint.cases import CASE_IDS, case
from finserv.design_methods import contact_design, core_flow, degree_of_contact, measure_contact
from finserv.design_methods.assumptions import assumptions
from finserv.design_methods.method import method
from finserv.design_methods.move import Refused
from finserv.errors import FinservError

CONTACT = method("customer_contact")


def apply(move, where, bp=None, **values):
    return CONTACT.move(move).apply(bp or counter(), where, assumptions(**values))


def test_separate_moves_what_needs_no_customer_behind_with_part_of_the_staff():
    out = apply("separate", "file")
    step = out.after.step("file")
    assert (step.band, step.pool, step.time_mean) == ("backstage", "clerk_back", 1.8)
    pools = {p.id: (p.capacity, p.wage) for p in out.after.pool_rows}
    assert pools == {"clerk": (3, 60), "clerk_back": (1, 51)}
    assert out.changes.steps == {"file": "moved"}
    assert degree_of_contact(out.after) < degree_of_contact(counter())


def test_separated_work_goes_to_the_back_office_that_is_there_with_its_share_of_the_staff():
    """Behind: transact, print, stamp, file at 0.9 of 2.0 minutes, and 1 minute of vouchers; in front about 2.3."""
    after = case("deposit")
    for where in ("transact", "print_data", "file_voucher", "stamp"):
        after = CONTACT.move("separate").apply(after, where).after
    assert {after.step(s).pool for s in ("transact", "print_data", "file_voucher", "stamp")} == {"clerk"}
    assert {p.id: p.capacity for p in after.pool_rows} == {"teller": 2, "lobby_manager": 1, "clerk": 2}


def test_neither_reviewers_nor_inspectors_become_a_back_office():
    after = apply("decouple", "accept_order", case("wealth_sale")).after
    assert after.step("accept_order").pool == "adviser_back"


@pytest.mark.parametrize(
    "where, why", [("check", "control step"), ("type", "customer is met"), ("pay", "customer is met")]
)
def test_what_stays_at_the_front(where, why):
    with pytest.raises(Refused, match=why):
        apply("separate", where)


def test_decoupling_takes_in_does_behind_and_gives_out():
    after = apply("decouple", "type", decoupling_worth=1).after
    assert after.step("type").band == "backstage"
    assert [f.target for f in after.flows_from("agree") if f.label_en == "Y"] == ["take_type"]
    assert [f.target for f in after.flows_from("take_type")] == ["type"]
    assert after.step("take_type").time_mean == 1 and after.step("take_type").pool == "clerk"
    paid = apply("decouple", "pay").after
    assert [f.target for f in paid.flows_from("pay")] == ["give_pay"]
    assert [f.target for f in paid.flows_from("give_pay")] == ["leave"]


@pytest.mark.parametrize("where, why", [("check", "face to face"), ("advise", "high-contact")])
def test_what_cannot_be_decoupled(where, why):
    with pytest.raises(Refused, match=why):
        apply("decouple", where)


def test_a_witness_has_to_be_there():
    with pytest.raises(Refused, match="has to be present"):
        apply("decouple", "witness_signing", case("instalment_loan"))


def test_people_skills_take_longer_and_fail_less():
    after = apply("people_skills", "advise").after
    assert after.step("advise").time_mean == 10.5
    assert next(f.probability for f in after.flows_from("agree") if f.kind == "rework") == pytest.approx(0.08)


def test_contact_is_measured_step_by_step():
    table = measure_contact(counter()).set_index("step")
    assert table["contact"].to_dict() == {
        "ask": "high", "check": "high", "advise": "high", "agree": "high", "type": "high", "file": "low", "pay": "high"
    }  # fmt: skip
    assert table.loc["advise", "minutes"] == pytest.approx(10 / 0.9)
    assert table["share"].sum() == pytest.approx(1)
    unknown = measure_contact(counter(pay={"time_mean": None}))
    assert unknown["share"].isna().all()


def test_the_design_table_speaks_to_each_step_of_the_provider():
    advice = contact_design(case("deposit"))
    assert set(advice["step"]) == {s.id for s in case("deposit").step_rows if s.band != "customer"}
    assert advice.groupby("step")["item"].nunique().eq(11).all()
    with pytest.raises(FinservError, match="worker_skills"):
        contact_design(case("deposit"), "worker_skill")


def test_the_core_flow_is_scored_by_three_principles():
    table = core_flow(counter()).set_index("step")
    assert table.loc["check", ["value", "customer"]].tolist() == [1.0, 1.0] and table.loc["check", "core"]
    assert table.loc["advise", "performance"] == 1.0
    assert table.loc["file", "serves_none"] or table.loc["file", "value"] == 0.0
    for case_id in CASE_IDS:
        scores = core_flow(case(case_id))
        assert scores[["value", "customer", "performance"]].stack().between(0, 1).all()
        assert not (scores["core"] & scores["serves_none"]).any()
        assert (scores["serves_none"] | (scores["reasons"] != "")).all()
