from __future__ import annotations

import openpyxl

from finserv.classification import catalogue_problems, classify_frame, read_catalogue, sample_catalogue
from finserv.classification.samples import write_sample


def cells(path):
    book = openpyxl.load_workbook(path)
    sheet = book.active
    return [[c.value for c in row] for row in sheet.iter_rows()], sorted(map(str, sheet.merged_cells.ranges))


def test_the_sample_is_what_the_package_would_write(tmp_path):
    again = write_sample(tmp_path / "again.xlsx")
    assert cells(again) == cells(sample_catalogue())
    assert write_sample(tmp_path / "third.xlsx").read_bytes() == again.read_bytes()


def test_the_sample_shows_a_missing_an_unknown_and_a_contradictory_row():
    found = classify_frame(read_catalogue(sample_catalogue()))
    assert len(found) == 30
    assert (found["部门"] != "").all()
    assert list(catalogue_problems(found)["status"]) == ["missing", "unknown_word", "contradictory"]
    assert (found["status"] == "ok").sum() == 27
