from __future__ import annotations

import pandas as pd
import pytest

from finserv.chapter import in_language, objectives, sections
from finserv.chapter.loader import matching, table
from finserv.errors import FinservError
from finserv.language import Text, use_language


def test_each_call_gives_a_fresh_copy():
    first = objectives()
    first.loc[0, "text_en"] = "spoilt"
    del first["id"]
    second = objectives()
    assert second.loc[0, "text_en"] != "spoilt"
    assert "id" in second


def test_cells_are_plain_strings_and_numbers():
    for value in sections().iloc[0]:
        assert type(value) is str
    orders = objectives()["order"]
    assert pd.api.types.is_integer_dtype(orders)
    assert not table("services").isna().any(axis=None)


def test_missing_file_is_told():
    with pytest.raises(FileNotFoundError):
        table("no_such_table")


def test_matching_names_the_choices():
    with pytest.raises(FinservError) as told:
        matching(sections(), "parent", "managment", Text("章节", "section"))
    assert "Did you mean 'management'?" in str(told.value)
    assert "不认识" in told.value.text.zh


@pytest.mark.parametrize(("language", "first"), [("zh", "知道"), ("en", "Know")])
def test_in_language_follows_the_language_in_use(language, first):
    use_language(language)
    frame = in_language(objectives())
    assert list(frame.columns) == ["id", "order", "text", "provenance", "basis"]
    assert frame["text"].iloc[0].startswith(first)


def test_in_language_keeps_what_exists_in_one_language_only():
    frame = in_language(table("classification_doubts"), "en")
    assert "printed_zh" in frame and "note" in frame and "note_zh" not in frame


def test_in_language_refuses_another_word():
    with pytest.raises(FinservError):
        in_language(objectives(), "fr")
