"""The cases: one canonical file each, told in both languages, marked with where they come from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from case_walks import EVERY_CASE

import finserv.blueprint.cases as cases_module
from finserv.blueprint import from_json, to_json
from finserv.blueprint.cases import CASE_IDS, case, cases
from finserv.chapter import glossary
from finserv.errors import FinservError

FOLDER = Path(cases_module.__file__).parent
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_the_ids_are_those_of_the_design_and_each_has_one_file():
    assert sorted(CASE_IDS) == sorted(path.stem for path in FOLDER.glob("*.json"))
    assert CASE_IDS == (
        "deposit", "instalment_loan", "order_processing", "general_service", "service_visit", "advisory",
        "service_centre", "service_station", "complaint", "smart_counter", "wealth_sale", "remote_teller",
    )  # fmt: skip


@EVERY_CASE
def test_the_file_is_in_the_canonical_bytes(bp):
    written = (FOLDER / f"{bp.id}.json").read_bytes()
    assert to_json(bp).encode() == written
    assert from_json(written.decode()) == bp


def test_a_case_is_read_once_and_is_called_by_its_id():
    assert case("deposit") is case("deposit")
    assert [case(i).id for i in CASE_IDS] == list(CASE_IDS)


@pytest.mark.parametrize(
    ("asked", "guess"),
    [("depsit", "deposit"), ("Wealth_Sale", "wealth_sale"), ("", ""), (None, ""), (["deposit"], "")],
)
def test_an_unknown_case_names_the_choices_and_the_nearest(asked, guess):
    with pytest.raises(FinservError) as caught:
        case(asked)
    for text in (caught.value.text.zh, caught.value.text.en):
        assert all(case_id in text for case_id in CASE_IDS)
        assert not guess or text.count(guess) == 2


def test_the_table_of_cases_has_a_row_for_each_and_is_a_fresh_copy():
    table = cases()
    assert list(table.columns) == ["id", "title_zh", "title_en", "level", "state", "steps", "provenance"]
    assert list(table["id"]) == list(CASE_IDS)
    assert list(table["steps"]) == [len(case(i).steps) for i in CASE_IDS]
    assert table["title_zh"].is_unique and table["title_en"].is_unique
    table.loc[0, "title_en"] = "spoilt"
    assert cases().loc[0, "title_en"] == "Deposit at a bank counter"


def test_one_case_is_a_concept_and_one_is_to_be():
    assert [i for i in CASE_IDS if case(i).level == "concept"] == ["general_service"]
    assert [i for i in CASE_IDS if case(i).state == "to_be"] == ["remote_teller"]


# Both languages and the words


@EVERY_CASE
def test_everything_that_is_read_is_in_both_languages(bp):
    pairs = [(bp.title_zh, bp.title_en), (bp.purpose_zh, bp.purpose_en), (bp.segment_zh, bp.segment_en)]
    pairs += [(bp.needs_zh, bp.needs_en), (bp.story_zh, bp.story_en)]
    assert all(zh and en for zh, en in pairs)
    for row in (*bp.step_rows, *bp.flow_rows, *bp.pool_rows):
        for name in row.as_row():
            if name.endswith("_zh"):
                zh, en = getattr(row, name), getattr(row, name[:-3] + "_en")
                pairs.append((zh, en))
    for zh, en in pairs:
        assert bool(zh) == bool(en)
        assert not CHINESE.search(en)
        assert CHINESE.search(zh) or len(zh) <= 1


@EVERY_CASE
def test_names_are_short_and_decisions_are_questions(bp):
    for step in bp.step_rows:
        assert len(step.name_zh) <= 12 and len(step.name_en.split()) <= 5, step.id
        assert (step.kind == "decision") == step.name_zh.endswith("？") == step.name_en.endswith("?"), step.id
    for names in ([s.name_zh for s in bp.step_rows], [s.name_en for s in bp.step_rows]):
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("identifier", "zh", "en"),
    [
        ("passbook", "存折", "passbook"),
        ("recorded_sale", "双录", "record"),
        ("dual_review", "双人复核", "review"),
        ("payment_book", "还款计划表", "repayment schedule"),
        ("lobby_manager", "大堂经理", "lobby manager"),
        ("delinquent", "逾期吗", "delinquent"),
        ("bookkeeping", "账簿", "books"),
    ],
)
def test_terms_of_the_glossary_are_used_for_what_they_name(identifier, zh, en):
    entry = glossary().set_index("identifier").loc[identifier]
    assert en.split()[-1][:6] in entry["en"] or identifier == "bookkeeping"
    rows = [row for i in CASE_IDS for row in (*case(i).step_rows, *case(i).pool_rows)]
    used = [row for row in rows if zh in row.name_zh and row.name_en.lower() != "guide to the machine"]
    assert used
    assert all(en in row.name_en.lower() for row in used)


@EVERY_CASE
def test_the_story_says_what_is_invented_and_every_row_says_where_it_comes_from(bp):
    assert "虚拟数据" in bp.story_zh and "synthetic" in bp.story_en
    sentences = [len(re.findall(r"[。]", bp.story_zh)), len(re.findall(r"[.](?: |$)", bp.story_en))]
    assert all(2 <= n <= 6 for n in sentences)
    assert bp.provenance != "user"
    assert all(row.provenance != "user" for row in (*bp.step_rows, *bp.flow_rows, *bp.pool_rows))
    assert {pool.provenance for pool in bp.pool_rows} == {"synthetic"}
    assert all("虚拟数据" in step.note_zh for step in bp.step_rows if step.wait_point)


@EVERY_CASE
def test_a_control_names_what_it_rests_on_and_a_regulation_has_a_date(bp):
    for step in bp.step_rows:
        assert step.control == bool(step.control_basis_zh) == bool(step.control_basis_en), step.id
        if step.provenance == "regulation":
            assert step.control
            assert re.search(r"20\d\d-\d\d-\d\d", step.control_basis_zh), step.id
            assert re.search(r"20\d\d-\d\d-\d\d", step.control_basis_en), step.id
