"""The one reader of data files: the chapter's, and those of rooms that build on it."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import pandas as pd

from ..errors import FinservError, unknown_word
from ..language import LANGUAGES, Text, language

PROVENANCES = ("chapter", "literature", "reconstruction", "source_text", "regulation")
_NUMBERS = {"order", "rank", "printed"}


def table(name: str, package: str = "finserv.chapter") -> pd.DataFrame:
    """A CSV file of a package's ``data`` folder as a fresh DataFrame of plain strings and whole numbers.

    Empty cells are ``""``. Parameters: ``name`` of the file without its ending; ``package`` that holds it.
    Raises `FileNotFoundError` for a name that is no file.

    >>> list(table("objectives")["id"])
    ['know_process', 'know_methods', 'master_blueprint']
    """
    return _frame(package, name).copy(deep=True)


def matching(frame: pd.DataFrame, column: str, word: str | None, field: Text) -> pd.DataFrame:
    """The rows whose ``column`` is ``word``, numbered from 0; all rows where ``word`` is None.

    Raises `FinservError` with the choices where the word does not occur.

    >>> len(matching(table("sections"), "parent", "management", Text("章节", "section")))
    4
    """
    if word is None:
        return frame
    choices = list(dict.fromkeys(str(choice) for choice in frame[column] if choice != ""))
    if word not in choices:
        raise FinservError(unknown_word(field, word, choices))
    return frame[frame[column] == word].reset_index(drop=True)


def in_language(frame: pd.DataFrame, chosen: str | None = None) -> pd.DataFrame:
    """A frame with the columns of one language only, their names without ``_zh`` and ``_en``.

    Parameters: ``chosen`` is ``"zh"`` or ``"en"``, by default the language in use. A column that exists in
    one language alone (such as what the slide prints) is kept as it is.

    >>> list(in_language(table("objectives"), "en").columns)
    ['id', 'order', 'text', 'provenance', 'basis']
    """
    kept = chosen or language()
    if kept not in LANGUAGES:
        raise FinservError(unknown_word(Text("语言", "language"), kept, LANGUAGES))
    other = "en" if kept == "zh" else "zh"
    columns = set(frame.columns)
    names = {}
    for column in frame.columns:
        stem, _, ending = str(column).rpartition("_")
        paired = stem and f"{stem}_zh" in columns and f"{stem}_en" in columns
        if paired and ending == other:
            continue
        names[column] = stem if paired and ending == kept else column
    return frame[list(names)].rename(columns=names)


@cache
def _frame(package: str, name: str) -> pd.DataFrame:
    with (files(package) / "data" / f"{name}.csv").open("r", encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    frame = pd.DataFrame(rows, columns=header)
    for column in _NUMBERS.intersection(header):
        frame[column] = frame[column].astype("int64")
    return frame
