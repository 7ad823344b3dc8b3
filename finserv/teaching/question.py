"""A question as data: what is asked, what is right, and what each wrong answer shows about the learner's thinking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..language import Text

CHOICE_KINDS = ("single", "multiple", "true_false")
WRITTEN_KINDS = ("term", "short", "essay", "case")
KINDS = {
    "single": Text("单项选择", "single choice"),
    "multiple": Text("多项选择", "multiple choice"),
    "true_false": Text("判断", "true or false"),
    "term": Text("名词解释", "explain a term"),
    "short": Text("简答", "short answer"),
    "essay": Text("论述", "essay"),
    "case": Text("案例分析", "case analysis"),
    "order": Text("排序", "put in order"),
    "place": Text("归类", "place in the table"),
    "number": Text("计算", "reckon"),
    "blueprint": Text("作图", "draw a blueprint"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: ``message`` says why choosing it was wrong (or, for a right one, why leaving it out was)."""

    id: str
    text: Text
    right: bool = False
    message: Text = Text()
    misconception: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A point that a written answer is marked by, with its marks."""

    id: str
    text: Text
    marks: float = 1.0


@dataclass(frozen=True, slots=True)
class Item:
    """A thing to put in order or in a cell.

    ``messages`` are found by the wrong cell, by ``dimension:value`` (``participation:none``) or by the dimension
    alone, as (text, misconception). ``also`` holds cells that can be defended too, with what to say about each: where
    the chapter disagrees with itself or with the literature, no side is marked wrong.
    """

    id: str
    text: Text
    cell: str = ""
    also: Mapping[str, Text] = field(default_factory=dict)
    messages: Mapping[str, tuple[Text, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Before:
    """``first`` has to come before ``then``; ``why`` is told where it does not."""

    first: str
    then: str
    why: Text
    misconception: str = ""


@dataclass(frozen=True, slots=True)
class WrongNumber:
    """A number that a known mistake leads to, with what to say about it."""

    value: float
    message: Text
    misconception: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, in both languages.

    ``kind`` is one of `KINDS`; ``basis`` is ``chapter`` or ``literature``; ``source`` names the slide or the work;
    ``explain`` is told with a right answer, ``hints`` climb from where to look over the principle to a partial
    answer, ``solution`` comes last. ``generator`` names the function that makes a variant for each learner; ``part`` is
    the stretch of the lesson that asks it; without ``recall`` a question makes sense in its own place only.
    """

    id: str
    lesson: str
    objective: int
    kind: str
    basis: str
    source: str
    ask: Text
    explain: Text
    hints: tuple[Text, ...]
    solution: Text
    options: tuple[Option, ...] = ()
    points: tuple[Point, ...] = ()
    items: tuple[Item, ...] = ()
    before: tuple[Before, ...] = ()
    answer: float | None = None
    unit: Text = Text()
    tolerance: float = 0.01
    wrong_numbers: tuple[WrongNumber, ...] = ()
    generator: str = ""
    part: int = 1
    recall: bool = True
    parameters: Mapping[str, Any] = field(default_factory=dict)
    blueprint: Mapping[str, Any] = field(default_factory=dict)

    @property
    def marks(self) -> float:
        """The marks that a full answer earns: the sum of its points, or 1."""
        return sum(point.marks for point in self.points) or 1.0
