import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_strategies import blueprints

from finserv.blueprint import Blueprint, from_json, to_json
from finserv.blueprint.cases import CASE_IDS, case
from finserv.blueprint.rollup import roll_up
from finserv.blueprint.rules import check
from finserv.errors import FinservError

DEPOSIT = case("deposit")


def ends(bp):
    return {(flow.source, flow.target) for flow in bp.flow_rows}


def test_a_group_becomes_one_step_with_its_times_and_costs():
    bp = roll_up(DEPOSIT, {"serve": ["process_data", "transact", "print_data", "stamp", "return_passbook"]})
    serve = bp.step("serve")
    assert serve.time_unit == "minute"
    assert serve.time_mean == pytest.approx(1 + 1 + 0.5 + 0.2 + 0.3)
    assert serve.cost is None
    assert serve.fail_point
    assert serve.recovery_step == "correct_entry"
    assert (serve.name_zh, serve.name_en) == ("数据处理至退还存折", "Process the data to Return the passbook")
    assert serve.pool == "teller"
    assert {
        ("enter_pin", "serve"),
        ("serve", "check_passbook"),
        ("serve", "keep_books"),
        ("correct_entry", "serve"),
    } < ends(bp)
    assert ("keep_books", "serve") not in ends(bp)
    assert bp.level == "concept"
    assert len(bp.step_rows) == len(DEPOSIT.step_rows) - 4


def test_units_are_brought_together_and_waits_add_up():
    steps = [
        {
            "id": "a",
            "band": "customer",
            "name": "A",
            "time_mean": 30,
            "time_unit": "second",
            "cost": 1,
            "evidence": "x",
        },
        {
            "id": "b",
            "band": "customer",
            "name": "B",
            "time_mean": 2,
            "time_unit": "hour",
            "cost": 2,
            "wait_point": True,
            "wait_actual": 1,
            "evidence": "y",
            "discretion": "judgement",
            "provenance": "chapter",
            "fail_time_limit": 2,
        },
    ]
    ab = roll_up(Blueprint.from_tables(steps), {"ab": ["a", "b"]}).step("ab")
    assert ab.time_mean == pytest.approx(120.5)
    assert (ab.cost, ab.wait_actual, ab.wait_tolerable, ab.fail_time_limit) == (3, 60, None, 120)
    assert (ab.name_zh, ab.name_en) == ("A、B", "A, B")
    assert (ab.evidence_zh, ab.evidence_en) == ("x；y", "x; y")
    assert (ab.discretion, ab.provenance) == ("judgement", "reconstruction")


def test_a_control_and_a_decisions_exits_are_never_lost():
    for case_id in CASE_IDS:
        bp, concept = case(case_id), roll_up(case(case_id))
        assert any(step.control for step in bp.step_rows) == any(step.control for step in concept.step_rows)
        for step in concept.step_rows:
            if step.kind == "decision":
                assert len(concept.flows_from(step.id)) == len(bp.flows_from(step.id))


def test_work_that_one_act_sets_off_is_one_step_without_groups():
    bp = roll_up(DEPOSIT)
    assert bp.step("process_data").name_en == "Process the data to File the voucher"
    assert [step.id for step in bp.band("customer")] == [step.id for step in DEPOSIT.band("customer")]
    assert bp.step("issue_ticket").actor == "machine"


@pytest.mark.parametrize("case_id", CASE_IDS)
def test_a_case_stays_correct_at_concept_level(case_id):
    concept = roll_up(case(case_id))
    assert concept.level == "concept"
    assert len(concept.step_rows) <= len(case(case_id).step_rows)
    assert [finding.rule for finding in check(concept, "correctness")] == []


@pytest.mark.parametrize(
    ("groups", "en", "zh"),
    [
        ({"x": ["queue", "stamp"]}, "several bands (customer, onstage)", "不同的区域"),
        ({"x": ["queu"]}, "Did you mean 'queue'", "是不是想写“queue”"),
        ({"x": ["queue"], "y": ["queue", "leave"]}, "both in 'x' and in 'y'", "既在“x”里，又在“y”里"),
        ({"stamp": ["queue", "leave"]}, "'stamp' is the id of another step", "已经是另一个步骤的编号"),
        ({"排队": ["queue", "leave"]}, "count_cash", "count_cash"),
    ],
)
def test_what_cannot_be_one_step_is_told(groups, en, zh):
    with pytest.raises(FinservError) as caught:
        roll_up(DEPOSIT, groups)
    assert en in caught.value.text.en
    assert zh in caught.value.text.zh


def test_a_group_may_have_the_id_of_one_of_its_steps_or_be_empty():
    assert (
        roll_up(DEPOSIT, {"queue": ["queue", "hand_over_cash"]}).step("queue").name_en
        == "Queue, Hand over passbook, cash"
    )
    assert roll_up(DEPOSIT, {}).step_rows == DEPOSIT.step_rows
    assert roll_up(DEPOSIT, {"none": []}).step_rows == DEPOSIT.step_rows


@settings(max_examples=60)
@given(blueprints(min_steps=1), st.data())
def test_any_blueprint_rolls_up_to_a_blueprint(bp, data):
    band = data.draw(st.sampled_from([step.band for step in bp.step_rows]))
    members = data.draw(
        st.lists(st.sampled_from([step.id for step in bp.band(band)]), unique=True, min_size=1)
    )
    for groups in (None, {members[0]: members}):
        concept = roll_up(bp, groups)
        assert from_json(to_json(concept)) == concept
        assert {step.band for step in concept.step_rows} == {step.band for step in bp.step_rows}
        assert len(concept.flow_rows) <= len(bp.flow_rows)
        assert sum(step.fail_point for step in concept.step_rows) <= sum(
            step.fail_point for step in bp.step_rows
        )
        assert any(step.control for step in concept.step_rows) == any(step.control for step in bp.step_rows)
    times = [bp.step(member).minutes for member in members]
    total = roll_up(bp, {members[0]: members}).step(members[0]).minutes
    assert (total is None) == (None in times)
    assert total is None or total == pytest.approx(sum(times))
