"""What can be wrong with the answers about a service, or with the classes given for it, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from ..language import Text
from . import deduce
from .dimensions import CLASSES, FIELDS, class_name
from .questionnaire import questions

AWAY_AND_WORKING = Text(
    "“顾客不在”与“顾客动手”不能同时成立：顾客参加了核心作业，就在现场或有联系。请改其中一个答案。",
    "The customer cannot be away and do the work: if he takes part in the core operation he is on the spot or in "
    "touch. Change one of the two answers.",
)
OWNER_WITHOUT_GOODS = Text(
    "只有作用对象是物品时才问归属，这里的归属没有采用。如果服务确实作用于物品或钱，请改作用对象。",
    "Whose it is applies to goods only, so that answer is not used. If the service does act on a thing or on money, "
    "change what it acts on.",
)


def problem_of(dimension: str, answers: Mapping[str, str]) -> Text:
    """What keeps the answers from settling a dimension, or an empty text.

    >>> str(problem_of("participation", {"present": "away", "doer": "both"}))[:35]
    'The customer cannot be away and do '
    """
    value = deduce.settled(dimension, answers)
    if value == deduce.CONTRADICTORY:
        return AWAY_AND_WORKING
    thing = deduce.settled("object", answers)
    if dimension == "owner" and thing != "goods":
        return OWNER_WITHOUT_GOODS if "whose" in answers and thing else Text()
    missing = [q for q in questions() if q.id in deduce.ASKED[dimension] and q.id not in answers]
    if value or not missing:
        return Text()
    return Text(
        f"{FIELDS[dimension].zh}还不能定，缺：{'、'.join(q.name.zh for q in missing)}。",
        f"The {FIELDS[dimension].en} is not settled; missing: {', '.join(q.name.en for q in missing)}.",
    )


def answer_problems(answers: Mapping[str, str]) -> tuple[Text, ...]:
    """All that is missing or contradictory in the answers about a service."""
    return tuple(text for text in (problem_of(dimension, answers) for dimension in CLASSES) if text)


def missing_class(dimension: str) -> Text:
    """The sentence for an empty cell of a catalogue that gives classes."""
    return Text(f"{FIELDS[dimension].zh}没有填。", f"The {FIELDS[dimension].en} is empty.")


def against_answers(dimension: str, reached: str, given: str) -> Text:
    """The sentence for a row whose answers lead to another class than the one written beside them."""
    field, mine, yours = FIELDS[dimension], class_name(dimension, reached), class_name(dimension, given)
    return Text(
        f"{field.zh}：答案得出“{mine.zh}”，表中写的是“{yours.zh}”。",
        f"The answers lead to {field.en} '{mine.en}', the table says '{yours.en}'.",
    )
