"""Spaced recall: a few questions from earlier lessons at the beginning of a lesson."""

from __future__ import annotations

import random

from .answers_file import Answers
from .bank import all_questions
from .question import CHOICE_KINDS, Question
from .variants import seed_for


def recall_questions(lesson: str, answers: Answers, count: int = 3) -> tuple[Question, ...]:
    """``count`` questions from lessons before ``lesson``: those that went wrong first, then those long not seen.

    Lessons are ordered by the number that opens their name. The same answers give the same questions. Source: spaced
    retrieval, Latimier, Peyre & Ramus 2021.
    """
    earlier = [q for q in all_questions() if q.lesson < lesson and q.kind in CHOICE_KINDS]
    draw = random.Random(seed_for(answers.number or answers.learner, lesson, "recall"))
    shuffled = draw.sample(earlier, len(earlier))

    def urgency(question: Question) -> tuple[int, str]:
        last = answers.last(question.id)
        if last is None:
            return (1, "")
        return (0 if last.state == "wrong" else 2, last.when)

    return tuple(sorted(shuffled, key=urgency)[:count])
