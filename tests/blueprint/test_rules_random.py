"""On any blueprint the rules answer, and on a sound one those of correctness are silent."""

from blueprints import any_blueprints, sound_blueprints, unsound_blueprints
from hypothesis import given, settings
from model_strategies import blueprints as wild_blueprints

from finserv.blueprint import Blueprint
from finserv.blueprint.rules import Findings, check, rules


def assert_answers(found: Findings, bp: Blueprint) -> None:
    assert len(found.table) == len(found.all) == len(found) + len(found.waived)
    elements = {"", *(s.id for s in bp.step_rows), *(p.id for p in bp.pool_rows)}
    for finding in found.all:
        assert finding.element in elements
        assert finding.text.zh and finding.text.en
    assert repr(found) and found._repr_html_()


@given(sound_blueprints())
def test_a_sound_blueprint_passes_correctness(bp):
    found = check(bp, "correctness")
    assert not found, repr(found)


@given(any_blueprints())
def test_check_answers_on_sound_and_unsound_blueprints(bp):
    assert_answers(check(bp, "all"), bp)


@settings(max_examples=60)
@given(wild_blueprints())
def test_check_answers_on_any_blueprint_that_can_be_made(bp):
    assert_answers(check(bp, "all"), bp)


@given(unsound_blueprints(), sound_blueprints())
def test_check_against_another_blueprint_answers(bp, before):
    assert check(bp, "all", since=before).table is not None


@given(any_blueprints())
def test_checking_twice_gives_the_same(bp):
    first, second = check(bp, "all"), check(bp, "all")
    assert repr(first) == repr(second) and first.table.equals(second.table)


def test_an_empty_blueprint_has_no_start():
    found = check(Blueprint(), "all")
    assert "SB101" in set(found["rule"])
    assert found.number_of_rules == len(rules())
