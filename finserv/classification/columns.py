"""Reading a column of words into codes, and the sentences about its rows, without a loop over rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..language import Text
from .dimensions import key
from .questionnaire import is_missing

MISSING, UNKNOWN = -1, -2
# Beyond this many different unknown words in a column, they share one sentence that names the choices.
_EXPLAINED = 200


@dataclass(frozen=True, slots=True)
class Column:
    """A column as codes: 0 … for a known word, below 0 for an empty or unknown one."""

    codes: np.ndarray
    missing: np.ndarray


class Messages:
    """The sentences about the rows of a table, gathered source by source and joined row by row."""

    def __init__(self, rows: int):
        self._rows = rows
        self._sources: list[tuple[list[str], np.ndarray]] = []
        self._worst = np.zeros(rows, dtype=np.int8)

    def __len__(self) -> int:
        return self._rows

    def add(self, texts: Sequence[Text], severities: Sequence[int], at: np.ndarray) -> None:
        """Sentences and their severities, and for each row the number of the one that holds."""
        by_row = np.array(severities, dtype=np.int8)[at]
        self._worst = np.maximum(self._worst, by_row)
        if by_row.any():
            self._sources.append(([str(text) for text in texts], at))

    def add_where(self, where: np.ndarray, text: Text, severity: int) -> None:
        """One sentence for the rows in which ``where`` is true."""
        self.add([Text(), text], [0, severity], where.astype(np.int64))

    def worst(self) -> np.ndarray:
        """The severest of what is said about each row, 0 where nothing is said."""
        return self._worst

    def texts(self, index: pd.Index) -> pd.Series:
        """All that is said about each row, in the language in use."""
        joined, at = np.array([""], dtype=object), np.zeros(self._rows, dtype=np.int64)
        for texts, mine in self._sources:
            numbers, pairs = pd.factorize(at * len(texts) + mine)
            joined = np.array(
                [" ".join(t for t in (joined[p // len(texts)], texts[p % len(texts)]) if t) for p in pairs],
                dtype=object,
            )
            at = numbers
        if not len(joined):
            return pd.Series([], index=index, dtype="str")
        return pd.Series(pd.Series(joined, dtype="str").array.take(at), index=index)


def read_column(
    series: pd.Series,
    known: Mapping[str, int],
    problem: Callable[[object], Text],
    sheet: Messages,
    severity: int,
) -> Column:
    """Read a column by the spellings in ``known``; a sentence of ``severity`` goes to rows with other words."""
    try:
        numbers, words = pd.factorize(series)
    except TypeError:
        numbers, words = pd.factorize(series.map(str))
    codes, says, texts = [], [], [Text(), problem("…")]
    for word in words:
        code = MISSING if is_missing(word) else known.get(key(word), UNKNOWN)
        codes.append(code)
        if code != UNKNOWN:
            says.append(0)
        elif len(texts) < _EXPLAINED:
            says.append(len(texts))
            texts.append(problem(word))
        else:
            says.append(1)
    by_row = np.array([*codes, MISSING])[numbers]
    sheet.add(texts, [0] + [severity] * (len(texts) - 1), np.array([*says, 0])[numbers])
    return Column(by_row, by_row == MISSING)
