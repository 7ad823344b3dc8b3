from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finserv.chapter import chapter_services
from finserv.classification import classify, classify_frame, questions
from finserv.classification.catalogue import ADDED, STATUSES
from finserv.classification.dimensions import CLASSES
from finserv.errors import FinservError
from finserv.language import use_language

WORDS = {q.id: [*(o.id for o in q.options), "", None, *(o.name.zh for o in q.options)] for q in questions()}
catalogues = st.lists(
    st.fixed_dictionaries({q: st.sampled_from(words) for q, words in WORDS.items()}), min_size=1
)


@given(catalogues)
@settings(max_examples=60)
def test_a_catalogue_agrees_with_one_at_a_time(rows):
    frame = classify_frame(pd.DataFrame(rows, columns=list(WORDS), dtype=object))
    for row, answers in zip(frame.to_dict("records"), rows, strict=True):
        single = classify(answers)
        assert [row[d] for d in CLASSES] == [getattr(single, d) for d in CLASSES]
        assert row["cell"] == single.cell
        assert row["problem"] == " ".join(single.problems)
        assert (row["status"] == "ok") == (not single.problems)


def test_the_chapters_own_table_is_read_back():
    services = chapter_services()
    found = classify_frame(services)
    assert (found["status"] == "ok").all() and (found["problem"] == "").all()
    pd.testing.assert_frame_equal(found[services.columns], services)


def test_chinese_headings_and_words():
    found = classify_frame(pd.DataFrame({
        "名称": ["甲", "乙"], "顾客参与程度": ["自助服务", "无参与"], "差异程度": ["标准服务", "高"],
        "作用对象": ["物品/财产", "信息"], "物品归属": ["公司", ""],
    }))  # fmt: skip
    assert list(found["cell"]) == ["self_service, low goods", "none, high information"]
    assert list(found["owner"]) == ["provider", ""]
    assert list(found["status"]) == ["ok", "ok"]
    assert list(found["名称"]) == ["甲", "乙"]


def test_no_row_is_dropped_and_each_problem_is_told_at_its_row():
    frame = pd.DataFrame({
        "participation": ["none", "direct", "", "indirect", "nonee"],
        "divergence": ["low", "low", "high", "low", "low"],
        "object": ["goods", "goods", "information", "information", "goods"],
        "owner": ["", "customer", "", "provider", "customer"],
    }, index=[7, 7, "x", None, 2.5])  # fmt: skip
    found = classify_frame(frame)
    assert list(found.index[:3]) == [7, 7, "x"] and len(found) == 5
    assert list(found["status"]) == ["missing", "unknown_word", "missing", "contradictory", "unknown_word"]
    assert found["problem"].iloc[0] == "The owner is empty."
    assert "two kinds" in found["problem"].iloc[1]
    assert "participation is empty" in found["problem"].iloc[2]
    assert "goods only" in found["problem"].iloc[3] and found["owner"].iloc[3] == ""
    assert "Did you mean 'none'?" in found["problem"].iloc[4]
    assert list(found["participation"]) == ["none", "", "", "indirect", ""]
    assert list(found["cell"])[1:3] == ["", ""]


def test_without_an_owner_column_the_owner_is_not_missed():
    found = classify_frame([{"participation": "none", "divergence": "low", "object": "goods"}])
    assert list(found["status"]) == ["ok"] and list(found["owner"]) == [""]


def test_answers_that_lead_elsewhere_than_the_class_written_beside_them():
    row = {
        "present": "there",
        "doer": "both",
        "acts_on": "record",
        "variants": 0,
        "judgement": "rule",
        "exchange": "little",
    }
    found = classify_frame([{**row, "参与": "自助"}, {**row, "参与": "交互"}, {**row, "参与": ""}])
    assert list(found["status"]) == ["contradictory", "ok", "ok"]
    assert set(found["participation"]) == {"interaction"}
    assert "direct self-service" in found["problem"].iloc[0]


def test_an_unreadable_answer_is_told_once_and_not_as_missing():
    row = {
        "present": "there",
        "doer": "robot",
        "acts_on": "record",
        "variants": 0,
        "judgement": "rule",
        "exchange": "little",
    }
    found = classify_frame([row])
    assert found["status"].item() == "unknown_word"
    assert found["problem"].item().startswith("'who does the work': unknown answer 'robot'")
    assert "missing" not in found["problem"].item()


def test_the_problem_speaks_the_language_in_use():
    rows = [{"participation": "none", "divergence": "low", "object": ""}]
    use_language("zh")
    assert classify_frame(rows)["problem"].item() == "作用对象没有填。"


def test_input_stays_as_it_is_and_output_is_plain():
    frame = pd.DataFrame({"participation": ["自助"], "divergence": ["low"], "object": ["goods"]})
    before = frame.copy(deep=True)
    found = classify_frame(frame)
    pd.testing.assert_frame_equal(frame, before)
    assert list(found.columns) == [
        "participation",
        "divergence",
        "object",
        "owner",
        "cell",
        "status",
        "problem",
    ]
    assert all(type(value) is str for name in ADDED for value in found[name])


@pytest.mark.parametrize("dtype", ["object", "category"])
def test_other_column_types(dtype):
    frame = pd.DataFrame(
        {"participation": ["none", "none"], "divergence": ["low", None], "object": ["goods", "people"]}
    )
    found = classify_frame(frame.astype(dtype))
    assert list(found["status"]) == ["ok", "missing"]


def test_cells_that_are_no_words():
    rows = {"participation": [["none"], 3.5], "divergence": ["low", pd.NaT], "object": [pd.NA, np.nan]}
    frame = pd.DataFrame(rows, dtype=object)
    found = classify_frame(frame)
    assert set(found["status"]) <= set(STATUSES) - {"ok"}


def test_an_empty_catalogue_stays_empty():
    found = classify_frame(
        pd.DataFrame({"participation": [], "divergence": [], "object": []}, dtype="object")
    )
    assert found.empty and list(found.columns)[-len(ADDED) :] == list(ADDED)


def test_lacking_columns_are_told_with_what_was_found():
    with pytest.raises(FinservError) as told:
        classify_frame(pd.DataFrame({"name": ["a"], "participation": ["none"]}))
    assert "Columns found: name, participation" in str(told.value)
    assert "现有的列" in told.value.text.zh


def test_a_heading_given_twice_is_told():
    with pytest.raises(FinservError, match="say the same thing"):
        classify_frame([{"participation": "none", "参与": "none", "divergence": "low", "object": "goods"}])
    frame = pd.DataFrame(
        [["none", "low", "goods", "goods"]], columns=["participation", "divergence", "object", "object"]
    )
    with pytest.raises(FinservError, match="say the same thing"):
        classify_frame(frame)


@pytest.mark.parametrize("thing", [None, "catalogue.csv", 3, {"participation": "none"}])
def test_what_is_no_table_is_refused(thing):
    with pytest.raises(FinservError, match="DataFrame"):
        classify_frame(thing)


def test_many_rows_and_many_different_unknown_words():
    rows = 30_000
    frame = pd.DataFrame({
        "participation": ["none", "自助", "直接"] * (rows // 3),
        "divergence": [f"word {i}" for i in range(rows)],
        "object": ["goods"] * rows,
    })  # fmt: skip
    found = classify_frame(frame)
    assert len(found) == rows
    assert set(found["status"]) == {"unknown_word"}
    assert "word 5" in found["problem"].iloc[5]
    assert found["problem"].iloc[-1].endswith("Choices: low, high.")
    assert set(found["cell"]) == {""}
