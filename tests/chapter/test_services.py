from __future__ import annotations

import pandas as pd
import pytest

from finserv.chapter import (
    chapter_services,
    class_examples,
    classification_doubts,
    classification_table,
    dimensions,
    glossary,
)
from finserv.chapter.services import DIVERGENCES, OBJECTS, OWNERS, PARTICIPATIONS
from finserv.errors import FinservError
from finserv.language import use_language

# Copied by hand from the table on slide 16, row by row: low goods, information, people, then high.
SLIDE = {
    "none": ["保管箱", "资金结算汇兑", "", "委托理财", "保险理赔", ""],
    "indirect": [
        "代理出售国债、基金",
        "网上查询银行账户余额",
        "",
        "资金票据托收",
        "集团公司现金管理系统终端",
        "",
    ],
    "self_service": [
        "ATM机存取款",
        "电话/网上付款",
        "服务设施布局指引",
        "股票/外汇买卖",
        "收集金融产品信息",
        "",
    ],
    "interaction": [
        "储蓄柜台现金",
        "证券发行路演",
        "投融资常识普及",
        "分期贷款",
        "理财方案设计",
        "投融资项目培训",
    ],
}


def test_the_table_is_the_slide():
    use_language("zh")
    found = classification_table()
    assert found.shape == (4, 6)
    assert list(found.columns) == [
        "low goods", "low information", "low people", "high goods", "high information", "high people"
    ]  # fmt: skip
    assert {row: list(found.loc[row]) for row in found.index} == SLIDE


def test_the_table_in_english_has_names_at_the_same_places():
    english = classification_table()
    for row, cells in SLIDE.items():
        assert [name != "" for name in english.loc[row]] == [name != "" for name in cells]
    assert english.loc["interaction", "high people"] == "investment project training"


def test_four_cells_carry_the_mark_of_doubt():
    marked = classification_table(doubts=True)
    places = {(r, c) for r in marked.index for c in marked.columns if marked.loc[r, c].endswith(" ?")}
    assert places == {
        (row, f"high {thing}") for row in ("none", "indirect") for thing in ("goods", "information")
    }


def test_services_have_the_promised_columns_and_class_words():
    services = chapter_services()
    assert list(services.columns) == [
        "id", "name_zh", "name_en", "participation", "divergence", "object", "owner", "provenance"
    ]  # fmt: skip
    assert len(services) == 19
    assert set(services["participation"]) == set(PARTICIPATIONS)
    assert set(services["divergence"]) == set(DIVERGENCES)
    assert set(services["object"]) == set(OBJECTS)


def test_owner_is_given_exactly_for_goods():
    services = chapter_services()
    assert ((services["owner"] == "") == (services["object"] != "goods")).all()
    assert set(services.loc[services["object"] == "goods", "owner"]) == set(OWNERS)


def test_owner_follows_the_examples_of_the_chapter():
    owner = chapter_services().set_index("id")["owner"]
    assert owner["counter_cash"] == owner["share_trading"] == "customer"
    assert owner["atm"] == owner["instalment_loan"] == "provider"


def test_service_names_are_those_of_the_glossary():
    terms = glossary().set_index("identifier")
    for row in chapter_services().to_dict("records"):
        assert (row["name_zh"], row["name_en"]) == tuple(terms.loc[row["id"], ["zh", "en"]])


def test_every_service_has_its_doubts_told():
    services, doubts = chapter_services(), classification_doubts()
    assert list(doubts["id"]) == list(services["id"])
    assert ((doubts["owner_certainty"] == "") == (services["owner"] == "")).all()
    assert list(doubts.loc[doubts["owner_certainty"] == "possible_provider", "id"]) == ["safe_deposit_box"]
    assert sorted(doubts.loc[doubts["printed_zh"] != "", "id"]) == [
        "facility_guidance", "insurance_claim", "online_balance"
    ]  # fmt: skip


def test_no_cell_is_claimed_to_be_certain():
    assert set(chapter_services()["provenance"]) == {"reconstruction"}


def test_dimensions_hold_every_class_once():
    found = dimensions()
    for name, words in [
        ("participation", PARTICIPATIONS), ("divergence", DIVERGENCES), ("object", OBJECTS), ("owner", OWNERS)
    ]:  # fmt: skip
        assert tuple(found.loc[found["dimension"] == name, "value"]) == words
    rank = dimensions("participation").set_index("value")["rank"]
    assert rank["none"] < rank["indirect"] < rank["self_service"] == rank["interaction"]


def test_examples_use_the_class_words():
    allowed = pd.MultiIndex.from_frame(dimensions()[["dimension", "value"]])
    examples = class_examples()
    assert pd.MultiIndex.from_frame(examples[["dimension", "value"]]).isin(allowed).all()
    assert ((examples["owner"] != "") == (examples["value"] == "goods")).all()
    assert set(examples["finance"]) == {"yes", "no"}
    assert {"货运", "仓储", "停车"} <= set(examples.query("owner == 'customer'")["example_zh"])


def test_another_dimension_is_refused_with_the_choices():
    with pytest.raises(FinservError, match="participation"):
        class_examples("contact")
