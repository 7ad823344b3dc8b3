import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_strategies import blueprints

from finserv.blueprint import Blueprint, from_json, to_json
from finserv.blueprint.cases import case
from finserv.blueprint.view import view
from finserv.blueprint.words import BANDS
from finserv.errors import FinservError

DEPOSIT = case("deposit")


def listed(bp):
    return [step.id for step in bp.step_rows]


def ends(bp):
    return [(flow.source, flow.target) for flow in bp.flow_rows]


def chain(*steps, flows):
    return Blueprint.from_tables(
        [{"id": step, "band": "customer" if step.islower() else "support", "name": step} for step in steps],
        [
            {"source": source, "target": target, **cells}
            for source, target, *rest in flows
            for cells in rest or [{}]
        ],
    )


def test_one_band_is_what_the_customer_does_in_order():
    seen = view(DEPOSIT, band="customer")
    assert listed(seen) == [
        "arrive",
        "take_number",
        "queue",
        "hand_over_cash",
        "enter_pin",
        "check_passbook",
        "leave",
    ]
    assert ("enter_pin", "check_passbook") in ends(seen)
    assert ("take_number", "queue") in ends(seen)
    assert seen.title_zh == "银行柜台存款：顾客行为"
    assert seen.title_en == "Deposit at a bank counter: customer actions"
    assert seen.pool_rows == (DEPOSIT.pool_rows[0],)
    assert seen.arrivals == DEPOSIT.arrivals


def test_words_are_read_in_either_language_and_several_may_be_asked():
    assert view(DEPOSIT, band="前台") == view(DEPOSIT, band=["onstage"]) == view(DEPOSIT, band="Onstage")
    both = view(DEPOSIT, band=["onstage", "backstage"])
    assert {step.band for step in both.step_rows} == {"onstage", "backstage"}
    assert {step.actor for step in view(DEPOSIT, actor="machine").step_rows} == {"machine"}


def test_a_role_is_seen_alone_or_with_whom_it_deals():
    alone = view(DEPOSIT, pool="clerk")
    assert listed(alone) == ["move_vouchers"]
    assert [pool.id for pool in alone.pool_rows] == ["clerk"]
    assert listed(view(DEPOSIT, pool="clerk", neighbours=True)) == ["file_voucher", "move_vouchers"]
    assert view(DEPOSIT, pool=["teller", "clerk"]).title_en.endswith(": tellers, back-office clerk")


def test_a_stage_is_what_lies_on_a_way_from_one_step_to_another():
    stage = view(DEPOSIT, start="enter_pin", end="stamp")
    assert listed(stage) == ["enter_pin", "process_data", "transact", "print_data", "stamp", "keep_books"]
    assert listed(view(DEPOSIT, start="return_passbook")) == ["check_passbook", "leave", "return_passbook"]
    assert listed(view(DEPOSIT, end="queue")) == ["arrive", "take_number", "queue", "issue_ticket"]


def test_conditions_are_all_to_be_met():
    assert listed(view(DEPOSIT, band="support", actor="machine")) == ["keep_books"]
    assert listed(view(DEPOSIT, steps=["queue", "stamp"], band="customer")) == ["queue"]
    assert view(DEPOSIT) == Blueprint.from_tables(
        DEPOSIT.steps, DEPOSIT.flows, DEPOSIT.pools, **DEPOSIT.about
    )


def test_a_reference_to_a_hidden_step_is_cleared():
    assert DEPOSIT.step("process_data").recovery_step == "correct_entry"
    assert view(DEPOSIT, steps=["process_data", "stamp"]).step("process_data").recovery_step == ""


def test_a_way_through_hidden_steps_keeps_its_first_label_and_its_least_usual_kind():
    bp = chain(
        "ask",
        "X",
        "Y",
        "leave",
        "wait",
        flows=[
            ("ask", "X", {"label": "N", "probability": 0.2}),
            ("X", "Y"),
            ("Y", "leave"),
            ("X", "wait", {"kind": "rework"}),
        ],
    )
    flows = {(flow.source, flow.target): flow for flow in view(bp, band="customer").flow_rows}
    assert set(flows) == {("ask", "leave"), ("ask", "wait")}
    assert (flows["ask", "leave"].kind, flows["ask", "wait"].kind) == ("flow", "rework")
    assert flows["ask", "leave"].label_en == "N"
    assert flows["ask", "leave"].probability is None
    straight = chain("ask", "X", "leave", flows=[("ask", "X", {"probability": 0.2}), ("X", "leave")])
    assert view(straight, band="customer").flow_rows[0].probability == 0.2


def test_a_flow_that_is_there_is_not_drawn_twice_and_none_leads_back_to_itself():
    bp = chain(
        "ask",
        "X",
        "leave",
        flows=[("ask", "X"), ("X", "ask"), ("X", "leave"), ("ask", "leave", {"kind": "recovery"})],
    )
    assert [(flow.source, flow.target, flow.kind) for flow in view(bp, band="customer").flow_rows] == [
        ("ask", "leave", "recovery")
    ]


@pytest.mark.parametrize(
    ("asked", "en", "zh"),
    [
        ({"band": "onstge"}, "Did you mean 'onstage'", "是不是想写“onstage”"),
        ({"actor": "robot"}, "Choices: customer, staff", "可选：customer"),
        (
            {"pool": "tellr"},
            "view: pool 'tellr' does not exist. Did you mean 'teller'",
            "视图的资源池“tellr”不存在",
        ),
        ({"steps": ["queu"]}, "Did you mean 'queue'", "是不是想写“queue”"),
        ({"start": "nowhere"}, "'nowhere' does not exist", "“nowhere”不存在"),
        ({"band": "support", "pool": "clerk"}, "No step meets these conditions", "没有符合这些条件的步骤"),
        ({"steps": []}, "No step meets", "没有符合"),
    ],
)
def test_what_cannot_be_seen_is_told(asked, en, zh):
    with pytest.raises(FinservError) as caught:
        view(DEPOSIT, **asked)
    assert en in caught.value.text.en
    assert zh in caught.value.text.zh


def reachable(bp, start):
    met, waiting = set(), [start]
    while waiting:
        here = waiting.pop()
        for flow in bp.flow_rows:
            if flow.source == here and flow.target not in met:
                met.add(flow.target)
                waiting.append(flow.target)
    return met


@settings(max_examples=60)
@given(blueprints(min_steps=1), st.data())
def test_a_view_is_a_blueprint_in_which_the_same_is_reached(bp, data):
    band = data.draw(st.sampled_from([step.band for step in bp.step_rows]))
    seen = view(bp, band=band)
    assert from_json(to_json(seen)) == seen
    assert listed(seen) == [step.id for step in bp.band(band)]
    for step in seen.step_rows:
        assert reachable(seen, step.id) - {step.id} == (reachable(bp, step.id) & set(listed(seen))) - {
            step.id
        }


@settings(max_examples=30)
@given(blueprints(min_steps=1))
def test_a_view_of_everything_is_the_blueprint_but_for_its_pins_and_idle_pools(bp):
    seen = view(bp, band=list(BANDS))
    assert (seen.step_rows, seen.flow_rows) == (bp.step_rows, bp.flow_rows)
