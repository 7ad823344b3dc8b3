import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_strategies import HARD_TEXTS, blueprints

from finserv.blueprint import Blueprint, from_json, to_json
from finserv.blueprint.json_form import FORMAT, SIZE_LIMIT, VERSION
from finserv.errors import FinservError

BP = Blueprint.from_tables(
    [{"id": "ask", "band": "customer", "name": "Ask"}, {"id": "answer", "band": "onstage", "name": "Answer"}],
    [{"source": "ask", "target": "answer", "probability": 0.5}],
    id="enquiry",
    price=9,
    arrivals=[16, 24.5],
)


def refused(text):
    with pytest.raises(FinservError) as caught:
        from_json(text)
    return caught.value.text


def file(**entries):
    return json.dumps({"format": FORMAT, "version": VERSION, **entries})


def test_the_form_is_one_row_a_line_with_whole_numbers_whole():
    assert to_json(BP) == (
        '{\n  "format": "finserv.blueprint",\n  "version": 1,\n  "id": "enquiry",\n  "price": 9,\n'
        '  "arrivals": [16, 24.5],\n  "steps": [\n'
        '    {"id": "ask", "band": "customer", "actor": "customer", "name_zh": "Ask", "name_en": "Ask"},\n'
        '    {"id": "answer", "band": "onstage", "actor": "staff", "name_zh": "Answer", "name_en": "Answer"}\n  ],\n'
        '  "flows": [\n    {"source": "ask", "target": "answer", "probability": 0.5}\n  ]\n}\n'
    )


@settings(max_examples=80)
@given(blueprints())
def test_any_blueprint_comes_back_byte_for_byte_twice(bp):
    text = to_json(bp)
    again = from_json(text)
    assert again == bp
    assert to_json(again) == text
    assert to_json(from_json(to_json(again))) == text
    assert json.loads(text)["format"] == FORMAT
    assert text.encode("utf-8").decode("utf-8") == text


@pytest.mark.parametrize("value", HARD_TEXTS, ids=ascii)
def test_texts_of_every_kind_come_back(value):
    bp = Blueprint.from_tables([{"id": "a", "band": "customer", "name": value}], title=value)
    assert from_json(to_json(bp)) == bp


@settings(max_examples=60)
@given(st.data())
def test_a_file_cut_off_anywhere_is_told_and_never_half_read(data):
    text = to_json(BP).rstrip()
    cut = data.draw(st.integers(0, len(text) - 1))
    message = refused(text[:cut])
    assert "it may be cut off" in message.en
    assert "可能没有存完整" in message.zh


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "3",
        "null",
        '"text"',
        "{}",
        '{"format": "other", "version": 1}',
        file(version=None),
        file(version=0),
        file(version=True),
    ],
)
def test_a_foreign_file_is_told(text):
    assert "not a blueprint file" in refused(text).en
    assert "不是 finserv 的蓝图文件" in refused(text).zh


@pytest.mark.parametrize("value", [None, 3, b"{}", {"format": FORMAT}])
def test_what_is_no_text_is_foreign(value):
    assert "not a blueprint file" in refused(value).en


def test_a_newer_file_asks_for_an_update():
    assert "newer version (form 2; this one reads up to 1)" in refused(file(version=2)).en
    assert "更新的版本" in refused(file(version=10**4000)).zh


@pytest.mark.parametrize(
    "opening", ["[", '{"a":', '{"format": "finserv.blueprint", "version": 1, "steps": [']
)
def test_a_file_nested_without_end_is_told(opening):
    refused(opening * 200_000)
    shut = "]" if opening.endswith("[") else "}"
    refused(opening * 100_000 + shut * 100_000)


@pytest.mark.parametrize("depth", [10, 100, 300, 500, 900])
def test_a_deep_nest_in_a_cell_is_told(depth):
    nest = "[" * depth + "]" * depth
    for entry in ("title_zh", "price", "id", "arrivals", "level", "steps", "pins"):
        refused(f'{{"format": "{FORMAT}", "version": 1, "{entry}": [{nest}]}}')
        refused(f'{{"format": "{FORMAT}", "version": 1, "steps": [{{"id": "a", "{entry}": {nest}}}]}}')


def test_a_huge_file_is_told_before_it_is_read():
    assert "5,000,000 is the most" in refused(" " * (SIZE_LIMIT + 1)).en


@pytest.mark.parametrize(
    "number", ["1" * 5000, "1e999", "-1", "Infinity", "-Infinity", '"1,5"', "true", "{}"]
)
def test_numbers_that_cannot_be_are_told(number):
    refused(f'{{"format": "{FORMAT}", "version": 1, "price": {number}}}')


def test_an_unknown_entry_is_told_with_the_nearest():
    message = refused(file(titel_zh="x"))
    assert "there is no 'titel_zh'. Did you mean 'title_zh'?" in message.en
    assert "没有“titel_zh”这一项。是不是想写“title_zh”？" in message.zh
    assert "step table, row 1: there is no 'colour'" in refused(file(steps=[{"id": "a", "colour": "red"}])).en


@pytest.mark.parametrize("entry", ["steps", "flows", "pools", "waivers", "pins"])
@pytest.mark.parametrize("value", [3, "x", None, {"id": "a"}, [3], ["x"], [None], [[]]], ids=repr)
def test_what_is_no_table_is_told(entry, value):
    refused(file(**{entry: value}))


def test_a_mark_that_windows_puts_before_a_text_is_passed_over():
    assert from_json("\ufeff" + to_json(BP)) == BP


@settings(max_examples=150)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["id", "steps", "band", "x"]), inner)
        ),
        max_leaves=8,
    ),
    st.sampled_from(
        ["id", "title_zh", "price", "arrivals", "level", "steps", "flows", "pools", "waivers", "pins"]
    ),
)
def test_whatever_stands_in_an_entry_gives_a_blueprint_or_a_sentence(value, entry):
    try:
        assert from_json(to_json(from_json(file(**{entry: value})))).id
    except FinservError as error:
        assert error.text.zh
        assert error.text.en
