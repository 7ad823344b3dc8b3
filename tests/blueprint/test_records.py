import dataclasses

import pytest

from finserv.blueprint import Blueprint, Flow, Pin, Pool, Step, Waiver
from finserv.blueprint.records import columns, headings, read_row, spread
from finserv.errors import FinservError
from finserv.language import Text, use_language

CLASSES = [Blueprint, Flow, Pin, Pool, Step, Waiver]


@pytest.mark.parametrize("cls", CLASSES)
def test_every_default_is_what_an_empty_cell_reads_as_and_is_valid_itself(cls):
    for column in columns(cls):
        if not column.required:
            assert column.read_cell(None, Text) == column.default
            assert column.read_cell(column.default, Text) == column.default


@pytest.mark.parametrize("cls", CLASSES)
def test_every_column_has_a_title_in_both_languages_that_no_other_has(cls):
    titles = [column.title for column in columns(cls)]
    assert all(title.zh and title.en for title in titles)
    assert len({title.zh for title in titles}) == len({title.en for title in titles}) == len(titles)


@pytest.mark.parametrize("cls", CLASSES)
def test_no_heading_hides_a_field(cls):
    known = headings(cls)
    assert all(known[column.name] == (column.name,) for column in columns(cls))


def test_headings_fill_one_field_or_both_languages():
    assert spread({"name": "Ask"}, Step) == {"name_zh": "Ask", "name_en": "Ask"}
    assert spread({"name": Text("询问", "Ask")}, Step) == {"name_zh": "询问", "name_en": "Ask"}
    assert spread({"中文名称": "询问", "band": "customer"}, Step) == {"name_zh": "询问", "band": "customer"}
    assert spread({"名称": "询问"}, Step) == {"name_zh": "询问", "name_en": "询问"}
    assert spread({"有形展示": "柜台", "note": "说明"}, Step) == {
        "evidence_zh": "柜台",
        "evidence_en": "柜台",
        "note_zh": "说明",
        "note_en": "说明",
    }


@pytest.mark.parametrize("order", [("name", "name_en"), ("name_en", "name")])
def test_one_language_by_name_wins_over_the_heading_for_both(order):
    cells = {"name": "询问", "name_en": "Ask"}
    assert spread({heading: cells[heading] for heading in order}, Step) == {
        "name_zh": "询问",
        "name_en": "Ask",
    }


def test_an_empty_cell_does_not_hide_the_heading_for_both():
    assert spread({"name_en": None, "name": "Ask"}, Step)["name_en"] == "Ask"
    assert spread({"name": "Ask", "name_en": ""}, Step)["name_en"] == "Ask"


def test_an_unknown_column_is_told_with_choices_and_nearest_spelling():
    with pytest.raises(FinservError) as caught:
        read_row(Step, {"id": "ask", "band": "customer", "time_maen": 2})
    assert (
        "there is no 'time_maen'. Did you mean 'time_mean'? The choices are: id, band" in caught.value.text.en
    )
    assert "没有“time_maen”这一项。是不是想写“time_mean”？可用的有：id、band" in caught.value.text.zh


def test_what_must_be_filled_in_is_named():
    with pytest.raises(FinservError) as caught:
        read_row(Flow, {"source": " "})
    assert caught.value.text.en == "source, target must be filled in."
    assert caught.value.text.zh == "必须填写“起点”（source）、“终点”（target）。"


def test_a_bad_cell_names_place_and_column_in_the_language_in_use():
    with pytest.raises(FinservError) as caught:
        Step(id="count", band="onstage", name_en="Count", time_mean=-1)
    assert str(caught.value).startswith("Step 'count': mean time (time_mean) is '-1'.")
    use_language("zh")
    assert str(caught.value).startswith("步骤“count”的“平均时间”（time_mean）写成了“-1”。")


@pytest.mark.parametrize("value", [None, "", float("nan")])
def test_a_required_cell_may_not_be_empty_whoever_makes_the_record(value):
    with pytest.raises(FinservError) as caught:
        Flow(source=value, target="b")
    assert "source is empty; it must be filled in" in caught.value.text.en
    assert "“起点”（source）空着，必须填写" in caught.value.text.zh


def test_records_are_immutable_and_equal_by_content():
    step = Step(id="ask", band="customer", name_en="Ask", time_mean=1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        step.id = "other"
    with pytest.raises((AttributeError, TypeError)):
        step.unheard_of = 1
    same = Step(id="ask", band="顾客", name_en=" Ask ", time_mean="1.0", actor="customer")
    assert step == same
    assert hash(step) == hash(same)


def test_a_row_gives_every_column_back():
    flow = Flow(source="a", target="b", probability=0.5)
    assert Flow(**flow.as_row()) == flow
    assert list(flow.as_row()) == [column.name for column in columns(Flow)]
