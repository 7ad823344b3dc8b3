"""Measures that make blueprints comparable, each with its definition, unit and source."""

from .measure import Measure, Measures
from .measures import measures

__all__ = ["Measure", "Measures", "measures"]
