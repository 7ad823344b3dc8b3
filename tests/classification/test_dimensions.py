from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finserv.chapter import dimensions
from finserv.classification import Cell, neighbours
from finserv.classification.dimensions import CLASSES, class_name, class_of, key, spellings
from finserv.errors import FinservError

ALL_CELLS = [
    Cell(p, d, o) for p in CLASSES["participation"] for d in CLASSES["divergence"] for o in CLASSES["object"]
]


@pytest.mark.parametrize(
    ("dimension", "word", "value"),
    [
        ("participation", "自助服务", "self_service"),
        ("participation", "Ｓｅｌｆ－Ｓｅｒｖｉｃｅ", "self_service"),
        ("participation", "直接·交互", "interaction"),
        ("participation", "  No  Participation ", "none"),
        ("divergence", "低差异性", "low"),
        ("divergence", "标准服务 / 标准化服务 (低差异性)", "low"),
        ("divergence", "customized", "high"),
        ("object", "物品/财产", "goods"),
        ("object", "信息／形象", "information"),
        ("owner", "顾客物品/权益", "customer"),
        ("owner", "银行", "provider"),
        ("owner", "", ""),
        ("object", "   ", ""),
    ],
)
def test_words_of_both_languages_are_read(dimension, word, value):
    assert class_of(dimension, word) == value


@pytest.mark.parametrize("dimension", CLASSES)
def test_names_of_the_chapter_are_read_back(dimension):
    for row in dimensions(dimension).to_dict("records"):
        assert class_of(dimension, row["name_zh"]) == row["value"]
        assert class_of(dimension, row["name_en"].upper()) == row["value"]
        assert class_name(dimension, row["value"]).zh == row["name_zh"]


@pytest.mark.parametrize("dimension", CLASSES)
def test_no_spelling_stands_for_two_classes(dimension):
    counts = spellings(dimension)
    assert set(counts.values()) == set(CLASSES[dimension])
    for value in CLASSES[dimension]:
        assert counts[key(value)] == value


@pytest.mark.parametrize("word", ["direct", "直接参与", "Direct participation"])
def test_plain_direct_is_refused_because_it_has_two_kinds(word):
    with pytest.raises(FinservError) as told:
        class_of("participation", word)
    assert "self_service" in str(told.value) and "interaction" in told.value.text.zh


def test_unknown_word_names_choices_and_nearest():
    with pytest.raises(FinservError) as told:
        class_of("object", "informtion")
    assert "goods" in str(told.value) and "Did you mean 'information'?" in str(told.value)


@given(st.text())
def test_key_is_stable(word):
    assert key(key(word)) == key(word)


def test_neighbourhood_is_mutual_and_never_includes_the_cell():
    for cell in ALL_CELLS:
        near = neighbours(cell)
        assert cell not in near and len(near) == len(set(near))
        assert all(cell in neighbours(other) for other in near)
        assert all(sum(a != b for a, b in zip(cell, other, strict=True)) == 1 for other in near)


def test_no_participation_is_next_to_indirect_only():
    near = {c.participation for c in neighbours(Cell("none", "low", "goods"))}
    assert near == {"none", "indirect"}
