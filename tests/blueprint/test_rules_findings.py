"""Findings: their table, their count, waivers, and how they show themselves."""

import re

import pandas as pd
import pytest

from finserv import FinservError
from finserv.blueprint import Blueprint
from finserv.blueprint.rules import check
from finserv.blueprint.rules.example import SMALL, step_row
from finserv.language import use_language

BARE = SMALL.but(step_row("ask", evidence_zh="", evidence_en=""))
REASON = {
    "rule": "SB302",
    "element": "ask",
    "reason_zh": "电话里没有展示",
    "reason_en": "nothing to see on the phone",
}


def test_the_table_has_a_row_a_finding_in_the_language_in_use():
    found = check(BARE.blueprint())
    table = found.table
    assert list(table.columns[:4]) == ["rule", "severity", "element", "message"]
    assert table[["rule", "severity", "element", "waived"]].values.tolist() == [
        ["SB302", "warning", "ask", ""]
    ]
    assert table["message"].item() == table["message_en"].item()
    use_language("zh")
    assert found.table["message"].item() == table["message_zh"].item()
    assert "有形展示" in found[0].message


def test_an_empty_result_is_false_and_keeps_its_columns():
    found = check(SMALL.blueprint())
    assert not found and len(found) == 0 and list(found) == []
    assert isinstance(found.table, pd.DataFrame) and "severity" in found.table
    assert repr(found) == f"Checked by {found.number_of_rules} rules: nothing found."
    assert found._repr_html_().startswith("<p")


@pytest.mark.parametrize("element", ["ask", ""])
def test_a_waiver_with_a_reason_silences_and_is_listed(element):
    found = check(BARE.but(waivers=[{**REASON, "element": element}]).blueprint())
    assert not found
    assert [f.rule for f in found.waived] == ["SB302"]
    assert found.table["waived"].item() == "nothing to see on the phone"
    assert "waived" in repr(found) and "nothing to see on the phone" in found._repr_html_()


def test_a_waiver_for_another_element_or_without_reason_does_not_silence():
    other = check(BARE.but(waivers=[{**REASON, "element": "leave"}]).blueprint())
    assert [f.rule for f in other] == ["SB302"]
    bare = check(BARE.but(waivers=[{"rule": "SB302", "element": "ask"}]).blueprint())
    assert [f.rule for f in bare] == ["SB302", "SB707"]


def test_the_face_escapes_and_tells_severity_in_words():
    bp = BARE.but(step_row("ask", name_en="<b>Ask</b> & go", name_zh="<b>问</b>")).blueprint()
    page = check(bp)._repr_html_()
    assert "<b>" not in page and "&lt;b&gt;Ask" in page
    assert "warning" in page and 'scope="col"' in page and 'lang="en"' in page
    use_language("zh")
    assert "提醒" in check(bp)._repr_html_() and 'lang="zh"' in check(bp)._repr_html_()


def test_the_plain_text_is_fixed():
    found = check(BARE.blueprint())
    assert repr(found).splitlines() == [
        f"Checked by {found.number_of_rules} rules: 1 warning.",
        "warning SB302 ask: The customer action 'Put the question' (ask) has no physical evidence. Write what the "
        "customer sees, touches or gets there: a form, a screen, a place.",
    ]
    assert not re.search(r"0x[0-9a-f]+", repr(found))


def test_a_column_or_a_finding_is_taken_by_name_or_number():
    found = check(BARE.blueprint())
    assert list(found["element"]) == ["ask"] and found[0].element == "ask"


def test_detail_rules_spare_a_concept_blueprint():
    assert not check(BARE.but(level="concept").blueprint())


def test_braces_in_a_name_are_only_text():
    bp = BARE.but(step_row("ask", name_en="{name} {0}", name_zh="{x}")).blueprint()
    assert "{name} {0}" in check(bp)[0].message


@pytest.mark.parametrize("wrong", [None, 3, "recomended", [3]])
def test_an_unknown_rule_set_names_the_choices(wrong):
    with pytest.raises(FinservError, match="Unknown rule.*Choices"):
        check(SMALL.blueprint(), wrong)


def test_an_english_name_for_both_languages_is_not_too_long_in_chinese():
    bp = Blueprint.from_tables([{"id": "a", "band": "customer", "name": "Answer the customer"}])
    assert not check(bp, "SB702")
    assert check(bp.change("a", name="把查到的账目逐笔念给顾客听并请确认"), "SB702")


def test_only_a_blueprint_is_compared_with():
    with pytest.raises(FinservError, match="takes a blueprint"):
        check(SMALL.blueprint(), since=3)
