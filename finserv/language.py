"""The reader's language, and text that exists in both."""

from __future__ import annotations

import os
from dataclasses import dataclass

LANGUAGES = ("zh", "en")
_chosen = os.environ.get("FINSERV_LANGUAGE", "zh")
if _chosen not in LANGUAGES:
    _chosen = "zh"


def use_language(language: str) -> None:
    """Choose the language in which the kit speaks from now on.

    Parameters: ``language`` is ``"zh"`` or ``"en"``. Raises `ValueError` for any other word.

    >>> use_language("en")
    >>> language()
    'en'
    """
    global _chosen
    if language not in LANGUAGES:
        from .errors import FinservError, unknown_word

        raise FinservError(unknown_word(Text("语言", "language"), language, LANGUAGES))
    _chosen = language


def language() -> str:
    """The language in use: ``"zh"`` or ``"en"``."""
    return _chosen


@dataclass(frozen=True, slots=True)
class Text:
    """A text in Chinese and English; ``str()`` gives the one in use, or the other where one is empty.

    >>> use_language("en"); str(Text("取号", "Take a number"))
    'Take a number'
    >>> str(Text("取号", ""))
    '取号'
    """

    zh: str = ""
    en: str = ""

    def __str__(self) -> str:
        return self.in_language(_chosen)

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)

    def in_language(self, language: str) -> str:
        """The text in ``language``, or in the other one where that is empty."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)

    def format(self, **values: object) -> Text:
        """The text with ``{names}`` filled in; a value that is a `Text` appears in each language."""

        def fill(template: str, language: str) -> str:
            return template.format(
                **{k: v.in_language(language) if isinstance(v, Text) else v for k, v in values.items()}
            )

        return Text(fill(self.zh, "zh"), fill(self.en, "en"))
