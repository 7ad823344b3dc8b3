"""Errors that teach: what was wrong, where, what the choices are, what to do."""

from __future__ import annotations

import difflib
import reprlib
from collections.abc import Iterable

from .language import Text, language


class FinservError(ValueError):
    """An error that the reader can mend, told in the language in use.

    ``error.text`` holds both languages; ``str(error)`` is the one in use, opening with a capital letter in English.

    >>> from finserv import use_language; use_language("en")
    >>> str(FinservError(Text("名称不能为空。", "a name cannot be empty.")))
    'A name cannot be empty.'
    """

    def __init__(self, text: Text):
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        sentence = str(self.text)
        return sentence if language() == "zh" else sentence[:1].upper() + sentence[1:]


def within(where: Text, error: FinservError) -> FinservError:
    """The same error with the place that it came from before it.

    >>> from finserv import use_language; use_language("en")
    >>> str(within(Text("步骤表第1行", "step table, row 1"), FinservError(Text("缺少编号", "the id is missing"))))
    'Step table, row 1: the id is missing'
    """
    return FinservError(Text(f"{where.zh}：{error.text.zh}", f"{where.en}: {error.text.en}"))


def shown(value: object, limit: int = 40) -> str:
    """A value from outside as it may stand in a message: one line, no control characters, cut to ``limit``.

    >>> shown("a" * 50, limit=5)
    'aaaaa…'
    """
    try:
        text = reprlib.repr(value) if isinstance(value, (list, tuple, set, dict)) else str(value)
    except (ValueError, RecursionError):  # a whole number of thousands of digits, a list nested without end
        text = type(value).__name__
    line = "".join(ch if ch.isprintable() else " " for ch in text[: limit + 1])
    return line if len(line) <= limit else line[:limit] + "…"


def nearest(word: object, choices: Iterable[str]) -> str:
    """The choice that is spelt most like ``word``, or an empty string where none is near.

    >>> nearest("onstge", ["customer", "onstage"])
    'onstage'
    """
    found = difflib.get_close_matches(shown(word, 60).strip().lower(), list(choices), n=1, cutoff=0.6)
    return found[0] if found else ""


def unknown_word(field: Text, word: object, choices: Iterable[str], where: Text | None = None) -> Text:
    """The sentence for a word that is not among the choices, with the nearest spelling where there is one."""
    choices = list(choices)
    guess = nearest(word, choices)
    place = where or Text()
    return Text(
        f"{place.zh + '：' if place.zh else ''}{field.zh}“{shown(word)}”不认识。可选：{'、'.join(choices)}。"
        + (f"是不是想写“{guess}”？" if guess else ""),
        f"{place.en + ': ' if place.en else ''}unknown {field.en} '{shown(word)}'. Choices: {', '.join(choices)}."
        + (f" Did you mean '{guess}'?" if guess else ""),
    )
