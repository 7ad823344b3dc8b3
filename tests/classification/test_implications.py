from __future__ import annotations

import pytest

from finserv.chapter import sources
from finserv.chapter.loader import PROVENANCES
from finserv.classification import classify, implications
from finserv.classification.dimensions import CLASSES
from finserv.classification.implications import ASPECTS
from finserv.errors import FinservError


def test_rows_use_known_words_and_every_class_has_some():
    rows = implications()
    assert rows["id"].is_unique
    assert set(rows["aspect"]) == set(ASPECTS)
    assert set(rows["provenance"]) <= set(PROVENANCES)
    assert set(zip(rows["dimension"], rows["value"], strict=True)) == {
        (d, v) for d, vs in CLASSES.items() for v in vs
    }
    literature = rows.loc[rows["provenance"] == "literature", "basis"]
    assert set(literature) <= set(sources()["key"])
    assert rows.loc[rows["provenance"] == "chapter", "basis"].str.startswith("ch ").all()


def test_implications_of_a_classification_are_those_of_its_classes():
    found = classify({"present": "there", "doer": "both", "acts_on": "thing", "whose": "customer",
                      "variants": 0, "judgement": "rule", "exchange": "little"})  # fmt: skip
    rows = implications(found)
    assert set(zip(rows["dimension"], rows["value"], strict=True)) == {
        ("participation", "interaction"), ("divergence", "low"), ("object", "goods"), ("owner", "customer")
    }  # fmt: skip
    named = implications(participation="交互", divergence="标准服务", object="物品", owner="顾客")
    assert named.equals(rows)


def test_an_unsettled_dimension_has_no_implications():
    assert set(implications(classify({"acts_on": "record"}))["dimension"]) == {"object"}


def test_unknown_words_are_refused():
    with pytest.raises(FinservError, match="participation"):
        implications(contact="high")
    with pytest.raises(FinservError, match="Choices: low, high"):
        implications(divergence="middling")
