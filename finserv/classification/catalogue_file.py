"""A catalogue on disk: CSV in whatever encoding a spreadsheet program wrote it, or an Excel workbook."""

from __future__ import annotations

import csv
import io
import os
import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..atomic import write_bytes
from ..errors import FinservError, shown
from ..language import Text
from .fixed_zip import fixed
from .summary import catalogue_problems, catalogue_summary

ENDINGS = (".csv", ".xlsx")
# GB 18030 holds all of GBK and GB 2312, which Chinese spreadsheet programs still write.
_ENCODINGS = ("utf-8-sig", "gb18030")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_catalogue(path: str | os.PathLike[str], sheet: str | int = 0) -> pd.DataFrame:
    """Read a catalogue of services from a CSV or Excel file, ready for `classify_frame`.

    Parameters: ``path`` ends in ``.csv`` or ``.xlsx``; ``sheet`` is the name of the Excel sheet, or its number from 0.
    CSV may be UTF-8, UTF-16 or GBK, parted by comma, semicolon or tab. A merged cell counts for each row it spans.
    The first row that is not empty holds the headings; all cells are read as text; the index, named ``row``, is the
    row number that the spreadsheet program shows. Raises `FinservError` where the file cannot be read.

    >>> from finserv.classification.samples import sample_catalogue
    >>> read_catalogue(sample_catalogue()).index.name
    'row'
    """
    file = Path(path)
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        raise _wrong_ending(file)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise FinservError(
            Text(
                f"文件“{shown(file, 120)}”打不开（{error.strerror or error}）。请检查文件名和位置。",
                f"The file '{shown(file, 120)}' cannot be opened ({error.strerror or error}). Check name and place.",
            )
        ) from error
    return _frame(_csv_cells(content, file) if ending == ".csv" else _xlsx_cells(content, file, sheet), file)


def save_catalogue(classified: pd.DataFrame, path: str | os.PathLike[str]) -> Path:
    """Write a classified catalogue: ``.csv`` (UTF-8 with a mark, as Excel expects) or ``.xlsx``.

    The workbook has three sheets: the catalogue, the summary, the problems. Equal tables give equal bytes. Returns the
    path. Raises `FinservError` for another ending, for a table that was not classified, or where writing fails.
    """
    file = Path(path)
    sheets = {
        "catalogue": classified,
        "summary": catalogue_summary(classified).reset_index(),
        "problems": catalogue_problems(classified),
    }
    if file.suffix.lower() == ".csv":
        text = classified.to_csv(index=False, lineterminator="\n")
        return write_bytes(file, b"\xef\xbb\xbf" + text.encode("utf-8"))
    if file.suffix.lower() != ".xlsx":
        raise _wrong_ending(file)
    book = openpyxl().Workbook()
    book.remove(book.active)
    for name, frame in sheets.items():
        _fill(book.create_sheet(name), [list(frame.columns), *frame.astype(object).to_numpy().tolist()])
    return write_bytes(file, workbook_bytes(book))


def workbook_bytes(book: Any) -> bytes:
    """An openpyxl workbook as bytes that are the same each time: no clock goes into them."""
    buffer = io.BytesIO()
    book.save(buffer)
    return fixed(buffer.getvalue())


def _fill(sheet: Any, rows: list[list[Any]]) -> None:
    for r, row in enumerate(rows, start=1):
        for c, value in enumerate(row, start=1):
            cell = sheet.cell(r, c)
            cell.value = "" if value is None or value != value else value
            if isinstance(value, str):
                # A text that opens with "=" is a text and no formula.
                cell.data_type = "s"


def _csv_cells(content: bytes, file: Path) -> pd.DataFrame:
    text = _decoded(content, file)
    heading = next((line for line in text.splitlines() if line.strip()), "")
    parted_by = max((",", ";", "\t", "，"), key=heading.count)
    options = {"header": None, "dtype": str, "keep_default_na": False, "skip_blank_lines": False}
    if parted_by.isascii():
        try:
            return pd.read_csv(io.StringIO(text), sep=parted_by, engine="c", **options).fillna("")
        except ValueError:
            # Rows of unequal length, or no rows: the way below is slower and takes them.
            pass
    try:
        return _cells(list(csv.reader(io.StringIO(text, newline=""), delimiter=parted_by)))
    except csv.Error as error:
        raise _unreadable(file, str(error)) from error


def _cells(rows: list[list[str]]) -> pd.DataFrame:
    width = max((len(row) for row in rows), default=0)
    return pd.DataFrame([[*row, *[""] * (width - len(row))] for row in rows], dtype="str")


def _decoded(content: bytes, file: Path) -> str:
    encodings = ("utf-16",) if content[:2] in _UTF16_MARKS else _ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise _unreadable(file, "UTF-8, UTF-16, GBK")


def _xlsx_cells(content: bytes, file: Path, sheet: str | int) -> pd.DataFrame:
    try:
        book = openpyxl().load_workbook(io.BytesIO(content), data_only=True)
    except Exception as error:  # openpyxl has no common error: zip, XML and key errors all reach here
        raise _unreadable(file, type(error).__name__) from error
    names = book.sheetnames
    known = sheet in names if isinstance(sheet, str) else 0 <= sheet < len(names)
    if not known:
        raise FinservError(
            Text(
                f"工作簿“{shown(file.name)}”里没有工作表“{shown(sheet)}”。可选：{'、'.join(names)}。",
                f"The workbook '{shown(file.name)}' has no sheet '{shown(sheet)}'. Choices: {', '.join(names)}.",
            )
        )
    page = book[sheet if isinstance(sheet, str) else names[sheet]]
    rows = [[_plain(value) for value in row] for row in page.iter_rows(values_only=True)]
    for area in page.merged_cells.ranges:
        value = rows[area.min_row - 1][area.min_col - 1]
        for row in rows[area.min_row - 1 : area.max_row]:
            row[area.min_col - 1 : area.max_col] = [value] * (area.max_col - area.min_col + 1)
    return _cells(rows)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


def _frame(cells: pd.DataFrame, file: Path) -> pd.DataFrame:
    """The rows under the first row that is not empty, which holds the headings."""
    blank = np.array([_blank(cells[column]) for column in cells.columns], dtype=bool).reshape(
        cells.shape[::-1]
    )
    filled = np.flatnonzero(~blank.all(axis=0))
    if not len(filled):
        raise _unreadable(file, str(Text("没有内容", "it is empty")))
    used = ~blank[:, filled].all(axis=1)
    kept = cells.loc[cells.index[filled], cells.columns[used]]
    names = [re.sub(r"\s+", " ", heading).strip() for heading in kept.iloc[0]]
    frame = kept.iloc[1:].set_axis(names, axis=1)
    frame.index = pd.Index(filled[1:] + 1, name="row", dtype="int64")
    return frame


def _blank(column: pd.Series) -> np.ndarray:
    numbers, words = pd.factorize(column)
    return np.array([not word.strip() for word in words], dtype=bool)[numbers]


def openpyxl() -> Any:
    """The module openpyxl; raises `FinservError` that says how to get it where it is not installed."""
    try:
        import openpyxl as module
    except ImportError as error:
        raise FinservError(
            Text(
                "读写 Excel 文件需要 openpyxl。请运行 pip install openpyxl，或改用 .csv 文件。",
                "Excel files need openpyxl. Run pip install openpyxl, or use a .csv file.",
            )
        ) from error
    return module


def _wrong_ending(file: Path) -> FinservError:
    old = file.suffix.lower() == ".xls"
    return FinservError(
        Text(
            f"“{shown(file.name)}”的类型不认识。可选：{'、'.join(ENDINGS)}。"
            + ("请在 Excel 里另存为 .xlsx。" if old else ""),
            f"'{shown(file.name)}' is of an unknown kind. Choices: {', '.join(ENDINGS)}."
            + (" Save it from Excel as .xlsx." if old else ""),
        )
    )


def _unreadable(file: Path, why: str) -> FinservError:
    return FinservError(
        Text(
            f"文件“{shown(file.name)}”读不出目录（{shown(why, 80)}）。"
            "请用表格软件打开，另存为 .xlsx 或 UTF-8 的 .csv。",
            f"No catalogue can be read from '{shown(file.name)}' ({shown(why, 80)}). "
            "Open it in a spreadsheet program and save it as .xlsx or as .csv in UTF-8.",
        )
    )
