"""finserv: process strategy for financial services, to learn with and to work with.

>>> import finserv as fs
>>> fs.use_language("en")
>>> fs.case("deposit")
Blueprint 'deposit': 19 steps, 21 flows, 3 pools
"""

from . import chapter, widgets
from .blueprint import Blueprint
from .blueprint.builder import BlueprintBuilder
from .blueprint.cases import case, cases
from .blueprint.difference import diff
from .blueprint.measures import measures
from .blueprint.rules import check
from .chapter import chapter_services, classification_table, glossary
from .classification import Classification, classify, classify_frame, profile, questionnaire
from .design_methods import DESIGN_METHODS, recommend, redesign
from .drawing.draw import draw
from .errors import FinservError
from .files import load, save
from .language import language, use_language
from .simulation import compare, grid, simulate


def _show_as_picture(bp: Blueprint, **kwargs: object) -> dict[str, str]:
    return draw(bp)._repr_mimebundle_(**kwargs)


Blueprint._repr_mimebundle_ = _show_as_picture

__all__ = [
    "Blueprint",
    "BlueprintBuilder",
    "Classification",
    "DESIGN_METHODS",
    "FinservError",
    "case",
    "cases",
    "chapter",
    "chapter_services",
    "check",
    "classification_table",
    "classify",
    "classify_frame",
    "compare",
    "diff",
    "draw",
    "glossary",
    "grid",
    "language",
    "load",
    "measures",
    "profile",
    "questionnaire",
    "recommend",
    "redesign",
    "save",
    "simulate",
    "use_language",
    "widgets",
]
