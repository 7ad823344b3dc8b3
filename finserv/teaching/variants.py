"""Variants of a question: the same learner and question always give the same one."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ..errors import FinservError
from ..language import Text
from .question import Question

Generator = Callable[[Question, Mapping[str, Any], random.Random], Question]


def seed_for(learner: str, question_id: str, salt: str = "") -> int:
    """The seed of a learner's variant: a number from the learner's number (or name), the question and a salt.

    >>> seed_for("2026001", "q1") == seed_for("2026001", "q1")
    True
    """
    digest = hashlib.sha256(f"{learner}\0{question_id}\0{salt}".encode()).digest()
    return int.from_bytes(digest[:8], "big")


def variant(question: Question, seed: int) -> Question:
    """The question as this seed has it: options shuffled, numbers and services drawn; the key moves along.

    Raises `FinservError` for a generator that does not exist.
    """
    draw = random.Random(seed)
    if question.generator:
        make = GENERATORS.get(question.generator)
        if make is None:
            raise FinservError(
                Text(
                    f"题目 {question.id} 用了不存在的生成器“{question.generator}”。可用：{'、'.join(GENERATORS)}。",
                    f"Question {question.id} asks for the unknown generator '{question.generator}'. Known ones: "
                    f"{', '.join(GENERATORS)}.",
                )
            )
        question = make(question, question.parameters, draw)
    if question.kind in ("single", "multiple"):
        question = replace(question, options=tuple(draw.sample(question.options, len(question.options))))
    if question.kind in ("order", "place"):
        question = replace(question, items=tuple(draw.sample(question.items, len(question.items))))
    return question


def _some_items(question: Question, parameters: Mapping[str, Any], draw: random.Random) -> Question:
    """``count`` of the items, drawn; the solution keeps the lines of these alone."""
    drawn = tuple(draw.sample(question.items, int(parameters["count"])))
    left_out = [item.text for item in question.items if item not in drawn]

    def kept(solution: str, names: list[str]) -> str:
        return "\n".join(line for line in solution.split("\n") if not line.startswith(tuple(names)))

    solution = Text(
        kept(question.solution.zh, [f"{text.zh}：" for text in left_out]),
        kept(question.solution.en, [f"{text.en}:" for text in left_out]),
    )
    return replace(question, items=drawn, solution=solution)


def _contact_ratio(question: Question, parameters: Mapping[str, Any], draw: random.Random) -> Question:
    """Degree of contact = time the customer is in the system ÷ total time of the service (Chase 1978)."""
    total = draw.choice(parameters["totals"])
    share = draw.choice(parameters["shares"])
    contact = total * share // 100
    names = {"total": total, "contact": contact, "rest": total - contact}
    wrong = (total - contact) / total
    return replace(
        question,
        ask=question.ask.format(**names),
        answer=contact / total,
        solution=question.solution.format(**names, answer=f"{contact / total:.2f}"),
        wrong_numbers=tuple(replace(w, value=wrong) for w in question.wrong_numbers),
        hints=tuple(hint.format(**names) for hint in question.hints),
    )


GENERATORS: dict[str, Generator] = {"some_items": _some_items, "contact_ratio": _contact_ratio}
