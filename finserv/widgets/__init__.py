"""Widgets for lessons: each shows data, sends what the reader does, and keeps nothing else."""

from .my_record import MyRecord
from .prediction import Prediction
from .question_card import QuestionCard
from .recall import Recall
from .step_editor import StepEditor

__all__ = ["MyRecord", "Prediction", "QuestionCard", "Recall", "StepEditor"]
