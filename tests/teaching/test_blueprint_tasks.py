"""Blueprint tasks are graded as graphs: every right picture passes, however it was drawn, and each mistake is named."""

import re

import pytest

from finserv.blueprint import Blueprint, to_json
from finserv.blueprint.rules import check
from finserv.errors import FinservError
from finserv.teaching import all_questions, check_answer, misconceptions, question
from finserv.teaching.blueprint_task import CRITERIA, check_blueprint, criterion_met
from finserv.teaching.task_start import EDITS, edited, right_answers, task_start
from finserv.teaching.verdict import RIGHT, WRONG

TASKS = [q for q in all_questions() if q.kind == "blueprint"]
tasks = pytest.mark.parametrize("task", TASKS, ids=lambda q: q.id)
BANDS_OF_B1 = [["set", "enter_pin", {"band": "customer"}], ["set", "stamp", {"band": "onstage"}]]

# Further right ways, to each task from what it gives.
RIGHT_TOO = {
    "b1-f3": [
        [*BANDS_OF_B1, ["set", "keep_books", {"band": "support", "name": "Post to the ledger"}]],
        [*BANDS_OF_B1, ["set", "keep_books", {"band": "support"}], ["set", "queue", {"evidence": "chairs"}]],
    ],
    "b2-f2": [[["connect", "connector_1", "order", {"kind": "rework", "label": "once more"}]]],
    "b5-oneexit": [
        [
            ["flow", "tell", "sign", {"label": "Y"}],
            ["add", {"id": "appeal", "band": "onstage", "name": "Explain the refusal"}],
            ["connect", "tell", "appeal", {"label": "N"}],
            ["connect", "appeal", "refused"],
        ]
    ],
    "b5-fail": [
        [
            ["add", {"id": "reverse", "band": "backstage", "name": "Reverse the entry"}],
            ["set", "process_data", {"recovery_step": "reverse"}],
            ["connect", "process_data", "reverse", {"kind": "recovery"}],
            ["connect", "reverse", "process_data", {"kind": "rework"}],
        ]
    ],
    "x4-t-wait": [
        [["set", "queue", {"wait_point": True, "wait_actual": 8.0, "wait_tolerable": "10", "name": "Wait"}]]
    ],
}
# Wrong ways, each with the misconception that it shows.
WRONG_WAYS = {
    "b1-f3": [
        (BANDS_OF_B1, "M-34"),
        ([*BANDS_OF_B1, ["set", "keep_books", {"band": "onstage"}]], "M-34"),
        (
            [*BANDS_OF_B1, ["set", "keep_books", {"band": "support"}], ["set", "queue", {"band": "onstage"}]],
            "M-29",
        ),
        ([*BANDS_OF_B1, ["remove", "keep_books"]], "M-34"),
    ],
    "b2-f2": [
        ([["connect", "connector_1", "order"]], "M-410"),
        ([["connect", "connector_1", "open_letter", {"kind": "rework"}]], "M-402"),
        ([["connect", "order", "connector_1", {"kind": "rework"}]], "M-402"),
        ([["remove", "connector_1"]], "M-31"),
    ],
    "b2-f3": [
        ([["connect", "is_order", "connector_2", {"label": "N"}]], "M-402"),
        (
            [
                ["connect", "is_order", "connector_2"],
                ["connect", "is_complete", "check_phone"],
                ["connect", "address_usable", "return_to_post"],
            ],
            "M-402",
        ),
        (
            [
                ["connect", "is_order", "connector_2", {"label": "N"}],
                ["connect", "is_complete", "check_address", {"label": "N"}],
                ["connect", "address_usable", "return_to_post", {"label": "N"}],
            ],
            "M-26",
        ),
        (
            [
                ["connect", "is_order", "connector_2", {"label": "Y"}],
                ["connect", "is_complete", "check_phone", {"label": "N"}],
                ["connect", "address_usable", "return_to_post", {"label": "N"}],
            ],
            "M-402",
        ),
    ],
    "b3-f2": [
        ([["set", "apply", {"evidence": "form"}]], "M-30"),
        ([["set", "verify", {"evidence": "pay slip"}]], "M-401"),
        ([["remove", s] for s in ("authorise", "wait", "sign", "receive", "refused")], "M-31"),
    ],
    "b3-f3": [
        ([["add", {"id": "x", "band": "backstage", "name": "Verify"}]], "M-34"),
        (
            [
                ["add", {"id": "x", "band": "backstage", "name": "Verify"}],
                ["connect", "apply", "x"],
                ["connect", "x", "tell"],
            ],
            "M-29",
        ),
        ([["add", {"id": "x", "band": "support", "name": "Pay"}], ["connect", "sign", "x"]], "M-29"),
        ([["connect", "witness", "notify"]], "M-34"),
    ],
    "b5-view": [
        ([["remove", "accept"], ["connect", "take_number", "process_data"]], "M-04"),
        ([["set", "accept", {"band": "onstage"}]], "M-04"),
        ([["set", "accept", {"band": "backstage"}]], "M-29"),
        ([["add", {"id": "queue", "band": "customer", "name": "Queue"}]], "M-04"),
    ],
    "b5-jump": [
        ([["set", "verify", {"band": "onstage"}]], "M-28"),
        ([["remove", "verify"]], "M-31"),
        ([["set", "verify", {"remote": True}]], "M-29"),
        ([["remove", "apply"]], "M-31"),
    ],
    "b5-unseen": [
        ([["set", "enter_pin", {"evidence": "PIN pad"}]], "M-401"),
        ([["set", "move_vouchers", {"evidence_zh": "", "evidence_en": ""}]], "M-30"),
        (
            [["set", "move_vouchers", {"band": "onstage"}], ["set", "enter_pin", {"evidence": "PIN pad"}]],
            "M-28",
        ),
    ],
    "b5-fail": [
        ([["set", "process_data", {"fail_point": False}]], "M-31"),
        ([["set", "process_data", {"fail_point": False, "fail_remedy": "key again"}]], "M-31"),
        ([["set", "process_data", {"recovery_step": "process_data"}]], "M-31"),
        ([["remove", "process_data"]], "M-31"),
    ],
    "b5-oneexit": [
        ([["connect", "tell", "refused"]], "M-402"),
        ([["connect", "tell", "refused", {"label": "N"}]], "M-402"),
        ([["set", "tell", {"kind": "action"}], ["remove", "refused"]], "M-402"),
        (
            [
                ["flow", "tell", "sign", {"label": "Y"}],
                ["connect", "tell", "sign", {"label": "N"}],
                ["remove", "refused"],
            ],
            "M-402",
        ),
    ],
    "b5-segments": [
        ([["about", {"segment": "savers with a passbook"}]], "M-33"),
        ([["remove", "open_app"]], "M-33"),
        ([["about", {"segment": "savers and users of the app"}], ["remove", "open_app"]], "M-33"),
        ([["about", {"segment": "savers"}], ["remove", "open_app"], ["remove", "queue"]], "M-26"),
    ],
    "x4-t-wait": [
        ([["set", "queue", {"wait_point": True}]], "M-411"),
        ([["set", "queue", {"wait_point": True, "wait_actual": 10, "wait_tolerable": 8}]], "M-411"),
        ([["set", "enter_pin", {"wait_point": True, "wait_actual": 8, "wait_tolerable": 10}]], "M-35"),
    ],
    "x4-t-complete": [
        ([["connect", "records", "hear"]], "M-32"),
        (
            [
                ["add", {"id": "r", "band": "backstage", "name": "Reply"}],
                ["connect", "records", "r"],
                ["connect", "r", "hear"],
            ],
            "M-29",
        ),
        ([["add", {"id": "r", "band": "onstage", "name": "Reply"}]], "M-26"),
        (
            [
                ["add", {"id": "r", "band": "support", "name": "Reply"}],
                ["connect", "records", "r"],
                ["connect", "r", "hear"],
            ],
            "M-29",
        ),
    ],
    "x4-t-order": [
        ([["connect", "apply", "interview"]], "M-26"),
        (
            [
                ["connect", "apply", "review"],
                ["connect", "review", "interview"],
                ["connect", "interview", "tell"],
            ],
            "M-26",
        ),
        ([["connect", "tell", "sign"], ["connect", "tell", "refused"]], "M-402"),
    ],
    "x4-t-repair": [
        ([["set", "network", {"evidence_zh": "", "evidence_en": ""}]], "M-31"),
        ([["set", "network", {"band": "onstage"}]], "M-28"),
        ([["set", "compare", {"fail_point": False}]], "M-31"),
        ([["remove", "network"]], "M-28"),
    ],
    "x4-t-build": [
        ([["connect", "begin", "finish"]], "M-04"),
        (
            [
                ["add", {"id": "m", "band": "support", "name": "Pay out"}],
                ["connect", "begin", "m"],
                ["connect", "m", "finish"],
            ],
            "M-29",
        ),
        (
            [
                ["add", {"id": "a", "band": "customer", "name": "Card", "fail_point": True}],
                ["connect", "begin", "a"],
            ],
            "M-31",
        ),
    ],
    "x4-t-recovery": [
        ([["connect", "begin", "finish"]], "M-402"),
        (
            [
                ["add", {"id": "d", "band": "onstage", "kind": "decision", "name": "Back?"}],
                ["connect", "begin", "d"],
            ],
            "M-402",
        ),
        (
            [
                ["add", {"id": "s", "band": "support", "name": "Ask"}],
                ["connect", "begin", "s"],
                ["connect", "s", "finish"],
            ],
            "M-29",
        ),
    ],
}


@tasks
def test_several_right_pictures_pass_in_full(task):
    ways = [*task.blueprint["right"], *RIGHT_TOO.get(task.id, ())]
    made = [edited(task_start(task), way) for way in ways]
    assert len({to_json(bp) for bp in made}) == len(made) >= 2
    for bp in made:
        verdict = check_answer(task, to_json(bp))
        assert (verdict.state, verdict.score, verdict.misconceptions) == (RIGHT, 1.0, ()), [
            str(m) for m in verdict.messages
        ]


@tasks
def test_several_wrong_pictures_fail_and_show_their_misconception(task):
    ways = WRONG_WAYS[task.id]
    assert len(ways) >= 3
    for way, code in ways:
        verdict = check_answer(task, to_json(edited(task_start(task), way)))
        assert verdict.state == WRONG, way
        assert code in verdict.misconceptions, (way, verdict.misconceptions)
        assert 0 <= verdict.score < 1


@tasks
def test_order_of_rows_and_names_do_not_matter(task):
    bp = right_answers(task)[0]
    turned = Blueprint.from_tables(bp.steps.iloc[::-1], bp.flows.iloc[::-1], bp.pools, **bp.about)
    assert check_answer(task, to_json(turned)).state == RIGHT


@tasks
def test_an_empty_sheet_and_what_was_given_are_not_right(task):
    assert check_answer(task, to_json(Blueprint())).state == WRONG
    assert check_answer(task, to_json(task_start(task))).state == WRONG


@tasks
def test_every_criterion_can_fail_and_says_so_in_both_languages(task):
    starts = [
        Blueprint(),
        task_start(task),
        *(edited(task_start(task), way) for way, _ in WRONG_WAYS[task.id]),
    ]
    known = misconceptions()
    for criterion in task.blueprint["rubric"]:
        assert criterion["kind"] in CRITERIA and criterion["marks"] > 0
        message = criterion["message"]
        assert message["misconception"] in known
        assert re.search("[㐀-鿿]", message["zh"]) and not re.search("[㐀-鿿“”‘’]", message["en"])
        assert not re.search(r"[㐀-鿿][,;:?!()]|[,;:?!()][㐀-鿿]|[\"']", message["zh"])
    assert any(not criterion_met(bp, c) for bp in starts for c in task.blueprint["rubric"])


@tasks
def test_the_right_pictures_keep_the_structure_sound(task):
    for bp in right_answers(task):
        assert [f.rule for f in check(bp, "correctness")] == []


def test_each_task_has_its_wrong_ways():
    assert set(WRONG_WAYS) == {task.id for task in TASKS}
    assert len(TASKS) >= 15


@pytest.mark.parametrize("name", ["small_loan", "small_deposit", "hotline", "card"])
def test_the_blueprints_that_tasks_begin_with_are_sound(name):
    from finserv.teaching.task_start import _named

    assert [f"{f.rule} {f.element}" for f in check(_named(name), "recommended")] == []


def test_the_marks_lost_are_the_score_lost():
    task = question("b5-fail")
    rubric = task.blueprint["rubric"]
    total = sum(c["marks"] for c in rubric)
    first = rubric[0]["marks"]
    verdict = check_blueprint(task, task_start(task))
    assert verdict.score == pytest.approx(1 - first / total, abs=1e-4)


def test_what_cannot_be_read_or_is_not_known_is_said():
    task = question("b5-fail")
    with pytest.raises(FinservError):
        check_answer(task, "not a blueprint")
    with pytest.raises(FinservError, match="bend"):
        criterion_met(Blueprint(), {"kind": "bend"})
    with pytest.raises(FinservError, match="glue"):
        edited(Blueprint(), [["glue", "a", "b"]])
    assert set(EDITS) >= {"add", "set", "connect", "disconnect", "remove"}


def chain(*ids, band="onstage"):
    steps = [{"id": i, "band": "customer" if i in "az" else band, "name": i} for i in ids]
    flows = [{"source": a, "target": b} for a, b in zip(ids, ids[1:], strict=False)]
    return Blueprint.from_tables(steps, flows)


def test_before_is_a_relation_of_the_graph():
    bp = chain("a", "b", "c")
    assert criterion_met(bp, {"kind": "before", "steps": ["a", "b", "c"]})
    assert criterion_met(bp, {"kind": "before", "first": "a", "then": "c"})
    assert not criterion_met(bp, {"kind": "before", "first": "c", "then": "a"})
    assert not criterion_met(
        edited(bp, [["connect", "c", "a"]]), {"kind": "before", "first": "a", "then": "c"}
    )
    assert criterion_met(
        edited(bp, [["connect", "c", "a", {"kind": "rework"}]]), {"kind": "before", "first": "a", "then": "c"}
    )


def test_via_closes_every_other_way_and_through_asks_for_one():
    wanted = {"first": "a", "then": "z", "band": "onstage"}
    bp = chain("a", "m", "z")
    assert criterion_met(bp, {"kind": "via", **wanted}) and criterion_met(bp, {"kind": "through", **wanted})
    past = edited(bp, [["connect", "a", "z"]])
    assert not criterion_met(past, {"kind": "via", **wanted})
    assert criterion_met(past, {"kind": "through", **wanted})
    assert not criterion_met(chain("a", "z"), {"kind": "via", **wanted})
    assert not criterion_met(chain("a", "z"), {"kind": "through", **wanted})
