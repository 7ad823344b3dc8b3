"""How one cell of a table is read into its plain value: one reader for each kind of cell."""

from __future__ import annotations

import datetime
import decimal
import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from ..errors import nearest, shown
from ..language import Text

NAME_LIMIT = 200
NOTE_LIMIT = 2000
ID_LIMIT = 60
NUMBERS_LIMIT = 10_000
HIGHEST = 1e12
_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.\-]*")
_TRUE = {"true", "yes", "y", "1", "是", "对", "有", "√", "x", "✓"}
_FALSE = {"false", "no", "n", "0", "否", "无", "不", "×"}
_WRITABLE = (str, int, float, decimal.Decimal, datetime.date, datetime.time)

Reader = Callable[[Any], Any]


class BadCell(Exception):
    """What is wrong with a cell, as the end of a sentence that has named its place and its column."""

    def __init__(self, zh: str, en: str):
        super().__init__(zh, en)
        self.text = Text(zh, en)


def is_empty(value: Any) -> bool:
    """True for what a table shows as an empty cell: None, NaN, NA, NaT, blank or unseen text, an empty list.

    >>> is_empty(float("nan")), is_empty("  "), is_empty(0)
    (True, True, False)
    """
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    if isinstance(value, str):
        return all(ch.isspace() or unicodedata.category(ch) == "Cf" for ch in value)
    if isinstance(value, (list, tuple)):
        return not value
    return isinstance(value, (float, decimal.Decimal)) and math.isnan(value)


def plain(value: Any) -> Any:
    """A value of numpy or pandas as Python's own: a number, or a list where it holds several."""
    if hasattr(value, "tolist") and not isinstance(value, str):
        return value.tolist()
    return value


def reader(kind: str, how: Mapping[str, Any]) -> Reader:
    """The function that reads cells of this kind; it raises `BadCell`.

    Kinds: ``id``, ``ref`` (an id or empty), ``word`` (``words=``), ``name`` (``limit=``), ``note``, ``number``
    (``low=``, ``high=``), ``whole`` (a whole number), ``flag``, ``numbers`` (a list).
    """
    low, high = how.get("low", 0.0), how.get("high", HIGHEST)
    if kind == "word":
        words = how["words"]
        spellings = _spellings(words)
        return lambda value: _read_word(value, words, spellings)
    readers: dict[str, Reader] = {
        "id": read_id,
        "ref": read_id,
        "name": lambda value: read_text(value, how.get("limit", NAME_LIMIT)),
        "note": lambda value: read_text(value, NOTE_LIMIT),
        "number": lambda value: read_number(value, low, high),
        "whole": lambda value: _read_whole(value, low, high),
        "flag": _read_flag,
        "numbers": lambda value: _read_numbers(value, low, high),
    }
    return readers[kind]


def read_id(value: Any) -> str:
    """An id; a whole number of a spreadsheet (``1.0``) and full-width letters become what was meant.

    >>> read_id(1.0), read_id("ｃｏｕｎｔ")
    ('1', 'count')
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    numeric = isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < HIGHEST
    word = (
        unicodedata.normalize("NFKC", value).strip()
        if isinstance(value, str)
        else str(value)
        if numeric
        else ""
    )
    if not _ID.fullmatch(word) or "__" in word or len(word) > ID_LIMIT:
        raise BadCell(
            f"写成了“{shown(value)}”。编号只能用英文字母、数字、点、短横线和单个下划线，不超过{ID_LIMIT}个字符，"
            "例如 count_cash；中文请写在名称里。",
            f"is '{shown(value)}'. An id is made of English letters, digits, dots, hyphens and single underscores, "
            f"at most {ID_LIMIT} characters, for example count_cash; other text belongs in the name.",
        )
    return word


def read_text(value: Any, limit: int) -> str:
    """A text of at most ``limit`` characters with ``\\n`` line ends and no other control character."""
    if is_empty(value):
        return ""
    if isinstance(value, bool) or not isinstance(value, _WRITABLE):
        raise BadCell(f"写成了“{shown(value)}”，要填文字。", f"is '{shown(value)}'; it takes text.")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = value if isinstance(value, str) else shown(value, limit)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip()
    if len(text) > limit:
        zh, en = ("，细节放到备注里", " and move detail to the note") if limit < NOTE_LIMIT else ("", "")
        raise BadCell(
            f"有{len(text):,}个字符，最多{limit}个。请写短一些{zh}。",
            f"has {len(text):,} characters; {limit} is the most. Shorten it{en}.",
        )
    for ch in text:
        if ch != "\n" and (unicodedata.category(ch) in ("Cc", "Cs") or ord(ch) & 0xFFFE == 0xFFFE):
            raise BadCell(
                f"里有一个看不见的控制字符（U+{ord(ch):04X}）。请删去后重新输入。",
                f"holds an invisible control character (U+{ord(ch):04X}). Delete it and type the text again.",
            )
    return text


def read_number(value: Any, low: float, high: float) -> float:
    """A finite number from ``low`` to ``high``; digits may be full-width.

    >>> read_number("１．５", 0, 10)
    1.5
    """
    try:
        number = float(unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if isinstance(value, bool) or not low <= number <= high:
        zh, en = (
            (f"不小于{low:g}的数", f"of {low:g} or more")
            if high == HIGHEST
            else (f"{low:g}到{high:g}之间的数", f"from {low:g} to {high:g}")
        )
        raise BadCell(
            f"写成了“{shown(value)}”。这里要填{zh}；不知道就留空，不要填0。",
            f"is '{shown(value)}'. It takes a number {en}; leave it empty where it is unknown, do not write 0.",
        )
    return number + 0.0


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).strip().casefold().replace("-", "_").replace(" ", "_")


def _spellings(words: Mapping[str, Text]) -> dict[str, str]:
    return {_fold(spelling): word for word, text in words.items() for spelling in (text.en, text.zh, word)}


def _read_word(value: Any, words: Mapping[str, Text], spellings: Mapping[str, str]) -> str:
    if isinstance(value, str):
        if value in words:
            return value
        asked = _fold(value)
        if asked in spellings:
            return spellings[asked]
        begun = {word for spelling, word in spellings.items() if asked and spelling.startswith(asked)}
        if len(begun) == 1 and not asked.isascii():
            return begun.pop()
    guess = spellings.get(nearest(_fold(shown(value)), spellings), "")
    raise BadCell(
        f"写成了“{shown(value)}”。可选：{'、'.join(f'{w}（{t.zh}）' for w, t in words.items())}。"
        + (f"是不是想写“{guess}”？" if guess else ""),
        f"is '{shown(value)}'. Choices: {', '.join(words)}." + (f" Did you mean '{guess}'?" if guess else ""),
    )


def _read_whole(value: Any, low: float, high: float) -> int:
    number = read_number(value, low, high)
    if not number.is_integer():
        raise BadCell(f"写成了“{shown(value)}”，要填整数。", f"is '{shown(value)}'; it takes a whole number.")
    return int(number)


def _read_flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = unicodedata.normalize("NFKC", shown(value)).strip().casefold().removesuffix(".0")
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise BadCell(f"写成了“{shown(value)}”。请填“是”或“否”。", f"is '{shown(value)}'. Write yes or no.")


def _read_numbers(value: Any, low: float, high: float) -> tuple[float, ...]:
    if isinstance(value, str):
        parts = [part for part in re.split(r"[\s,;，；、]+", value) if part]
    else:
        parts = list(value) if isinstance(value, (list, tuple)) else [value]
    if len(parts) > NUMBERS_LIMIT:
        raise BadCell(
            f"多于{NUMBERS_LIMIT:,}个数，请先归并。",
            f"has more than {NUMBERS_LIMIT:,} numbers; group them first.",
        )
    return tuple(read_number(part, low, high) for part in parts)
