"""A sample catalogue: a bank's list of services as it might come from a planning department, flaws included."""

from __future__ import annotations

import os
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from ...atomic import write_bytes
from ...chapter import chapter_services
from ..against_chapter import reader_answers, services_elsewhere
from ..catalogue_file import openpyxl, workbook_bytes
from ..questionnaire import questions

NAME = "catalogue.xlsx"
# Rows that show what the kit says of a missing, an unknown and a contradictory answer.
_FLAWED = (
    ("信用卡年费查询", "credit card fee enquiry", ("远程", "顾客", "信息", "", "", "", "很少")),
    (
        "贵宾理财沙龙",
        "wealth salon for valued customers",
        ("在场", "双方", "气氛", "", "一些", "判断", "很多"),
    ),
    ("批量代发工资", "payroll by file", ("不在", "双方", "信息", "公司", "很少", "规定", "表单")),
)


def sample_catalogue() -> Path:
    """The path of the sample workbook: services by department in merged cells, with three flawed rows.

    >>> sample_catalogue().name
    'catalogue.xlsx'
    """
    with as_file(files(__package__) / NAME) as path:
        return path


def write_sample(path: str | os.PathLike[str]) -> Path:
    """Make the sample workbook anew; the same bytes each time. Returns the path."""
    book = openpyxl().Workbook()
    sheet = book.active
    sheet.title = "服务目录"
    sheet.append(["部门", "服务名称", "English name", *(q.name.zh for q in questions())])
    for department, rows in _departments().items():
        first = sheet.max_row + 1
        for row in rows:
            sheet.append([department if sheet.max_row + 1 == first else None, *row])
        sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=1, end_column=1)
    for column, width in zip("ABCDEFGHIJ", (14, 26, 40, 12, 10, 12, 12, 14, 12, 14), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "D2"
    return write_bytes(path, workbook_bytes(book))


def _departments() -> dict[str, list[list[Any]]]:
    names = chapter_services().set_index("id")
    answers = [
        _in_words(row) | names.loc[row["id"], ["name_zh", "name_en"]].to_dict()
        for row in reader_answers().to_dict("records")
    ]
    others = [_in_words(row) for row in services_elsewhere().to_dict("records")]
    ids = [q.id for q in questions()]
    flawed = [
        {"name_zh": zh, "name_en": en, **dict(zip(ids, given, strict=True))} for zh, en, given in _FLAWED
    ]
    lines = {
        "结算与现金": answers[0:8],
        "渠道": answers[8:13],
        "网点": answers[13:19],
        "待核对": flawed,
        "行业外对照": others,
    }
    return {
        department: [
            [row["name_zh"], row["name_en"], *(row.get(q.id, "") or None for q in questions())]
            for row in rows
        ]
        for department, rows in lines.items()
    }


def _in_words(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose answers are the options' short Chinese names."""
    given = {q.id: q.option(row[q.id]).name.zh for q in questions() if row[q.id]}
    return {**row, **dict.fromkeys((q.id for q in questions()), ""), **given}
