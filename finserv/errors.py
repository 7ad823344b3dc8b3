"""Errors that teach: what was wrong, where, what the choices are, what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from .language import Text


class FinservError(ValueError):
    """An error that the reader can mend, told in the language in use.

    ``error.text`` holds both languages; ``str(error)`` is the one in use.

    >>> from finserv import use_language; use_language("en")
    >>> str(FinservError(Text("名称不能为空。", "A name cannot be empty.")))
    'A name cannot be empty.'
    """

    def __init__(self, text: Text):
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return str(self.text)

    @property
    def friendly_name(self) -> str:
        return type(self).__name__


def shown(value: object, limit: int = 40) -> str:
    """A value from outside as it may stand in a message: one line, no control characters, cut to ``limit``.

    >>> shown("a" * 50, limit=5)
    'aaaaa…'
    """
    line = "".join(ch if ch.isprintable() else " " for ch in str(value))
    return line if len(line) <= limit else line[:limit] + "…"


def nearest(word: object, choices: Iterable[str]) -> str:
    """The choice that is spelt most like ``word``, or an empty string where none is near.

    >>> nearest("onstge", ["customer", "onstage"])
    'onstage'
    """
    found = difflib.get_close_matches(str(word).strip().lower()[:60], list(choices), n=1, cutoff=0.6)
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
