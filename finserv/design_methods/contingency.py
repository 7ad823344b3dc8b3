"""The five-factor contingency score: whether a service leans to the production line or to empowerment."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd

from ..chapter import contingency_factors
from ..errors import FinservError, shown
from ..language import Text, language

LOWEST, HIGHEST = 1, 5
_READINGS = (
    (
        11,
        Text(
            "适合生产线法：规程定得细，员工照做。",
            "Leans to the production line: detailed rules, and staff who follow them.",
        ),
    ),
    (
        18,
        Text(
            "两者之间：让员工参与改进，在规程之内给一些决定权。",
            "In between: staff take part in improvement and decide some things within the rules.",
        ),
    ),
    (25, Text("适合授权：让员工自己作决定。", "Leans to empowerment: let staff decide for themselves.")),
)


@dataclass(frozen=True, slots=True)
class Contingency:
    """The scores of the five factors, each 1 to 5; ``total`` is 5 to 25."""

    scores: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """The sum of the five scores."""
        return sum(score for _, score in self.scores)

    @property
    def share(self) -> float:
        """The total from 0 (all factors 1) to 1 (all factors 5)."""
        count = len(self.scores)
        return (self.total - LOWEST * count) / ((HIGHEST - LOWEST) * count)

    @property
    def reading(self) -> str:
        """What the total says, in the language in use; where it parts is the kit's own reading."""
        return str(next(text for top, text in _READINGS if self.total <= top))

    @property
    def table(self) -> pd.DataFrame:
        """One row a factor: factor, name, low end, score, high end."""
        rows = contingency_factors().set_index("id")
        ends = [(f"low_{language()}", f"high_{language()}", f"name_{language()}")] * len(self.scores)
        return pd.DataFrame(
            [
                (factor, rows.at[factor, name], rows.at[factor, low], score, rows.at[factor, high])
                for (factor, score), (low, high, name) in zip(self.scores, ends, strict=True)
            ],
            columns=["factor", "name", "low", "score", "high"],
        )

    def __repr__(self) -> str:
        return f"Contingency: {self.total} of {HIGHEST * len(self.scores)}"

    def _repr_html_(self) -> str:
        return f"{self.table.to_html(index=False)}<p>{self.total}: {escape(self.reading)}</p>"


def contingency(**scores: int) -> Contingency:
    """Score the five factors; a low total points to the production line, a high one to empowerment.

    Parameters: ``strategy``, ``tie``, ``technology``, ``environment``, ``people``, each a whole number from 1 to 5.
    Raises `FinservError` for a factor that is missing or unknown, and for another number. Source: Bowen & Lawler
    1992 (not in the chapter); the bounds of the reading are the kit's own.

    >>> from finserv import use_language; use_language("en")
    >>> score = contingency(strategy=2, tie=1, technology=2, environment=2, people=2)
    >>> score.total, score.reading
    (9, 'Leans to the production line: detailed rules, and staff who follow them.')
    """
    factors = list(contingency_factors()["id"])
    missing = [name for name in factors if name not in scores]
    unknown = [name for name in scores if name not in factors]
    if missing or unknown:
        raise FinservError(
            Text(
                f"五个因素都要打分：{'、'.join(factors)}。"
                + (f"缺：{'、'.join(missing)}。" if missing else "")
                + (f"不认识：{'、'.join(map(shown, unknown))}。" if unknown else ""),
                f"All five factors are scored: {', '.join(factors)}."
                + (f" Missing: {', '.join(missing)}." if missing else "")
                + (f" Unknown: {', '.join(map(shown, unknown))}." if unknown else ""),
            )
        )
    for name in factors:
        score = scores[name]
        if isinstance(score, bool) or not isinstance(score, int) or not LOWEST <= score <= HIGHEST:
            raise FinservError(
                Text(
                    f"“{name}”写成了“{shown(score)}”，要填{LOWEST}到{HIGHEST}的整数。",
                    f"'{name}' is '{shown(score)}'; it takes a whole number from {LOWEST} to {HIGHEST}.",
                )
            )
    return Contingency(tuple((name, scores[name]) for name in factors))
