"""How far a learner is: by lesson, and which misconceptions have shown."""

from __future__ import annotations

import pandas as pd

from ..language import Text
from .answers_file import Answers
from .bank import all_questions, misconceptions
from .check import check_answer
from .question import WRITTEN_KINDS
from .variants import seed_for, variant

COLUMNS = {
    "lesson": Text("课", "lesson"),
    "questions": Text("题数", "questions"),
    "tried": Text("已作答", "tried"),
    "right": Text("已答对", "right"),
    "score": Text("得分率", "score"),
}


def progress(answers: Answers) -> pd.DataFrame:
    """One row a lesson: questions, tried, right, and the mean of the best scores (0 to 1) over all its questions."""
    lessons = list(dict.fromkeys(question.lesson for question in all_questions()))
    rows = []
    for lesson in lessons:
        ids = [q.id for q in all_questions() if q.lesson == lesson]
        best = [answers.best_score(i) for i in ids]
        tried = [i for i in ids if answers.last(i) is not None]
        right = sum(score >= 1 for score in best)
        rows.append((lesson, len(ids), len(tried), right, round(sum(best) / len(best), 4)))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def shown_misconceptions(answers: Answers) -> pd.DataFrame:
    """The misconceptions in a learner's latest answers: id, the sentence in the language in use, how many questions."""
    count: dict[str, int] = {}
    for question in all_questions():
        last = answers.last(question.id)
        if last is None or last.state != "wrong" or question.kind in WRITTEN_KINDS:
            continue
        asked = variant(question, seed_for(answers.number or answers.learner, question.id))
        try:
            verdict = check_answer(asked, last.answer)
        except ValueError:
            continue
        for code in verdict.misconceptions:
            count[code] = count.get(code, 0) + 1
    known = misconceptions()
    rows = [(code, str(known.get(code, Text())), count[code]) for code in sorted(count)]
    return pd.DataFrame(rows, columns=["id", "misconception", "questions"])
