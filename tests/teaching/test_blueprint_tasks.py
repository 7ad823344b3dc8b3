"""Blueprint tasks are graded as graphs: every right picture passes, however it was drawn, and each mistake is named."""

import re

import pytest
from blueprint_answers import RIGHT_TOO, WRONG_WAYS

from finserv.blueprint import Blueprint, to_json
from finserv.blueprint.rules import check
from finserv.teaching import all_questions, check_answer, misconceptions, question
from finserv.teaching.blueprint_task import CRITERIA, check_blueprint, criterion_met
from finserv.teaching.task_start import edited, right_answers, task_start
from finserv.teaching.verdict import RIGHT, WRONG

TASKS = [q for q in all_questions() if q.kind == "blueprint"]
tasks = pytest.mark.parametrize("task", TASKS, ids=lambda q: q.id)


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
