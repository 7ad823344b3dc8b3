"""The questions that place a service in the table: few, observable, asked about the core operation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pandas as pd

from ..errors import FinservError, nearest, shown, unknown_word
from ..language import Text
from .dimensions import key

LETTERS = "abcdefgh"
UNIT = Text(
    "先用一个动宾短语写出核心作业，例如“发放贷款”：少了它，顾客就等于没有得到这项服务。下面各题只问核心作业。",
    "First name the core operation in a verb and its object, such as 'grant the loan': without it the customer has not "
    "been served. All questions are about the core operation only.",
)


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that may be chosen: short name, wording, and ``score``, its weight within the question."""

    id: str
    name: Text
    text: Text
    score: int
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question about the core operation, the dimension that it bears on, and its options in order."""

    id: str
    dimension: str
    name: Text
    text: Text
    help: Text
    options: tuple[Option, ...]
    provenance: str
    basis: str

    def option(self, option_id: str) -> Option:
        """The option with this identifier."""
        return next(option for option in self.options if option.id == option_id)

    def spellings(self) -> dict[str, str]:
        """All spellings of the options, folded, each with its identifier; letters A, B … count too."""
        found = {}
        for letter, option in zip(LETTERS, self.options, strict=False):
            for word in _words(letter, option):
                found.setdefault(key(word), option.id)
        return found


@cache
def questions() -> tuple[Question, ...]:
    """The seven questions in the order of asking.

    >>> [q.id for q in questions()]
    ['present', 'doer', 'acts_on', 'whose', 'variants', 'judgement', 'exchange']
    """
    raw = (files(__package__) / "data" / "questionnaire.json").read_text(encoding="utf-8")
    return tuple(
        Question(
            id=q["id"],
            dimension=q["dimension"],
            name=Text(q["name_zh"], q["name_en"]),
            text=Text(q["text_zh"], q["text_en"]),
            help=Text(q["help_zh"], q["help_en"]),
            options=tuple(
                Option(
                    id=o["id"],
                    name=Text(o["name_zh"], o["name_en"]),
                    text=Text(o["text_zh"], o["text_en"]),
                    score=o["score"],
                    also=tuple(o["also"]),
                )
                for o in q["options"]
            ),
            provenance=q["provenance"],
            basis=q["basis"],
        )
        for q in json.loads(raw)
    )


def questionnaire() -> pd.DataFrame:
    """The questionnaire, one row for each option of each question, in both languages.

    Columns: ``question dimension question_zh question_en help_zh help_en option option_zh option_en provenance
    basis``. `classify` takes the ``question`` and ``option`` words as a dict. Source: slides 8–15; Wemmerlöv 1990.

    >>> frame = questionnaire()
    >>> list(frame.loc[frame["question"] == "doer", "option"])
    ['firm', 'customer', 'both']
    """
    rows = [
        {
            "question": q.id,
            "dimension": q.dimension,
            "question_zh": q.text.zh,
            "question_en": q.text.en,
            "help_zh": q.help.zh,
            "help_en": q.help.en,
            "option": o.id,
            "option_zh": o.text.zh,
            "option_en": o.text.en,
            "provenance": q.provenance,
            "basis": q.basis,
        }
        for q in questions()
        for o in q.options
    ]
    return pd.DataFrame(rows)


def question_of(heading: object) -> Question | None:
    """The question that a heading names, by identifier, short name or wording in either language; else None.

    >>> question_of("谁动手").id
    'doer'
    """
    return _headings().get(key(heading))


def read_answers(answers: Mapping[str, object]) -> dict[str, str]:
    """Answers with questions and options as identifiers; what is missing or empty is left out.

    Words may be in either language, in any width and case, or the letters A, B … Raises `FinservError` for an
    unknown question or option, naming the choices and the nearest spelling, and where one question is answered
    twice in different ways.

    >>> read_answers({"谁动手": "双方", "present": "ＴＨＥＲＥ", "whose": None})
    {'doer': 'both', 'present': 'there'}
    """
    if not isinstance(answers, Mapping):
        raise FinservError(
            Text(
                f"答案要写成字典，例如 {{'present': 'there'}}；现在是 {type(answers).__name__}。",
                f"Answers are a dict such as {{'present': 'there'}}; this is a {type(answers).__name__}.",
            )
        )
    found: dict[str, str] = {}
    for heading, word in answers.items():
        question = question_of(heading)
        if question is None:
            raise FinservError(unknown_word(Text("问题", "question"), heading, [q.id for q in questions()]))
        if is_missing(word):
            continue
        option = question.spellings().get(key(word))
        if option is None:
            raise FinservError(option_problem(question, word))
        if found.setdefault(question.id, option) != option:
            raise FinservError(
                Text(
                    f"“{question.name.zh}”答了两次，而且不一样：{found[question.id]}、{option}。请只留一个。",
                    f"'{question.name.en}' is answered twice, differently: {found[question.id]}, {option}. Keep one.",
                )
            )
    return found


def is_missing(word: object) -> bool:
    """Whether a cell is empty: None, NaN, or nothing but blanks."""
    return word is None or word is pd.NA or word is pd.NaT or str(word).strip() in ("", "nan")


def option_problem(question: Question, word: object) -> Text:
    """What is wrong with a word that is no option of ``question``."""
    choices = [option.id for option in question.options]
    guess = nearest(word, choices)
    return Text(
        f"“{question.name.zh}”的答案“{shown(word)}”不认识。可选：{_listed(question.options, 'zh')}。"
        + (f"是不是想写“{guess}”？" if guess else ""),
        f"'{question.name.en}': unknown answer '{shown(word)}'. Choices: {_listed(question.options, 'en')}."
        + (f" Did you mean '{guess}'?" if guess else ""),
    )


def _words(letter: str, option: Option) -> tuple[str, ...]:
    return (
        letter,
        option.id,
        *(word for text in (option.name, option.text) for word in (text.zh, text.en)),
        *option.also,
    )


def _listed(options: Iterable[Option], language: str) -> str:
    opened, closed, comma = ("（", "）", "、") if language == "zh" else (" (", ")", ", ")
    return comma.join(f"{o.id}{opened}{o.name.in_language(language)}{closed}" for o in options)


@cache
def _headings() -> dict[str, Question]:
    return {key(word): q for q in questions() for word in (q.id, q.name.zh, q.name.en, q.text.zh, q.text.en)}
