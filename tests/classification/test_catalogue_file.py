from __future__ import annotations

import openpyxl
import pandas as pd
import pytest

from finserv.classification import classify_frame, read_catalogue, save_catalogue
from finserv.errors import FinservError

TEXT = "名称,参与,差异,对象\n保管箱,无,标准服务,物品\n“理财”,交互,定制服务,信息\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("comma", [",", ";", "\t", "，"])
def test_csv_in_any_encoding_and_with_any_separator(tmp_path, encoding, comma):
    file = tmp_path / "目录.csv"
    file.write_bytes(TEXT.replace(",", comma).replace("\n", "\r\n").encode(encoding))
    frame = read_catalogue(file)
    assert list(frame.columns) == ["名称", "参与", "差异", "对象"]
    assert list(frame["名称"]) == ["保管箱", "“理财”"]
    assert list(frame.index) == [2, 3]
    assert list(classify_frame(frame)["cell"]) == ["none, low goods", "interaction, high information"]


def test_blank_rows_are_skipped_and_row_numbers_kept(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("\n\n参与,差异,对象,\n无,低,物品,\n,,,\n自助,高,信息,\n", encoding="utf-8")
    frame = read_catalogue(file)
    assert list(frame.index) == [4, 6] and frame.index.name == "row"
    assert list(frame.columns) == ["参与", "差异", "对象"]


def test_short_and_long_rows(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("参与,差异,对象\n无\n自助,高,信息,多出的\n", encoding="utf-8")
    frame = read_catalogue(file)
    assert list(frame.iloc[0]) == ["无", "", "", ""]
    assert frame.iloc[1, 3] == "多出的"


def test_a_merged_cell_counts_for_each_row_that_it_spans(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["name", "participation", "divergence", "object"], ["a", "自助", "low", "goods"],
                ["b", None, "low", None], ["c", None, "high", None]):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("B2:B4")
    sheet.merge_cells("D2:D3")
    book.save(tmp_path / "merged.xlsx")
    found = classify_frame(read_catalogue(tmp_path / "merged.xlsx"))
    assert list(found["participation"]) == ["self_service"] * 3
    assert list(found["object"]) == ["goods", "goods", ""]
    assert list(found["status"]) == ["ok", "ok", "missing"]


def test_numbers_in_a_workbook_are_read_as_they_look(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["variants", "note"])
    book.active.append([3, 2.5])
    book.save(tmp_path / "n.xlsx")
    assert list(read_catalogue(tmp_path / "n.xlsx").iloc[0]) == ["3", "2.5"]


def test_a_sheet_by_name_or_number(tmp_path):
    book = openpyxl.Workbook()
    book.create_sheet("第二页").append(["参与"])
    book["第二页"].append(["无"])
    book.save(tmp_path / "two.xlsx")
    assert list(read_catalogue(tmp_path / "two.xlsx", "第二页")["参与"]) == ["无"]
    assert list(read_catalogue(tmp_path / "two.xlsx", 1)["参与"]) == ["无"]
    with pytest.raises(FinservError, match="Choices: Sheet, 第二页"):
        read_catalogue(tmp_path / "two.xlsx", "third")


@pytest.mark.parametrize(
    ("name", "content"),
    [("no.csv", None), ("empty.csv", b""), ("blank.csv", b"\n,,\n"), ("binary.csv", b"\x00\x81\xff\x00"),
     ("broken.xlsx", b"PK\x03\x04 nothing"), ("old.xls", b"x"), ("notes.txt", b"x")],
)  # fmt: skip
def test_what_cannot_be_read_is_told(tmp_path, name, content):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(FinservError) as told:
        read_catalogue(tmp_path / name)
    assert told.value.text.zh and told.value.text.en


def test_saving_and_reading_back(tmp_path):
    found = classify_frame([
        {"name": "=1+1", "participation": "none", "divergence": "low", "object": "goods"},
        {"name": "保管箱", "participation": "none", "divergence": "?", "object": "goods"},
    ])  # fmt: skip
    for ending in (".csv", ".xlsx"):
        back = read_catalogue(save_catalogue(found, tmp_path / f"out{ending}"))
        assert back.to_numpy().tolist() == found.to_numpy().tolist()
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["catalogue", "summary", "problems"]
    assert book["summary"]["B2"].value == 1
    assert book["problems"].max_row == 2
    assert book["catalogue"]["A2"].data_type == "s"


def test_equal_tables_give_equal_bytes(tmp_path):
    found = classify_frame([{"participation": "none", "divergence": "low", "object": "goods"}])
    first = save_catalogue(found, tmp_path / "a.xlsx").read_bytes()
    assert save_catalogue(found, tmp_path / "b.xlsx").read_bytes() == first
    assert (
        b"20" not in openpyxl.load_workbook(tmp_path / "a.xlsx").properties.modified.isoformat().encode()[2:4]
    )


def test_saving_wants_a_known_ending_and_a_classified_table(tmp_path):
    with pytest.raises(FinservError, match="classify_frame"):
        save_catalogue(pd.DataFrame({"a": [1]}), tmp_path / "a.csv")
    found = classify_frame([{"participation": "none", "divergence": "low", "object": "goods"}])
    with pytest.raises(FinservError, match=".xlsx"):
        save_catalogue(found, tmp_path / "a.pdf")
