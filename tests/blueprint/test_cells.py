import datetime
import decimal
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from finserv.blueprint import words
from finserv.blueprint.cells import BadCell, is_empty, plain, read_id, read_number, read_text, reader
from finserv.language import Text


def refused(kind, value, **how) -> Text:
    with pytest.raises(BadCell) as caught:
        reader(kind, how)(value)
    return caught.value.text


@pytest.mark.parametrize(
    "value", [None, math.nan, np.nan, pd.NA, pd.NaT, "", "  \n", [], (), decimal.Decimal("NaN")], ids=repr
)
def test_empty_cells(value):
    assert is_empty(value)


@pytest.mark.parametrize("value", [0, 0.0, False, "0", "-", [0], math.inf, object()], ids=repr)
def test_cells_that_hold_something(value):
    assert not is_empty(value)


def test_values_of_numpy_and_pandas_become_plain():
    assert plain(np.float64(2.5)) == 2.5
    assert type(plain(np.bool_(True))) is bool
    assert plain(np.array([1, 2])) == [1, 2]
    assert plain(pd.Series([1.5])) == [1.5]
    assert plain("text") == "text"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("count_cash", "count_cash"),
        (" a ", "a"),
        (1, "1"),
        (1.0, "1"),
        (1.5, "1.5"),
        ("1.0", "1.0"),
        ("ｔｅｌｌｅｒ１", "teller1"),
        ("a-b.c", "a-b.c"),
    ],
)
def test_ids(value, read):
    assert read_id(value) == read


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "取号",
        "a b",
        "a__b",
        "a/b",
        "-a",
        "a" * 61,
        -1,
        float("inf"),
        True,
        None,
        ["a"],
        "<b>",
        "a\nb",
        "a\0",
        "😀",
        "é",
        10**5000,
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_id_is_told_with_an_example(value):
    text = refused("id", value)
    assert "count_cash" in text.en
    assert "count_cash" in text.zh


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("customer", "customer"),
        (" Customer ", "customer"),
        ("顾客行为", "customer"),
        ("顾客", "customer"),
        ("前台", "onstage"),
        ("后台员工行为", "backstage"),
        ("support processes", "support"),
        ("ＳＵＰＰＯＲＴ", "support"),
    ],
)
def test_words_are_read_in_either_language(value, read):
    assert reader("word", {"words": words.BANDS})(value) == read


@pytest.mark.parametrize(
    "vocabulary",
    [value for name, value in vars(words).items() if name.isupper() and name != "MINUTES_PER_UNIT"],
    ids=[name for name in vars(words) if name.isupper() and name != "MINUTES_PER_UNIT"],
)
def test_every_word_is_read_by_each_of_its_names(vocabulary):
    read = reader("word", {"words": vocabulary})
    for word, text in vocabulary.items():
        spellings = (word, text.zh, text.en, word.replace("_", " "), word.replace("_", "-"), word.upper())
        assert [read(spelling) for spelling in spellings] == [word] * len(spellings)


@pytest.mark.parametrize(
    ("value", "guess"), [("onstge", "onstage"), ("前台人员行为", "onstage"), ("zzz", ""), (3, "")]
)
def test_an_unknown_word_is_told_with_choices_and_nearest_spelling(value, guess):
    text = refused("word", value, words=words.BANDS)
    assert "Choices: customer, onstage, backstage, support." in text.en
    assert "customer（顾客行为）、onstage（前台员工行为）" in text.zh
    assert (f"Did you mean '{guess}'?" in text.en) == bool(guess)
    assert (f"是不是想写“{guess}”？" in text.zh) == bool(guess)


def test_an_unclear_beginning_of_a_word_is_not_guessed():
    refused("word", "o", words=words.BANDS)
    refused("word", "指", words={"a": Text("指一", "a"), "b": Text("指二", "b")})


@pytest.mark.parametrize(
    "value",
    [
        "\"q\" 's'",
        "<b>&amp;",
        "back\\slash",
        "😀👩‍👩‍👧",
        "שלום",
        "مرحبا",
        "a\nb",
        "取号",
        "\u202eabc",
        "x" * 200,
    ],
    ids=lambda value: value[:6].encode("unicode_escape").decode(),
)
def test_texts_of_every_kind_are_kept_as_they_are(value):
    assert read_text(value, 200) == value


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("  a\r\nb\rc\td  ", "a\nb\nc d"),
        (12, "12"),
        (12.0, "12"),
        (1.5, "1.5"),
        (decimal.Decimal("1.50"), "1.50"),
        (datetime.date(2024, 7, 1), "2024-07-01"),
        (None, ""),
    ],
    ids=repr,
)
def test_texts_from_spreadsheets(value, read):
    assert read_text(value, 200) == read


@pytest.mark.parametrize(
    "value",
    ["a\0b", "a\x07b", "a\x1bb", "a\x7fb", "a\x85b", "a\ud800b", "a\ufffeb", "a\U0001ffffb"],
    ids=ascii,
)
def test_a_control_character_is_named(value):
    code = f"U+{ord(value[1]):04X}"
    text = refused("name", value)
    assert code in text.en
    assert code in text.zh


@pytest.mark.parametrize(
    "value", [True, ["a"], {"a": 1}, b"a", object, Text("甲", "a")], ids=lambda value: type(value).__name__
)
def test_what_is_no_text_is_refused(value):
    assert "it takes text" in refused("name", value).en
    assert "要填文字" in refused("name", value).zh


def test_a_text_too_long_says_how_long_it_is_and_may_be():
    text = refused("name", "字" * 10_000)
    assert "has 10,000 characters; 200 is the most" in text.en
    assert "有10,000个字符，最多200个" in text.zh


@given(st.text())
def test_a_text_that_was_read_reads_as_itself(value):
    try:
        once = read_text(value, 200)
    except BadCell:
        return
    assert read_text(once, 200) == once


@pytest.mark.parametrize(
    ("value", "read"),
    [(2, 2.0), ("1.5", 1.5), ("１．５", 1.5), (" 3 ", 3.0), ("1e3", 1000.0), (decimal.Decimal("2.5"), 2.5)],
)
def test_numbers(value, read):
    assert read_number(value, 0, 1e12) == read


def test_minus_zero_is_zero():
    assert math.copysign(1, read_number(-0.0, 0, 1)) == 1


@pytest.mark.parametrize(
    "value",
    [
        math.inf,
        -math.inf,
        "inf",
        "nan",
        -1,
        "-0.5",
        "three",
        "三",
        "",
        True,
        [1],
        {},
        10**400,
        1e13,
        "1,000",
        "10%",
        object(),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_number_is_refused(value):
    text = refused("number", value)
    assert "of 0 or more" in text.en
    assert "do not write 0" in text.en
    assert "不小于0的数" in text.zh


def test_a_number_beyond_its_bounds_names_them():
    text = refused("number", 1.5, high=1.0)
    assert "from 0 to 1" in text.en
    assert "0到1之间" in text.zh


def test_whole_numbers():
    assert reader("whole", {})(3.0) == 3
    assert type(reader("whole", {})("3")) is int
    assert "whole number" in refused("whole", 2.5).en


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (True, True),
        ("是", True),
        ("TRUE", True),
        (1, True),
        (1.0, True),
        ("√", True),
        ("否", False),
        (0.0, False),
        ("No", False),
    ],
)
def test_flags(value, read):
    assert reader("flag", {})(value) is read


@pytest.mark.parametrize("value", ["maybe", 2, "也许", [True], -1])
def test_what_is_no_flag_is_refused(value):
    assert "yes or no" in refused("flag", value).en
    assert "“是”或“否”" in refused("flag", value).zh


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("16 24，32、34;26", (16, 24, 32, 34, 26)),
        ([1, "2"], (1, 2)),
        ((1,), (1,)),
        (60, (60,)),
        ("1,2,", (1, 2)),
        (" １ ", (1,)),
    ],
)
def test_lists_of_numbers(value, read):
    assert reader("numbers", {})(value) == read


@pytest.mark.parametrize("value", ["1 two", [1, -1], [math.inf], {}, True, object(), [[1]]], ids=repr)
def test_a_list_with_something_else_in_it_is_refused(value):
    assert "number" in refused("numbers", value).en


def test_a_list_too_long_is_refused():
    assert "10,000" in refused("numbers", list(range(10_001))).en


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", " \u2060\n", "\u202e\u202c"])
def test_a_text_that_nobody_can_see_is_empty(unseen):
    assert is_empty(unseen) and read_text(unseen, 10) == ""
    assert not is_empty(unseen + "a")


def test_only_a_short_text_is_sent_to_the_note():
    for limit, sent in ((200, True), (2000, False)):
        with pytest.raises(BadCell) as caught:
            read_text("a" * 3000, limit)
        assert ("the note" in caught.value.text.en) is ("备注" in caught.value.text.zh) is sent
