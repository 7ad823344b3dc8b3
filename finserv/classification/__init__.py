"""Section 2: where a service lies among the classes, from answers, from a catalogue, or from a blueprint."""

from .against_chapter import against_chapter, disagreements, reader_answers, services_elsewhere
from .catalogue import classify_frame
from .catalogue_file import read_catalogue, save_catalogue
from .classify import Classification, classify, services_in
from .dimensions import Cell, neighbours
from .implications import implications
from .profile import Profile, profile
from .questionnaire import UNIT, Option, Question, questionnaire, questions
from .samples import sample_catalogue
from .summary import catalogue_map, catalogue_problems, catalogue_summary
from .table_picture import table_picture

__all__ = [
    "UNIT",
    "Cell",
    "Classification",
    "Option",
    "Profile",
    "Question",
    "against_chapter",
    "catalogue_map",
    "catalogue_problems",
    "catalogue_summary",
    "classify",
    "classify_frame",
    "disagreements",
    "implications",
    "neighbours",
    "profile",
    "questionnaire",
    "questions",
    "read_catalogue",
    "reader_answers",
    "save_catalogue",
    "sample_catalogue",
    "services_elsewhere",
    "services_in",
    "table_picture",
]
