"""Widgets for lessons: each shows data, sends what the reader does, and keeps nothing else."""

from .blueprint_task_card import BlueprintTaskCard
from .classification_table import ClassificationTable
from .design_lab import DesignLab
from .my_record import MyRecord
from .plain_table import plain_table
from .prediction import Prediction
from .question_card import QuestionCard
from .questionnaire import Questionnaire
from .recall import Recall
from .run_lab import RunLab
from .step_editor import StepEditor
from .studio import BlueprintStudio

__all__ = [
    "BlueprintStudio",
    "BlueprintTaskCard",
    "ClassificationTable",
    "DesignLab",
    "MyRecord",
    "Prediction",
    "QuestionCard",
    "Questionnaire",
    "Recall",
    "RunLab",
    "StepEditor",
    "plain_table",
]
