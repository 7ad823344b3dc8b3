"""The teaching engine: questions as data, an answers file as the only state, checks that teach."""

from .answers_file import Answers, AnswersFile
from .bank import all_questions, misconceptions, question, questions_of
from .check import check_answer
from .progress import progress, shown_misconceptions
from .recall import recall_questions
from .variants import seed_for, variant
from .verdict import Verdict

__all__ = [
    "Answers",
    "AnswersFile",
    "Verdict",
    "all_questions",
    "check_answer",
    "misconceptions",
    "progress",
    "question",
    "questions_of",
    "recall_questions",
    "seed_for",
    "shown_misconceptions",
    "variant",
]
