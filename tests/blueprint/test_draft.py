import dataclasses

import pytest

from finserv.blueprint import Blueprint, Flow, Pool, Step
from finserv.blueprint.draft import Draft, Part
from finserv.blueprint.short_forms import Evidence
from finserv.errors import FinservError

ASK = Step(id="ask", band="customer", name_en="Ask", recovery_step="again", pool="clerk")
AGAIN = Step(id="again", band="onstage", name_en="Ask again")
CUSTOMER = Draft().with_part(1, Part()).with_part(2, Part()).with_part(3, Part(steps=(ASK,)))
LINKED = CUSTOMER.with_part(4, Part(steps=(AGAIN,), flows=(Flow(source="ask", target="again"),)))
SUPPORTED = LINKED.with_part(5, Part(pools=(Pool(id="clerk"),)))


def test_a_draft_is_a_value():
    assert Draft().with_part(1, Part()) == Draft({1: Part()})
    assert CUSTOMER.parts.keys() == {1, 2, 3}
    with pytest.raises(dataclasses.FrozenInstanceError):
        CUSTOMER.parts = {}


def test_what_is_still_to_come_is_left_out_until_all_is_linked():
    assert CUSTOMER.blueprint(3).step("ask").recovery_step == CUSTOMER.blueprint(3).step("ask").pool == ""
    assert LINKED.blueprint(4).step("ask").recovery_step == "again"
    assert LINKED.blueprint(4).step("ask").pool == ""
    assert SUPPORTED.blueprint(5).step("ask").pool == "clerk"
    with pytest.raises(FinservError, match="pool 'clerk' does not exist"):
        LINKED.with_part(5, Part()).blueprint(5)


def test_the_next_step_is_the_first_that_is_missing_or_no_longer_fits():
    assert Draft().next() == (1, None)
    assert CUSTOMER.next() == (4, None)
    assert SUPPORTED.next() == (6, None)
    assert SUPPORTED.with_part(6, Part()).next() == (7, None)
    number, problem = SUPPORTED.with_part(3, Part(steps=(dataclasses.replace(ASK, id="inquire"),))).next()
    assert number == 4
    assert "source 'ask' does not exist" in problem.en


def test_later_words_about_the_blueprint_win_and_evidence_is_laid_on():
    draft = SUPPORTED.with_part(1, Part(about={"price": 1})).with_part(2, Part(about={"price": 2}))
    draft = draft.with_part(6, Part(evidence=(Evidence(step="ask", evidence_en="desk"),)))
    bp = draft.blueprint()
    assert bp.price == 2
    assert bp.step("ask").evidence_en == "desk"
    assert bp.step("again").evidence_en == ""
    assert Draft().blueprint() == Blueprint()


def test_a_flow_given_again_is_one_flow_listed_where_it_was_given_last():
    back = Flow(source="again", target="ask")
    draft = LINKED.with_part(
        5, Part(pools=(Pool(id="clerk"),), flows=(back, Flow(source="ask", target="again")))
    )
    assert [flow.source for flow in draft.blueprint(5).flow_rows] == ["again", "ask"]
