"""What each case has to show: the chapter's boxes, the loan's controls, the to-be beside the as-is."""

from __future__ import annotations

from collections import Counter

import pytest
from case_walks import reach, targets, the_start

from finserv.blueprint.cases import case
from finserv.chapter import deposit_boxes, order_boxes

HIDDEN = ("backstage", "support")

SLIDE_5 = {
    "take_number": "take_number",
    "queue": "queue",
    "enter_pin": "enter_pin",
    "data_processing": "process_data",
    "transaction": "transact",
    "print": "print_data",
    "stamp": "stamp",
    "return_passbook": "return_passbook",
}


def test_the_deposit_keeps_the_slide_s_eight_steps_in_order_before_the_customer_s_eyes():
    bp = case("deposit")
    boxes = deposit_boxes().set_index("id")
    assert list(boxes.sort_values("order", kind="stable").index[:8]) == list(SLIDE_5)
    steps = list(SLIDE_5.values())
    forward = targets(bp, ("flow",))
    for earlier, later in zip(steps, steps[1:], strict=False):
        assert later in reach(forward, earlier) and earlier not in reach(forward, later)
    assert [bp.step(s).band for s in steps] == ["customer"] * 3 + ["onstage"] * 5
    assert all(bp.step(s).provenance == "chapter" for s in steps)
    for box, step_id in SLIDE_5.items():
        assert boxes.loc[box, "name_zh"] in bp.step(step_id).name_zh
    assert bp.step("queue").wait_point
    assert "两次" in bp.step("enter_pin").note_zh and "twice" in bp.step("enter_pin").note_en


def test_the_deposit_files_the_voucher_beside_the_passbook_and_hides_the_rest():
    bp = case("deposit")
    assert {"return_passbook", "file_voucher"} <= set(targets(bp)["stamp"])
    assert bp.step("file_voucher").band == "onstage"
    assert "leave" not in reach(targets(bp), "file_voucher"), "filing costs the customer no time"
    hidden = [s.id for s in bp.step_rows if s.band in HIDDEN]
    assert sorted(hidden) == ["keep_books", "manage_lobby", "move_vouchers"]
    assert all(bp.step(s).provenance == "chapter" for s in hidden)


@pytest.mark.parametrize(
    ("case_id", "declared"),
    [
        ("deposit", ("interaction", "low", "goods", "customer")),
        ("instalment_loan", ("interaction", "high", "goods", "provider")),
        ("advisory", ("interaction", "high", "information", "")),
        ("order_processing", ("", "", "", "")),
    ],
)
def test_the_declared_class_is_the_chapter_s(case_id, declared):
    bp = case(case_id)
    assert declared == (
        bp.declared_participation, bp.declared_divergence, bp.declared_object, bp.declared_owner
    )  # fmt: skip


def test_the_loan_goes_from_authorisation_to_post_loan_management_and_keeps_its_controls():
    bp = case("instalment_loan")
    controls = (
        "authorise_enquiry",
        "check_papers",
        "interview",
        "review_twice",
        "pay_payee",
        "find_delinquent",
    )
    assert {s.id for s in bp.step_rows if s.control} == set(controls)
    forward = targets(bp, ("flow",))
    for earlier, later in zip(controls, controls[1:], strict=False):
        assert later in reach(forward, earlier)
    assert "check_credit" in reach(forward, "authorise_enquiry")
    assert bp.step("review_twice").name_zh == "双人复核"


def test_the_loan_has_the_known_fail_and_wait_points():
    bp = case("instalment_loan")
    fails = {"apply", "verify_income", "prepare_contract", "post_payment"}
    assert {s.id for s in bp.step_rows if s.fail_point} == fails
    assert {s.id for s in bp.step_rows if s.wait_point} == {"wait_decision", "wait_schedule"}


def test_the_loan_shows_its_costs_before_it_charges_them():
    bp = case("instalment_loan")
    (shown,) = (s.id for s in bp.step_rows if s.fee == "shown")
    (charged,) = (s.id for s in bp.step_rows if s.fee == "charged")
    without = {s: [t for t in nexts if t != shown] for s, nexts in targets(bp).items()}
    assert charged not in reach(without, the_start(bp))


ORDER_BOXES = {
    "open": "open_letter",
    "conformity_check": "check_conformity",
    "customer_file": "put_into_file",
    "form_letter": "complete_letter",
    "envelope": "write_envelope",
    "post_office": "send_to_post",
    "return_post": "return_to_post",
}


def test_order_processing_has_every_box_of_the_slide_and_its_arrows_are_a_reconstruction():
    bp = case("order_processing")
    boxes = {ORDER_BOXES.get(box, box) for box in order_boxes()["id"]}
    assert {s.id for s in bp.step_rows} - boxes == {"receive_letter"}
    assert all(bp.step(s).provenance == "chapter" for s in boxes)
    assert {flow.provenance for flow in bp.flow_rows} == {"reconstruction"}
    kinds = Counter(s.kind for s in bp.step_rows)
    assert (kinds["connector"], kinds["document"], kinds["decision"], kinds["start"]) == (4, 1, 4, 1)


def test_the_wealth_sale_keeps_questionnaire_match_and_recording_in_order():
    bp = case("wealth_sale")
    controls = ("verify_identity", "answer_questions", "is_suitable", "record_sale", "call_back")
    assert all(bp.step(s).control for s in controls)
    forward = targets(bp, ("flow",))
    for earlier, later in zip(controls, controls[1:], strict=False):
        assert later in reach(forward, earlier)


def test_the_smart_counter_has_machines_onstage_and_staff_who_authorise():
    bp = case("smart_counter")
    onstage = {s.id: s.actor for s in bp.band("onstage")}
    assert Counter(onstage.values()) == {"machine": 3, "staff": 3}
    assert onstage["authorise_opening"] == "staff" and bp.step("authorise_opening").control


def test_the_remote_teller_is_the_deposit_to_be_and_keeps_its_ids():
    before, after = case("deposit"), case("remote_teller")
    assert (after.state, after.based_on, before.state) == ("to_be", "deposit", "as_is")
    old, new = ({s.id for s in bp.step_rows} for bp in (before, after))
    assert old - new == {"take_number", "issue_ticket", "call_number", "stamp", "file_voucher"}
    assert new - old == {"choose_service", "connect_teller", "verify_identity"}
    assert all(before.step(i).band == after.step(i).band for i in old & new)
    assert all(after.step(i).note_zh and after.step(i).note_en for i in new - old)
    assert all(not before.step(i).control for i in old - new), "no control is dropped"
    assert before.arrivals == after.arrivals and before.price == after.price
    assert "为什么" in after.purpose_zh and "Why" in after.purpose_en
