"""The rules that lead from answers to classes: small tables, the same for one service and for a million."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from .questionnaire import questions

CONTRADICTORY = "contradictory"
# Where the customer is × who does the work.
PARTICIPATION = {
    ("away", "firm"): "none",
    ("away", "customer"): CONTRADICTORY,
    ("away", "both"): CONTRADICTORY,
    ("connected", "firm"): "indirect",
    ("connected", "customer"): "self_service",
    ("connected", "both"): "interaction",
    ("there", "firm"): "interaction",
    ("there", "customer"): "self_service",
    ("there", "both"): "interaction",
}
# The literature asks only whether the customer is on the spot: at a distance all participation is indirect.
TWO_READINGS = {("connected", "customer"), ("connected", "both")}
OBJECT = {"thing": "goods", "record": "information", "body": "people", "mind": "people"}
OWNER = {"customer": "customer", "provider": "provider", "agency": "customer"}
HIGH_FROM = 4
ASKED = {
    "participation": ("present", "doer"),
    "divergence": ("variants", "judgement", "exchange"),
    "object": ("acts_on",),
    "owner": ("acts_on", "whose"),
}


def divergence_score(answers: Mapping[str, str]) -> int:
    """The sum of the three answers on divergence, 0 (rigid) to 6 (fluid)."""
    return sum(_scores()[question][answers[question]] for question in ASKED["divergence"])


def value_of(dimension: str, answers: Mapping[str, str]) -> str:
    """The class that complete answers lead to; ``CONTRADICTORY`` where they cannot both be true.

    ``owner`` is empty where the object is not goods. Divergence is high from a score of 4, and at 3 where the
    case must be judged: of the three signs, judgement is the one that the chapter itself names first.

    >>> value_of("participation", {"present": "there", "doer": "both"})
    'interaction'
    """
    if dimension == "participation":
        return PARTICIPATION[answers["present"], answers["doer"]]
    if dimension == "object":
        return OBJECT[answers["acts_on"]]
    if dimension == "owner":
        return OWNER[answers["whose"]] if OBJECT[answers["acts_on"]] == "goods" else ""
    score = divergence_score(answers)
    return (
        "high"
        if score >= HIGH_FROM or (score == HIGH_FROM - 1 and answers["judgement"] == "judgement")
        else "low"
    )


def possible(dimension: str, answers: Mapping[str, str]) -> set[str]:
    """The classes that are still possible when the missing answers may be anything.

    >>> sorted(possible("participation", {"present": "away"}))
    ['none']
    """
    asked = ASKED[dimension]
    ways = [[answers[q]] if q in answers else list(_scores()[q]) for q in asked]
    values = {value_of(dimension, dict(zip(asked, way, strict=True))) for way in product(*ways)}
    return values - {CONTRADICTORY} or values


def settled(dimension: str, answers: Mapping[str, str]) -> str:
    """The class where the answers leave only one, ``CONTRADICTORY`` where they leave none, else ``""``."""
    values = possible(dimension, answers)
    return values.pop() if len(values) == 1 else ""


def certainty(dimension: str, answers: Mapping[str, str]) -> str:
    """How sure a class is.

    ``clear``: no answer moved to the next option changes it. ``close``: one such move does, or the literature
    reads the same answers otherwise. ``open``: answers are missing. ``contradictory``: they cannot all be true.
    """
    value = settled(dimension, answers)
    if value == CONTRADICTORY:
        return CONTRADICTORY
    if len(possible(dimension, answers)) > 1:
        return "open"
    if dimension == "divergence":
        return "close" if any(settled(dimension, near) != value for near in _next_to(answers)) else "clear"
    if dimension == "participation" and (answers.get("present"), answers.get("doer")) in TWO_READINGS:
        return "close"
    if dimension == "owner" and value and answers.get("whose") == "agency":
        return "close"
    return "clear"


def _next_to(answers: Mapping[str, str]) -> list[dict[str, str]]:
    found = []
    for question in ASKED["divergence"]:
        options = list(_scores()[question])
        if question in answers:
            at = options.index(answers[question])
            found += [{**answers, question: options[i]} for i in (at - 1, at + 1) if 0 <= i < len(options)]
    return found


def _scores() -> dict[str, dict[str, int]]:
    return {q.id: {o.id: o.score for o in q.options} for q in questions()}
