"""The class of one service from the answers about its core operation, explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

import pandas as pd

from ..chapter import chapter_services
from ..language import Text
from . import deduce
from .dimensions import CLASSES, FIELDS, Cell, class_name
from .problems import answer_problems
from .questionnaire import questions, read_answers

SURE = {
    "clear": Text("明确", "clear"),
    "close": Text("接近分界", "close to the edge"),
    "open": Text("还不能定", "not settled"),
    "contradictory": Text("有矛盾", "contradictory"),
}
_WORST_FIRST = ("contradictory", "open", "close", "clear")


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """Where a service lies. The four values are class words; ``""`` is unknown, or not applicable for ``owner``.

    ``reasons`` and ``problems`` are sentences in the language in use; ``certainty`` says for each dimension
    ``clear``, ``close``, ``open`` or ``contradictory``, ``sure`` is the worst of them.
    """

    participation: str
    divergence: str
    object: str
    owner: str
    answers: Mapping[str, str] = field(default_factory=dict)
    certainty: Mapping[str, str] = field(default_factory=dict)
    reason_texts: tuple[Text, ...] = ()
    problem_texts: tuple[Text, ...] = ()

    @property
    def reasons(self) -> list[str]:
        """Why each dimension has its value, one sentence a dimension."""
        return [str(text) for text in self.reason_texts]

    @property
    def problems(self) -> list[str]:
        """What is missing or contradictory in the answers, and what to do about it."""
        return [str(text) for text in self.problem_texts]

    @property
    def place(self) -> Cell | None:
        """The cell of the chapter's table, or None where a dimension is unknown."""
        cell = Cell(self.participation, self.divergence, self.object)
        return cell if all(cell) else None

    @property
    def cell(self) -> str:
        """The cell as one string such as ``"interaction, high goods"``; empty where it is not known."""
        return f"{self.place.participation}, {self.place.column}" if self.place else ""

    @property
    def sure(self) -> str:
        """The weakest certainty among the dimensions."""
        return min(self.certainty.values(), key=_WORST_FIRST.index, default="open")

    @property
    def services(self) -> pd.DataFrame:
        """The chapter's services in the same cell, in the columns of `chapter_services`."""
        return services_in(self.place)

    @property
    def changes(self) -> pd.DataFrame:
        """Which single other answer would change which value.

        Columns: ``question answer other dimension value other_value``; ``answer`` is empty where none was given.
        """
        rows = []
        for question in questions():
            given = self.answers.get(question.id, "")
            for option in question.options:
                if option.id == given:
                    continue
                changed = _values({**self.answers, question.id: option.id})
                rows += [
                    {
                        "question": question.id,
                        "answer": given,
                        "other": option.id,
                        "dimension": dimension,
                        "value": getattr(self, dimension),
                        "other_value": value,
                    }
                    for dimension, value in changed.items()
                    if value not in (getattr(self, dimension), deduce.CONTRADICTORY)
                    and (value or dimension == "owner")
                ]
        return pd.DataFrame(
            rows, columns=["question", "answer", "other", "dimension", "value", "other_value"]
        )

    def __repr__(self) -> str:
        owner = f", {self.owner}'s" if self.owner else ""
        return f"Classification: {self.cell or 'not settled'}{owner} ({self.sure})"

    def _repr_html_(self) -> str:
        items = "".join(f"<li>{escape(line)}</li>" for line in [*self.reasons, *self.problems])
        title = str(self.place.name) if self.place else str(SURE["open"])
        return f"<p><strong>{escape(title)}</strong> ({escape(str(SURE[self.sure]))})</p><ul>{items}</ul>"


def classify(answers: Mapping[str, object]) -> Classification:
    """Classify a service from answers about its core operation.

    Parameters: ``answers`` maps question to option, as in `questionnaire`; words may be in either language, in
    full width, or the option's letter. Missing answers leave a dimension unknown unless the others settle it;
    answers that contradict each other leave it unknown and are told in ``problems``. Raises `FinservError` for
    an unknown question or option. Source: slides 7–15; Wemmerlöv 1990.

    >>> counter = classify({"present": "there", "doer": "both", "acts_on": "thing", "whose": "customer",
    ...                     "variants": "few", "judgement": "rule", "exchange": "little"})
    >>> counter
    Classification: interaction, low goods, customer's (clear)
    >>> counter.services["name_en"].item()
    'counter cash'
    """
    given = read_answers(answers)
    values = _values(given)
    certain = {dimension: deduce.certainty(dimension, given) for dimension in CLASSES}
    if values["object"] and values["object"] != "goods":
        certain["owner"] = "clear"
    return Classification(
        **{d: "" if value == deduce.CONTRADICTORY else value for d, value in values.items()},
        answers=given,
        certainty=certain,
        reason_texts=tuple(_reason(d, value, given) for d, value in values.items() if value in CLASSES[d]),
        problem_texts=answer_problems(given),
    )


def services_in(place: Cell | None) -> pd.DataFrame:
    """The chapter's services in a cell, in the columns of `chapter_services`; no rows where the cell is empty."""
    services = chapter_services()
    if place is None:
        return services.iloc[:0]
    here = pd.Series(True, index=services.index)
    for dimension, value in place._asdict().items():
        here &= services[dimension] == value
    return services[here].reset_index(drop=True)


def _values(answers: Mapping[str, str]) -> dict[str, str]:
    return {dimension: deduce.settled(dimension, answers) for dimension in CLASSES}


def _reason(dimension: str, value: str, answers: Mapping[str, str]) -> Text:
    asked = [q for q in questions() if q.id in deduce.ASKED[dimension] and q.id in answers]
    if dimension == "owner":
        asked = [q for q in asked if q.id == "whose"]
    zh = "；".join(f"{q.name.zh}——“{q.option(answers[q.id]).text.zh}”" for q in asked)
    en = "; ".join(f"{q.name.en}: '{q.option(answers[q.id]).text.en}'" for q in asked)
    score_zh = score_en = ""
    if dimension == "divergence" and len(asked) == len(deduce.ASKED[dimension]):
        score = deduce.divergence_score(answers)
        score_zh = f"三题合计 {score} 分（满分 6 分，{deduce.HIGH_FROM} 分起为高；3 分看是否要作判断）。"
        score_en = (
            f" Score {score} of 6; high from {deduce.HIGH_FROM}, and at 3 where the case must be judged."
        )
    reading = Text()
    if dimension == "participation" and (answers.get("present"), answers.get("doer")) in deduce.TWO_READINGS:
        reading = Text(
            "文献只看顾客是否到场，远程办理一律算间接参与。",
            " The literature looks only at whether the customer is on the spot, and would call this indirect.",
        )
    name = class_name(dimension, value)
    return Text(
        f"{FIELDS[dimension].zh}：{name.zh}。依据：{zh}。{score_zh}{reading.zh}",
        f"{FIELDS[dimension].en.capitalize()}: {name.en}. Because {en}.{score_en}{reading.en}",
    )
