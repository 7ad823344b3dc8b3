"""Each rule speaks on its invalid example, is silent on its valid one, and says something in both languages."""

import re
import string

import pytest

from finserv.blueprint import Blueprint
from finserv.blueprint.rules import check, rule, rules
from finserv.blueprint.rules.registry import chosen
from finserv.blueprint.rules.rule import SETS, SEVERITIES
from finserv.errors import FinservError

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
RULES = {r.id: r for r in rules()}


def findings(example, which):
    before = example.before.blueprint() if example.before else None
    return check(example.blueprint(), which, since=before)


@pytest.mark.parametrize("rule_id", RULES)
def test_the_rule_speaks_on_its_invalid_example(rule_id):
    found = findings(RULES[rule_id].invalid, [rule_id])
    assert len(found) >= 1
    assert {f.rule for f in found} == {rule_id}


@pytest.mark.parametrize("rule_id", RULES)
def test_the_rule_is_silent_on_its_valid_example(rule_id):
    assert len(findings(RULES[rule_id].valid, [rule_id])) == 0


@pytest.mark.parametrize("rule_id", RULES)
def test_the_valid_example_is_correct_and_well_made(rule_id):
    found = findings(RULES[rule_id].valid, "recommended")
    assert not found, repr(found)


@pytest.mark.parametrize("rule_id", RULES)
def test_every_text_stands_in_both_languages(rule_id):
    r = RULES[rule_id]
    found = findings(r.invalid, [rule_id])
    texts = [r.title, r.problem, r.mend, r.why, r.source, *(f.text for f in found)]
    for text in texts:
        assert text.zh.strip() and text.en.strip()
        assert not CHINESE.search(text.en)
    for text in (r.title, r.mend, r.why, r.source):
        assert CHINESE.search(text.zh)
        assert "{" not in text.zh + text.en
    for text in (r.problem, r.mend, r.why):
        assert text.zh.endswith("。") and text.en.endswith(".")


@pytest.mark.parametrize("rule_id", RULES)
def test_the_message_names_the_element(rule_id):
    for finding in findings(RULES[rule_id].invalid, [rule_id]):
        named = finding.element or ("蓝图", "blueprint")
        if finding.element:
            assert named in finding.text.zh and named in finding.text.en


@pytest.mark.parametrize("rule_id", RULES)
def test_both_problem_templates_use_the_same_values(rule_id):
    zh, en = (
        {name for _, name, _, _ in string.Formatter().parse(t) if name}
        for t in (RULES[rule_id].problem.zh, RULES[rule_id].problem.en)
    )
    assert zh == en


def test_ids_are_unique_and_in_order():
    ids = [r.id for r in rules()]
    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"SB\d{3}", rule_id) for rule_id in ids)


def test_sets_hold_each_other():
    ids = {name: {r.id for r in chosen(name)} for name in (*SETS, "all")}
    assert ids["correctness"] < ids["recommended"] < ids["all"]
    assert ids["correctness"] < ids["all"] and ids["all"] == set(RULES)


def test_severities_are_words_in_both_languages():
    assert all(text.zh and text.en for text in SEVERITIES.values())


@pytest.mark.parametrize("which", ["strict", ["SB999"]])
def test_an_unknown_set_or_rule_is_refused_with_the_choices(which):
    with pytest.raises(FinservError) as caught:
        check(RULES["SB101"].valid.blueprint(), which)
    assert "SB101" in caught.value.text.en or "recommended" in caught.value.text.en


@pytest.mark.parametrize("value", [None, {}, RULES["SB101"].valid.blueprint().steps])
def test_only_a_blueprint_is_checked(value):
    with pytest.raises(FinservError, match="from_tables"):
        check(value)


def test_one_rule_is_chosen_by_its_id():
    assert [r.id for r in chosen("SB101")] == ["SB101"] == [r.id for r in chosen(["SB101"])]


def test_a_rule_is_found_by_its_id():
    assert rule("SB101") is RULES["SB101"]


def test_a_decision_may_take_no_time():
    bp = Blueprint.from_tables([{"id": "q", "band": "onstage", "kind": "decision", "name": "Right?", "time_mean": 0}])
    assert not check(bp, ["SB506"])
    assert check(bp.change("q", cost=0), ["SB506"])
