"""Every question of the kit: its key, its mistakes, its variants, its words, in both languages."""

import re
from collections import Counter

import pytest
from question_keys import (
    LANGUAGES,
    cells,
    golden_file,
    key_of,
    lessons,
    sorted_items,
    texts,
    transcript,
    wrong_answers,
)

from finserv.chapter import glossary
from finserv.teaching import all_questions, check_answer, misconceptions, variant
from finserv.teaching.bank import EXERCISES
from finserv.teaching.question import KINDS, WRITTEN_KINDS
from finserv.teaching.variants import GENERATORS
from finserv.teaching.verdict import NOT_ATTEMPTED, RIGHT, WRONG

QUESTIONS = all_questions()
every = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
CHINESE = re.compile(r"[㐀-鿿　-〿＀-￯“”‘’]")
HALF_WIDTH = re.compile(r"[㐀-鿿][,;:?!()]|[,;:?!()][㐀-鿿]|[\"']")
SEEDS = range(200)


def test_ids_are_unique_and_speak():
    assert [i for i, n in Counter(q.id for q in QUESTIONS).items() if n > 1] == []
    assert all(re.fullmatch(r"[a-z0-9-]+", q.id) for q in QUESTIONS)


@every
def test_a_question_has_its_form(question):
    assert question.kind in KINDS
    assert question.basis in ("chapter", "literature")
    assert question.source and not CHINESE.search(question.source)
    assert question.objective in (1, 2, 3)
    assert len(question.hints) == 3
    assert len(set(question.hints)) == 3
    assert question.generator in ("", *GENERATORS)


@every
def test_the_key_is_right_and_an_empty_answer_is_not_wrong(question):
    verdict = check_answer(question, key_of(question))
    assert (verdict.state, verdict.score, verdict.misconceptions) == (RIGHT, 1.0, ())
    assert all(verdict.messages)
    for empty in (None, "", [], {}):
        assert check_answer(question, empty).state == NOT_ATTEMPTED


@every
def test_every_mistake_is_answered_with_its_misconception(question):
    known = misconceptions()
    for name, answer in wrong_answers(question):
        verdict = check_answer(question, answer)
        assert verdict.state == WRONG, name
        assert 0 <= verdict.score < 1, name
        assert verdict.messages and all(m.zh and m.en for m in verdict.messages), name
        if not name.startswith("-"):
            assert verdict.misconceptions, name
        assert set(verdict.misconceptions) <= set(known), name


@every
def test_only_one_choice_is_right_where_one_is_asked_for(question):
    right = [option for option in question.options if option.right]
    if question.kind in ("single", "true_false"):
        assert len(right) == 1
    if question.kind == "multiple":
        assert 2 <= len(right) < len(question.options)
        assert all(option.message for option in question.options)
    if question.options:
        assert all(option.misconception and option.message for option in question.options if not option.right)


@every
def test_what_can_be_defended_too_is_right_and_says_so(question):
    for item in question.items:
        for cell, note in item.also.items():
            assert cell in cells(question)
            verdict = check_answer(question, {**key_of(question), item.id: cell})
            assert verdict.state == RIGHT
            assert any(note.en in message.en for message in verdict.messages)


def test_every_misconception_shows_in_some_answer_and_every_one_that_shows_is_listed():
    shown = {
        code for q in QUESTIONS for _, answer in wrong_answers(q) for code in check_answer(q, answer).misconceptions
    }
    assert shown == set(misconceptions())
    assert all(text.zh and text.en and not CHINESE.search(text.en) for text in misconceptions().values())


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.kind not in WRITTEN_KINDS], ids=lambda q: q.id)
def test_two_hundred_variants_are_solvable_and_have_one_answer(question):
    for seed in SEEDS:
        asked = variant(question, seed)
        assert asked == variant(question, seed)
        assert check_answer(asked, key_of(asked)).state == RIGHT
        for name, answer in wrong_answers(asked) if seed % 20 == 0 else ():
            assert check_answer(asked, answer).state == WRONG, (seed, name)
        assert not any(re.search(r"[{}]", text.zh + text.en) for _, text in texts(asked))


@every
def test_an_order_can_be_kept_and_each_of_its_rules_can_be_broken(question):
    if question.kind == "order":
        ids = {item.id for item in question.items}
        assert {b.first for b in question.before} | {b.then for b in question.before} == ids
        assert sorted(sorted_items(question)) == sorted(ids)


@every
def test_each_item_belongs_into_a_cell_of_its_table(question):
    if question.kind == "place":
        assert all(item.cell in cells(question) for item in question.items)
        assert int(question.parameters.get("count", 1)) <= len(question.items)


@every
def test_written_questions_have_points_and_a_model_answer(question):
    assert (question.kind in WRITTEN_KINDS) == bool(question.points)
    assert all(point.marks > 0 for point in question.points)


@every
def test_every_text_is_in_both_languages_as_they_are_written(question):
    for at, text in texts(question):
        if not text and at.endswith((".unit", ".message", ".why")):
            continue
        assert text.zh.strip() and text.en.strip(), at
        assert CHINESE.search(text.zh), at
        assert not CHINESE.search(text.en), at
        assert not HALF_WIDTH.search(text.zh), f"{at}: {HALF_WIDTH.search(text.zh)}"


@every
def test_terms_are_those_of_the_glossary(question):
    zh = "\n".join(text.zh for _, text in texts(question))
    en = "\n".join(text.en for _, text in texts(question)).lower()
    for chinese, english in TERMS.items():
        if chinese in zh.replace(f"内部{chinese}", ""):
            assert english in en, f"{chinese} should be '{english}'"


TERMS = {
    "差异程度": "divergence",
    "作业流": "flow",
    "互动分界线": "line of interaction",
    "内部互动分界线": "line of internal interaction",
    "可视分界线": "line of visibility",
    "支持过程": "support",
    "失误点": "fail point",
    "接触程度": "degree of contact",
    "保管箱": "safe-deposit box",
    "分期贷款": "instalment loan",
    "大堂经理": "lobby manager",
    "智能柜台": "smart counter",
    "生产线法": "production-line approach",
    "自助": "self-service",
    "交互": "interaction",
}


def test_the_terms_stand_in_the_glossary():
    rows = glossary()
    for chinese, english in TERMS.items():
        found = rows[rows["zh"].str.contains(chinese, regex=False)]
        assert any(all(word in en.lower() for word in english.split()) for en in found["en"]), chinese


def test_all_objectives_are_covered():
    assert {question.objective for question in QUESTIONS} == {1, 2, 3}


def test_disputed_services_are_never_keyed_to_one_side():
    """What the chapter leaves open is asked as discussion, or both cells are accepted (`Item.also`)."""
    disputed = {
        "保险理赔", "股票/外汇买卖", "委托理财", "资金票据托收", "集团公司现金管理系统终端", "服务设施布局指引",
        "投融资常识普及", "投融资项目培训", "证券发行路演", "保管箱",
    }  # fmt: skip
    both = {"ATM机存取款", "储蓄柜台现金", "网上查询银行账户余额", "电话/网上付款"}
    for question in QUESTIONS:
        if question.parameters.get("table") == "classification":
            names = {item.text.zh: item for item in question.items}
            assert not disputed & set(names)
            assert all(names[name].also for name in both & set(names))


@pytest.mark.parametrize("lesson", ["1_meaning", "2_classification"])
def test_exercises_have_at_least_eight_questions_in_the_kinds_of_examinations(lesson):
    asked = [q for q in QUESTIONS if q.lesson == lesson + EXERCISES]
    assert len(asked) >= 8
    kinds = {"single", "multiple", "true_false", "term", "short", "essay", "case", "order", "place"}
    assert {q.kind for q in asked} == kinds


@pytest.mark.parametrize("chosen", LANGUAGES)
@pytest.mark.parametrize("lesson", lessons())
def test_a_lesson_reads_as_its_transcript(lesson, chosen):
    """Where words were meant to change, ``python tests/teaching/question_keys.py`` writes the transcripts anew."""
    assert golden_file(lesson, chosen).read_text(encoding="utf-8") == transcript(lesson, chosen)
