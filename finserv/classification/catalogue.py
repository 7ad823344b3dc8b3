"""A whole catalogue of services classified at once, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from ..chapter import dimensions, glossary
from ..errors import FinservError, shown
from ..language import Text
from . import deduce, problems
from .columns import MISSING, UNKNOWN, Column, Messages, read_column
from .dimensions import CLASSES, Cell, class_problem, key, spellings
from .questionnaire import Question, option_problem, question_of, questions

STATUSES = ("ok", "missing", "unknown_word", "contradictory")
ADDED = ("participation", "divergence", "object", "owner", "cell", "status", "problem")
_OK, _MISSING, _WORD, _CONTRADICTORY = range(4)
_PLACE = ("participation", "divergence", "object")


def classify_frame(df: pd.DataFrame | Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Classify every row of a catalogue; no row is dropped.

    Parameters: ``df`` has one service a row, with either the answers to the questionnaire (one column for each
    question) or the columns participation, divergence, object and, where known, owner. Headings and words may be
    in either language, any width and case. Where both are there, the answers decide and a row that says otherwise
    is contradictory.

    Returns the same rows and index with ``participation divergence object owner`` as class words, ``cell``
    (such as ``"interaction, high goods"``), ``status`` (``ok missing unknown_word contradictory``, the worst that
    applies) and ``problem``, a sentence in the language in use. Unknown is ``""``; ``owner`` is ``""`` also where
    the object is not goods. Raises `FinservError` where the columns are not there or stand twice.
    Source: slides 7–16.

    >>> found = classify_frame([{"参与": "自助", "差异": "标准服务", "对象": "物品"},
    ...                         {"参与": "自助", "差异": "中等", "对象": "信息"}])
    >>> list(found["cell"]), list(found["status"])
    (['self_service, low goods', ''], ['ok', 'unknown_word'])
    """
    frame = _as_frame(df)
    asked, classed = _columns(frame)
    sheet = Messages(len(frame))
    given = {d: _read_class(frame, d, name, sheet) for d, name in classed.items()}
    if asked:
        codes = _from_answers(frame, asked, sheet)
        for dimension, column in given.items():
            _compare(dimension, codes[dimension], column, sheet)
    else:
        codes = _from_classes(given, sheet)
    result = frame.copy(deep=True)
    for dimension, words in CLASSES.items():
        result[dimension] = _words(words, codes[dimension], frame.index)
    result["cell"] = _cells(codes, frame.index)
    result["status"] = _words(STATUSES, sheet.worst(), frame.index)
    result["problem"] = sheet.texts(frame.index)
    return result


def _from_answers(frame: pd.DataFrame, asked: dict[str, str], sheet: Messages) -> dict[str, np.ndarray]:
    """Class codes by a table of all combinations of answers, one table for each dimension."""
    by_id = {q.id: q for q in questions()}
    read = {}
    for question in by_id.values():
        if question.id in asked:
            read[question.id] = _read_answer(frame[asked[question.id]], question, sheet)
        else:
            read[question.id] = np.full(len(frame), MISSING)
    found = {}
    for dimension, words in CLASSES.items():
        asked_here = [by_id[q] for q in deduce.ASKED[dimension]]
        values, texts, severities = [], [], []
        for way in product(*[[*(o.id for o in q.options), None] for q in asked_here]):
            answers = {q.id: option for q, option in zip(asked_here, way, strict=True) if option}
            value = deduce.settled(dimension, answers)
            values.append(words.index(value) if value in words else -1)
            text = problems.problem_of(dimension, answers)
            texts.append(text)
            clash = value == deduce.CONTRADICTORY or text is problems.OWNER_WITHOUT_GOODS
            severities.append(_CONTRADICTORY if clash else _MISSING if text else _OK)
        at = np.zeros(len(frame), dtype=np.int64)
        unread = np.zeros(len(frame), dtype=bool)
        for question in asked_here:
            size = len(question.options) + 1
            at = at * size + np.where(read[question.id] < 0, size - 1, read[question.id])
            unread |= read[question.id] == UNKNOWN
        found[dimension] = np.array(values)[at]
        told = unread & (np.array(severities)[at] == _MISSING)
        sheet.add([*texts, Text()], [*severities, _OK], np.where(told, len(texts), at))
    return found


def _from_classes(given: dict[str, Column], sheet: Messages) -> dict[str, np.ndarray]:
    for dimension in _PLACE:
        sheet.add_where(given[dimension].missing, problems.missing_class(dimension), _MISSING)
    codes = {dimension: given[dimension].codes for dimension in _PLACE}
    owner = given.get("owner")
    if owner is None:
        return codes | {"owner": np.full(len(sheet), -1)}
    goods = codes["object"] == CLASSES["object"].index("goods")
    sheet.add_where(goods & owner.missing, problems.missing_class("owner"), _MISSING)
    elsewhere = (codes["object"] >= 0) & ~goods & (owner.codes >= 0)
    sheet.add_where(elsewhere, problems.OWNER_WITHOUT_GOODS, _CONTRADICTORY)
    return codes | {"owner": np.where(goods, owner.codes, -1)}


def _compare(dimension: str, reached: np.ndarray, given: Column, sheet: Messages) -> None:
    words = CLASSES[dimension]
    for mine, yours in product(range(len(words)), repeat=2):
        if mine != yours:
            where = (reached == mine) & (given.codes == yours)
            sheet.add_where(
                where, problems.against_answers(dimension, words[mine], words[yours]), _CONTRADICTORY
            )


def _read_class(frame: pd.DataFrame, dimension: str, name: str, sheet: Messages) -> Column:
    words = CLASSES[dimension]
    known = {word: words.index(value) for word, value in spellings(dimension).items()}
    return read_column(frame[name], known, lambda word: class_problem(dimension, word), sheet, _WORD)


def _read_answer(series: pd.Series, question: Question, sheet: Messages) -> np.ndarray:
    options = [option.id for option in question.options]
    known = {word: options.index(option) for word, option in question.spellings().items()}
    return read_column(series, known, lambda word: option_problem(question, word), sheet, _WORD).codes


def _words(words: Sequence[str], codes: np.ndarray, index: pd.Index) -> pd.Series:
    return pd.Series(pd.Series([*words, ""]).array.take(np.where(codes < 0, -1, codes)), index=index)


def _cells(codes: dict[str, np.ndarray], index: pd.Index) -> pd.Series:
    names = [
        f"{c.participation}, {c.column}"
        for c in (Cell(*way) for way in product(*(CLASSES[d] for d in _PLACE)))
    ]
    at = np.zeros(len(index), dtype=np.int64)
    for dimension in _PLACE:
        at = at * len(CLASSES[dimension]) + codes[dimension]
    known = np.logical_and.reduce([codes[dimension] >= 0 for dimension in _PLACE])
    return _words(names, np.where(known, at, -1), index)


def _as_frame(df: pd.DataFrame | Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    if isinstance(df, pd.DataFrame):
        return df
    if isinstance(df, (list, tuple)) and all(isinstance(row, Mapping) for row in df):
        return pd.DataFrame(list(df))
    raise FinservError(
        Text(
            f"目录要用表格（DataFrame）或字典列表；现在是 {type(df).__name__}。文件请先用 read_catalogue 打开。",
            f"A catalogue is a DataFrame or a list of dicts; this is a {type(df).__name__}. Open a file with "
            "read_catalogue first.",
        )
    )


def _columns(frame: pd.DataFrame) -> tuple[dict[str, Any], dict[str, Any]]:
    """Which column holds which question and which dimension."""
    asked: dict[str, Any] = {}
    classed: dict[str, Any] = {}
    for name in frame.columns:
        question, dimension = question_of(name), _dimension_of(name)
        known, ident = (asked, question.id) if question else (classed, dimension)
        if not ident:
            continue
        if ident in known:
            raise FinservError(
                Text(
                    f"“{shown(known[ident])}”和“{shown(name)}”两列说的是同一件事，请只留一列。",
                    f"The columns '{shown(known[ident])}' and '{shown(name)}' say the same thing; keep one of them.",
                )
            )
        known[ident] = name
    if not asked and not set(_PLACE) <= set(classed):
        found = [shown(name) for name in frame.columns][:20]
        raise FinservError(
            Text(
                "目录里找不到分类所需的列。要么有 participation（参与）、divergence（差异）、object（对象）三列，"
                f"要么有问卷的各题：{'、'.join(q.id for q in questions())}。现有的列：{'、'.join(found) or '无'}。",
                "The catalogue lacks the columns to classify by. It needs participation, divergence and object, or the "
                f"questions {', '.join(q.id for q in questions())}. Columns found: {', '.join(found) or 'none'}.",
            )
        )
    return asked, classed


def _dimension_of(heading: object) -> str:
    folded = key(heading)
    return next((dimension for dimension in CLASSES if folded in _headings(dimension)), "")


@cache
def _headings(dimension: str) -> frozenset[str]:
    rows = dimensions(dimension)
    term = {"object": "service_object"}.get(dimension, dimension)
    terms = glossary().set_index("identifier")
    words = {dimension, rows["dimension_zh"].iloc[0], rows["dimension_en"].iloc[0], *_SHORT[dimension]}
    if term in terms.index:
        words |= {terms.loc[term, "en"], *terms.loc[term, "zh"].split(" / ")}
    return frozenset(key(word) for word in words)


_SHORT = {
    "participation": ("参与", "参与程度", "顾客参与"),
    "divergence": ("差异", "差异化程度"),
    "object": ("对象", "客体"),
    "owner": ("归属", "whose goods"),
}
