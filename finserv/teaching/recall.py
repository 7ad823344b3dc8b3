"""Spaced recall: a few questions from earlier lessons at the beginning of a lesson."""

from __future__ import annotations

import random

from .answers_file import Answers
from .bank import EXERCISES, all_questions
from .question import CHOICE_KINDS, Question
from .variants import seed_for


def recall_questions(lesson: str, answers: Answers, count: int = 3, part: int = 1) -> tuple[Question, ...]:
    """``count`` questions from before this ``part`` of a lesson: what went wrong first, then what was long not seen.

    Lessons are ordered by the number that opens their name; a question of the exercises comes only where it has been
    tried. The same answers give the same questions. Source: spaced retrieval, Latimier, Peyre & Ramus 2021.
    """
    earlier = [
        q
        for q in all_questions()
        if q.kind in CHOICE_KINDS
        and (q.lesson.removesuffix(EXERCISES), q.part) < (lesson, part)
        and (not q.lesson.endswith(EXERCISES) or answers.last(q.id))
    ]
    draw = random.Random(seed_for(answers.number or answers.learner, lesson, f"recall {part}"))
    shuffled = draw.sample(earlier, len(earlier))

    def urgency(question: Question) -> tuple[int, str]:
        last = answers.last(question.id)
        if last is None:
            return (1, "")
        return (0 if last.state == "wrong" else 2, last.when)

    return tuple(sorted(shuffled, key=urgency)[:count])
