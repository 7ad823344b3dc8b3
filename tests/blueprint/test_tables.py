import pandas as pd
import pytest

from finserv.blueprint import Flow, Pool, Step
from finserv.blueprint.tables import read, write
from finserv.errors import FinservError
from finserv.language import Text

TABLE = Text("步骤表", "step table")
ROW = {"id": "ask", "band": "customer", "name": "Ask"}


def test_a_frame_and_a_list_read_alike():
    rows = [ROW, {**ROW, "id": "wait", "time_mean": 2}]
    assert read(pd.DataFrame(rows), Step, TABLE) == read(rows, Step, TABLE) == read(iter(rows), Step, TABLE)


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT, ""], ids=repr)
def test_a_missing_cell_is_unknown_whatever_stands_for_it(missing):
    frame = pd.DataFrame(
        {"id": ["ask"], "band": ["customer"], "name": ["Ask"], "time_mean": [missing], "pool": [missing]}
    )
    (step,) = read(frame, Step, TABLE)
    assert step.time_mean is None
    assert step.pool == ""


@pytest.mark.parametrize("kind", ["Int64", "Float64", "float32", "int8", "object", "string", "category"])
def test_columns_of_every_kind_are_read(kind):
    frame = pd.DataFrame(
        {**{name: [value] for name, value in ROW.items()}, "time_mean": pd.Series([2]).astype(kind)}
    )
    assert read(frame, Step, TABLE)[0].time_mean == 2.0


def test_headings_in_chinese_are_read():
    (step,) = read(
        [{"编号": "ask", "所在区域": "顾客行为", "中文名称": "询问", " 平均时间 ": 2}], Step, TABLE
    )
    assert (step.id, step.band, step.name_zh, step.time_mean) == ("ask", "customer", "询问", 2.0)


def test_rows_that_are_empty_are_passed_over_and_counted():
    blank = dict.fromkeys(ROW)
    assert len(read([ROW, blank, {**ROW, "id": "wait"}], Step, TABLE)) == 2
    with pytest.raises(FinservError, match="row 3"):
        read([ROW, blank, {**ROW, "band": "x"}], Step, TABLE)
    with pytest.raises(FinservError, match="row 1: .*must be filled in"):
        read([{}], Step, TABLE)


def test_a_column_that_stands_twice_is_refused():
    frame = pd.DataFrame([["ask", "customer", "Ask", "Ask"]], columns=["id", "band", "name", "name"])
    with pytest.raises(FinservError) as caught:
        read(frame, Step, TABLE)
    assert "the step table has the column 'name' twice" in caught.value.text.en
    assert "步骤表里“name”这一列出现了两次" in caught.value.text.zh


def test_two_layers_of_headings_are_refused_with_the_choices():
    frame = pd.DataFrame([["ask"]], columns=pd.MultiIndex.from_tuples([("a", "id")]))
    with pytest.raises(FinservError, match="The choices are: id, band"):
        read(frame, Step, TABLE)


def test_written_tables_have_every_column_and_their_kinds():
    table = write((Pool(id="teller", capacity=3),), Pool)
    assert table["capacity"].dtype == "int64"
    assert table["wage"].isna().all()
    assert write((), Flow).empty
    steps = write((Step(id="a", band="customer", name_en="A", time_values=[1, 0.1 + 0.2]),), Step)
    assert steps.loc[0, "time_values"] == "1 0.30000000000000004"
    assert steps["fail_point"].dtype == bool


def test_a_numbers_own_precision_is_kept():
    value = 0.1 + 0.2
    (step,) = read(
        write((Step(id="a", band="customer", name_en="A", time_values=[value]),), Step), Step, TABLE
    )
    assert step.time_values == (value,)
