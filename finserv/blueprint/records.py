"""Rows of a blueprint's tables as immutable records: how a cell is read, checked and written back."""

from __future__ import annotations

import dataclasses
import math
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from ..errors import FinservError, nearest, shown
from ..language import Text

NAME_LIMIT = 200
NOTE_LIMIT = 2000
ID_LIMIT = 60
_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.\-]*")
_TRUE = {"true", "yes", "y", "1", "是", "对", "有", "√", "x", "✓"}
_FALSE = {"false", "no", "n", "0", "否", "无", "不", "×"}
_ALLOWED_CONTROLS = {"\n"}


def cell(kind: str, title_zh: str, title_en: str, default: Any = "", **how: Any) -> Any:
    """Declare a column: its kind of cell, its name for the reader, its default, and what is allowed in it.

    Kinds: ``id``, ``ref`` (an id or empty), ``word`` (``words=``), ``name``, ``note``, ``number`` (``low=``,
    ``high=``), ``whole`` (a whole number), ``flag``, ``numbers`` (a list).
    """
    return dataclasses.field(default=default, metadata={"cell": kind, "title": Text(title_zh, title_en), **how})


class Row:
    """Base of the records: every field is checked when a record is made, whoever makes it."""

    __slots__ = ()

    def __post_init__(self) -> None:
        check_row(self)

    def as_row(self) -> dict[str, Any]:
        """The record as a table row of plain strings and numbers."""
        return {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}

    def place(self) -> Text:
        """How an error message names this record."""
        raise NotImplementedError


def check_row(row: Row) -> None:
    """Read each cell of a new record into its plain form; raise `FinservError` for the first that is wrong."""
    for field in dataclasses.fields(row):
        if "cell" in field.metadata:
            value = getattr(row, field.name)
            object.__setattr__(row, field.name, read_cell(field, value, row.place()))


def read_row(cls: type, values: Mapping[Any, Any], where: Text, aliases: Mapping[str, tuple[str, ...]]) -> Any:
    """Make a record of class ``cls`` from a mapping of column name to cell.

    ``aliases``: columns that stand for several (``name`` fills both languages). ``where`` opens every message.
    Raises `FinservError` for an unknown column (with the nearest spelling) and for a bad cell.
    """
    names = [f.name for f in dataclasses.fields(cls)]
    found: dict[str, Any] = {}
    for column, value in values.items():
        column = str(column).strip()
        if column in names:
            found[column] = value
        elif column in aliases:
            for name in aliases[column]:
                found.setdefault(name, value)
        else:
            guess = nearest(column, [*names, *aliases])
            raise FinservError(
                Text(
                    f"{where.zh}：没有“{shown(column)}”这一列。"
                    + (f"是不是想写“{guess}”？" if guess else "")
                    + f"可用的列：{'、'.join(names)}。",
                    f"{where.en}: there is no column '{shown(column)}'. "
                    + (f"Did you mean '{guess}'? " if guess else "")
                    + f"The columns are: {', '.join(names)}.",
                )
            )
    missing = [f.name for f in dataclasses.fields(cls) if f.metadata.get("required") and is_empty(found.get(f.name))]
    if missing:
        raise FinservError(
            Text(
                f"{where.zh}：必须填写“{'”“'.join(missing)}”。",
                f"{where.en}: '{', '.join(missing)}' must be filled in.",
            )
        )
    try:
        return cls(**found)
    except FinservError as error:
        raise FinservError(Text(f"{where.zh}，{error.text.zh}", f"{where.en}, {error.text.en}")) from None


def is_empty(value: Any) -> bool:
    """True for what a table shows as an empty cell: None, NaN, NA, or blank text."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, (list, tuple)):
        return not value
    return value != value or type(value).__name__ in ("NAType", "NaTType")


def read_cell(field: dataclasses.Field, value: Any, where: Text) -> Any:
    """The plain value of one cell; raises `FinservError` that names the place, the column and the choices."""
    how = field.metadata
    if hasattr(value, "item") and not isinstance(value, str):
        value = value.item()
    if is_empty(value) and how["cell"] not in ("id", "name") and not how.get("required"):
        return field.default
    try:
        return _READERS[how["cell"]](value, how)
    except _BadCell as bad:
        title = how["title"]
        raise FinservError(
            Text(
                f"{where.zh}的“{title.zh}”（{field.name}）{bad.text.zh}",
                f"{where.en}, {title.en} ({field.name}): {bad.text.en}",
            )
        ) from None


class _BadCell(Exception):
    def __init__(self, zh: str, en: str):
        self.text = Text(zh, en)


def _read_id(value: Any, how: Mapping[str, Any]) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    word = unicodedata.normalize("NFKC", str(value if value is not None else "")).strip()
    if not _ID.fullmatch(word) or "__" in word or len(word) > ID_LIMIT:
        raise _BadCell(
            f"写成了“{shown(value)}”。编号只能用英文字母、数字、点、短横线和单个下划线，不超过{ID_LIMIT}个字符，"
            "例如 count_cash；中文请写在名称里。",
            f"is '{shown(value)}'. An id is made of English letters, digits, dots, hyphens and single underscores, "
            f"at most {ID_LIMIT} characters, for example count_cash; other text belongs in the name.",
        )
    return word


def _read_ref(value: Any, how: Mapping[str, Any]) -> str:
    return "" if is_empty(value) else _read_id(value, how)


def _read_word(value: Any, how: Mapping[str, Any]) -> str:
    words: Mapping[str, Text] = how["words"]
    asked = unicodedata.normalize("NFKC", str(value)).strip().casefold()
    for word, text in words.items():
        if asked in (word, word.replace("_", " "), text.zh.casefold(), text.en.casefold()):
            return word
    guess = nearest(asked, words)
    raise _BadCell(
        f"写成了“{shown(value)}”。可选：{'、'.join(f'{w}（{t.zh}）' for w, t in words.items())}。"
        + (f"是不是想写“{guess}”？" if guess else ""),
        f"is '{shown(value)}'. Choices: {', '.join(words)}." + (f" Did you mean '{guess}'?" if guess else ""),
    )


def _read_text(value: Any, limit: int) -> str:
    text = "" if value is None or value != value else str(value)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip()
    for ch in text:
        if ch not in _ALLOWED_CONTROLS and (unicodedata.category(ch) in ("Cc", "Cs") or ord(ch) & 0xFFFE == 0xFFFE):
            raise _BadCell(
                f"里有一个看不见的控制字符（U+{ord(ch):04X}）。请删去后重新输入。",
                f"holds an invisible control character (U+{ord(ch):04X}). Delete it and type the text again.",
            )
    if len(text) > limit:
        raise _BadCell(
            f"有{len(text)}个字符，最多{limit}个。请写短一些，细节放到备注里。",
            f"has {len(text)} characters; {limit} is the most. Shorten it and move detail to the note.",
        )
    return text


def _read_name(value: Any, how: Mapping[str, Any]) -> str:
    return _read_text(value, how.get("limit", NAME_LIMIT))


def _read_note(value: Any, how: Mapping[str, Any]) -> str:
    return _read_text(value, NOTE_LIMIT)


def _read_number(value: Any, how: Mapping[str, Any]) -> float:
    low, high = how.get("low", 0.0), how.get("high", 1e12)
    try:
        number = float(unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else value)
    except (TypeError, ValueError):
        number = math.nan
    if isinstance(value, bool) or not math.isfinite(number) or not low <= number <= high:
        raise _BadCell(
            f"写成了“{shown(value)}”。这里要填{low:g}到{high:g}之间的数；不知道就留空，不要填0。",
            f"is '{shown(value)}'. It takes a number from {low:g} to {high:g}; leave it empty where it is unknown, "
            "do not write 0.",
        )
    return number


def _read_whole(value: Any, how: Mapping[str, Any]) -> int:
    number = _read_number(value, how)
    if not number.is_integer():
        raise _BadCell(f"写成了“{shown(value)}”，要填整数。", f"is '{shown(value)}'; it takes a whole number.")
    return int(number)


def _read_flag(value: Any, how: Mapping[str, Any]) -> bool:
    if isinstance(value, bool):
        return value
    word = unicodedata.normalize("NFKC", str(value)).strip().casefold()
    word = word.removesuffix(".0")
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise _BadCell(f"写成了“{shown(value)}”。请填“是”或“否”。", f"is '{shown(value)}'. Write yes or no.")


def _read_numbers(value: Any, how: Mapping[str, Any]) -> tuple[float, ...]:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = (value,)
    parts = re.split(r"[\s,;，；、]+", value.strip()) if isinstance(value, str) else list(value)
    if len(parts) > 10_000:
        raise _BadCell("多于10000个数，请先归并。", "has more than 10,000 numbers; group them first.")
    return tuple(_read_number(part, how) for part in parts)


_READERS = {
    "id": _read_id,
    "ref": _read_ref,
    "word": _read_word,
    "name": _read_name,
    "note": _read_note,
    "number": _read_number,
    "whole": _read_whole,
    "flag": _read_flag,
    "numbers": _read_numbers,
}
