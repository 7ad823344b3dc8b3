"""The moves of information empowerment, and the contingency score."""

import pytest
from counters import counter

from finserv.blueprint import Blueprint
from finserv.blueprint.cases import case
from finserv.blueprint.graph import Graph
from finserv.design_methods import contingency
from finserv.design_methods.assumptions import assumptions
from finserv.design_methods.method import method
from finserv.design_methods.move import Refused
from finserv.design_methods.reckon import Measured
from finserv.design_methods.side_by_side import beside
from finserv.errors import FinservError

EMPOWER = method("information_empowerment")


def apply(move, where, bp, **values):
    return EMPOWER.move(move).apply(bp, where, assumptions(**values))


def office(**changes):
    """A clerk passes each case to a chief, who approves it, while the customer waits two days."""
    staff = {"time_mean": 10, "time_cv": 0.5, "discretion": "some"}
    steps = [
        {"id": "come", "band": "customer", "kind": "start", "name": "Come"},
        {"id": "take", "band": "onstage", "name": "Take the case", "pool": "clerk", **staff},
        {
            "id": "wait",
            "band": "customer",
            "name": "Wait",
            "wait_point": True,
            "wait_actual": 2,
            "time_unit": "day",
        },
        {"id": "judge", "band": "backstage", "name": "Judge the case", "pool": "chief", **staff},
        {"id": "approve", "band": "backstage", "name": "Approve the answer", "pool": "chief", **staff},
        {"id": "tell", "band": "onstage", "name": "Tell the answer", "pool": "clerk", **staff},
        {"id": "leave", "band": "customer", "kind": "end", "name": "Leave"},
    ]
    for step in steps:
        step |= changes.get(step["id"], {})
    flows = [("come", "take"), ("take", "wait"), ("take", "judge"), ("judge", "approve"), ("approve", "tell"),
             ("wait", "tell"), ("tell", "leave")]  # fmt: skip
    return Blueprint.from_tables(
        steps,
        [{"source": a, "target": b} for a, b in flows],
        [{"id": "clerk", "capacity": 2, "wage": 40}, {"id": "chief", "capacity": 1, "wage": 100}],
        id="office",
        arrivals=[2, 3],
    )


def test_whoever_has_the_case_decides_it():
    out = apply("decide_at_once", "judge", office())
    step = out.after.step("judge")
    assert (step.band, step.pool, step.time_mean) == ("onstage", "clerk", 8.5)
    assert out.after.step("take").keep
    assert out.after.step("wait").wait_actual == 1.5
    clerks = next(p for p in out.after.pool_rows if p.id == "clerk")
    assert clerks.wage == 70 and clerks.name.en.endswith("who decide")
    assert sum(p.capacity for p in out.after.pool_rows) == 3
    assert Measured(out.after).staff_hand_overs <= Measured(office()).staff_hand_overs


def test_a_control_and_an_inspection_stay_with_somebody_else():
    with pytest.raises(Refused, match="somebody else on purpose"):
        apply("decide_at_once", "judge", office(judge={"control": True}))
    with pytest.raises(Refused, match="nothing to do"):
        apply("decide_at_once", "complete_letter", case("order_processing"))
    with pytest.raises(Refused, match="nobody inspects his own"):
        apply("decide_at_once", "review_recording", case("wealth_sale"))


def test_an_approval_goes_and_its_neighbours_meet():
    out = apply("drop_approval", "approve", office())
    assert [f.target for f in out.after.flows_from("judge")] == ["tell"]
    assert out.after.step("wait").wait_actual == 1.5
    assert EMPOWER.move("drop_approval").applies(office()).set_index("where").loc["approve", "advised"]


def test_an_approval_that_is_a_control_stays():
    with pytest.raises(Refused, match="may not be dropped"):
        apply("drop_approval", "approve", office(approve={"control": True}))


def test_what_is_not_named_an_approval_is_possible_but_not_advised():
    places = EMPOWER.move("drop_approval").applies(office()).set_index("where")
    assert places.loc["judge", "can"] and not places.loc["judge", "advised"]


def test_one_database_files_nothing_twice_but_moves_no_cash():
    assert [p for p in _advised("one_database", case("deposit"))] == ["file_voucher"]
    after = apply("one_database", "file_voucher", case("deposit")).after
    assert "file_voucher" not in [s.id for s in after.step_rows]
    assert [f.source for f in after.flows_to("move_vouchers")] == ["stamp"]


def _advised(move, bp):
    table = EMPOWER.move(move).applies(bp)
    return table.loc[table["advised"], "where"].tolist()


def test_a_step_that_can_fail_is_not_dropped():
    with pytest.raises(Refused, match="nobody would see to it"):
        apply("one_database", "approve", office(approve={"fail_point": True, "name": "Copy the answer"}))


def test_what_can_be_followed_already_is_left_as_it_is():
    with pytest.raises(Refused, match="followed already"):
        apply("track_case", "wait_decision", case("instalment_loan"))


def test_tracking_adds_a_page_and_shortens_a_long_wait():
    out = apply("track_case", "wait", office())
    page = out.after.step("track_wait")
    assert (page.band, page.actor, page.remote) == ("onstage", "machine", True)
    assert out.after.step("wait").wait_actual == 1.6 and out.after.step("wait").wait_tolerable is None
    assert out.after.step("wait").evidence_en == "progress page"
    with pytest.raises(Refused, match="followed already"):
        apply("track_case", "wait", out.after)


def test_a_short_wait_needs_no_tracking():
    with pytest.raises(Refused, match="nothing to follow"):
        apply("track_case", "queue", case("deposit"))


def test_status_calls_go():
    bp = office(approve={"name": "Ask about the status", "band": "onstage", "pool": "clerk"})
    assert _advised("drop_status_call", bp) == ["approve"]
    assert "approve" not in [s.id for s in apply("drop_status_call", "approve", bp).after.step_rows]


def test_side_by_side():
    graph = Graph(office())
    assert beside(graph, "wait", "judge") and beside(graph, "approve", "wait")
    assert not beside(graph, "judge", "approve") and not beside(graph, "take", "wait")
    assert not beside(Graph(counter()), "type", "file")


@pytest.mark.parametrize(
    "score, total, said", [(1, 5, "production line"), (3, 15, "In between"), (5, 25, "empowerment")]
)
def test_the_contingency_score(score, total, said):
    found = contingency(strategy=score, tie=score, technology=score, environment=score, people=score)
    assert found.total == total and said in found.reading
    assert found.share == (total - 5) / 20
    assert len(found.table) == 5 and (found.table["low"] != "").all()


@pytest.mark.parametrize("scores", [{"strategy": 1}, {"strateg": 1}, dict.fromkeys(
    ["strategy", "tie", "technology", "environment", "people"], 6)])  # fmt: skip
def test_a_contingency_score_needs_five_numbers(scores):
    with pytest.raises(FinservError):
        contingency(**scores)
