from __future__ import annotations

import pandas as pd
import pytest

from finserv.chapter import chapter_services, classification_table
from finserv.classification import catalogue_map, catalogue_problems, catalogue_summary, classify_frame
from finserv.errors import FinservError


def test_the_chapters_services_are_counted_once_a_cell():
    counts = catalogue_summary(classify_frame(chapter_services()))
    assert counts.shape == (4, 6)
    assert int(counts.to_numpy().sum()) == 19
    pd.testing.assert_frame_equal(counts > 0, classification_table() != "")


def test_problems_are_listed_by_row():
    frame = pd.DataFrame(
        {"participation": ["none", "nope"], "divergence": ["low"] * 2, "object": ["goods"] * 2}, index=[5, 9]
    )
    problems = catalogue_problems(classify_frame(frame))
    assert list(problems["row"]) == [9] and list(problems["status"]) == ["unknown_word"]


def test_map_says_counts_shares_and_what_is_left_out():
    rows = [{"participation": "none", "divergence": "low", "object": "goods"}] * 300
    rows += [{"participation": "interaction", "divergence": "high", "object": "people"}] * 1
    rows += [{"participation": "", "divergence": "low", "object": "goods"}] * 2
    picture = catalogue_map(classify_frame(rows))
    assert "300; 100%" in picture.text and "1; <1%" in picture.text
    assert "303 services: 301 have a cell, 2 are not settled; 2 rows have problems." in picture.text
    assert picture.html.count("<td") == 24


def test_map_of_nothing():
    empty = classify_frame(pd.DataFrame({"participation": [], "divergence": [], "object": []}, dtype=object))
    assert "0 services" in catalogue_map(empty).text


@pytest.mark.parametrize("what", [catalogue_summary, catalogue_problems, catalogue_map])
def test_an_unclassified_table_is_refused(what):
    with pytest.raises(FinservError, match="classify_frame"):
        what(pd.DataFrame({"participation": ["none"]}))
