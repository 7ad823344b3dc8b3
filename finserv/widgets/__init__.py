"""Widgets for lessons: each shows data, sends what the reader does, and keeps nothing else."""

from .step_editor import StepEditor

__all__ = ["StepEditor"]
