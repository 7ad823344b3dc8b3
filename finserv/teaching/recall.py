"""Spaced recall: a few questions from earlier lessons at the beginning of a lesson or of a part of it."""

from __future__ import annotations

import random

from .answers_file import Answers, Try
from .bank import EXERCISES, all_questions
from .question import CHOICE_KINDS, Question
from .variants import seed_for


def recall_questions(lesson: str, answers: Answers, count: int = 3, part: int = 1) -> tuple[Question, ...]:
    """``count`` questions from before this ``part`` of a lesson: what went wrong first, then what was long not seen.

    Lessons are ordered by the number that opens their name; a question of the exercises comes only where it has been
    tried. Those recalled here already stay, so that a reopened lesson shows the same. The same answers give the same
    questions. Source: spaced retrieval, Latimier, Peyre & Ramus 2021.
    """
    earlier = [
        q
        for q in all_questions()
        if q.recall
        and q.kind in CHOICE_KINDS
        and (q.lesson.removesuffix(EXERCISES), q.part) < (lesson, part)
        and (not q.lesson.endswith(EXERCISES) or answers.last(q.id))
    ]
    draw = random.Random(seed_for(answers.number or answers.learner, lesson, f"recall {part}"))
    shuffled = draw.sample(earlier, len(earlier))

    def urgency(question: Question) -> tuple[int, str]:
        if answers.last(recall_key(question.id, lesson, part)):
            return (0, "")
        last = _last_anywhere(answers, question.id)
        if last is None:
            return (2, "")
        return (1 if last.state == "wrong" else 3, last.when)

    return tuple(sorted(shuffled, key=urgency)[:count])


def recall_key(question_id: str, lesson: str, part: int = 1) -> str:
    """Where a recalled answer is kept: beside the lesson's own answer, so that the question is asked afresh.

    >>> recall_key("m1-exit", "2_classification")
    'm1-exit@2_classification.1'
    """
    return f"{question_id}@{lesson}.{part}"


def _last_anywhere(answers: Answers, question_id: str) -> Try | None:
    tries = [rows[-1] for key, rows in answers.tries.items() if key.partition("@")[0] == question_id and rows]
    return max(tries, key=lambda tried: tried.when, default=None)
