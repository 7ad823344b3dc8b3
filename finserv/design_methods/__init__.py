"""Section 3: the four design methods; how far each fits, what it changes, what that does."""

from .assumptions import Assumptions, assumptions
from .contact_design import contact_design, degree_of_contact, measure_contact
from .contingency import Contingency, contingency
from .core_flow import core_flow
from .method import DESIGN_METHODS, Method, method, methods, moves
from .move import Move, Outcome, Place, Refused
from .plan import Turn
from .recommend import fit_table, recommend, recommend_services
from .redesign import Redesign, redesign
from .verdict import Judgement, judge

__all__ = [
    "DESIGN_METHODS",
    "Assumptions",
    "Contingency",
    "Judgement",
    "Method",
    "Move",
    "Outcome",
    "Place",
    "Redesign",
    "Refused",
    "Turn",
    "assumptions",
    "contact_design",
    "contingency",
    "core_flow",
    "degree_of_contact",
    "fit_table",
    "judge",
    "measure_contact",
    "method",
    "methods",
    "moves",
    "recommend",
    "recommend_services",
    "redesign",
]
