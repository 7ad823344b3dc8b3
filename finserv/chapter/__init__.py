"""What the chapter says, as data: each row in both languages, with its provenance and its slide or source."""

from .blueprint_parts import (
    blueprint_bands,
    blueprint_benefits,
    blueprint_lines,
    blueprint_notation,
    blueprint_questions,
    blueprint_rules,
    blueprint_steps,
    blueprint_symbols,
    blueprint_uses,
    order_arrows,
    order_boxes,
)
from .glossary import glossary, glossary_provenance
from .loader import PROVENANCES, in_language
from .meaning import deposit_boxes, importance, influencing_factors, meaning, objectives, sections
from .methods import (
    METHODS,
    contact_table,
    contingency_factors,
    core_flow_principles,
    design_methods,
    design_points,
    method_basis,
    structural_moves,
    technology_limits,
)
from .services import (
    chapter_services,
    class_examples,
    classification_doubts,
    classification_table,
    dimensions,
    divergence_poles,
    money_as_object,
)
from .sources import sources
from .tensions import tensions

__all__ = [
    "METHODS",
    "PROVENANCES",
    "blueprint_bands",
    "blueprint_benefits",
    "blueprint_lines",
    "blueprint_notation",
    "blueprint_questions",
    "blueprint_rules",
    "blueprint_steps",
    "blueprint_symbols",
    "blueprint_uses",
    "chapter_services",
    "class_examples",
    "classification_doubts",
    "classification_table",
    "contact_table",
    "contingency_factors",
    "core_flow_principles",
    "deposit_boxes",
    "design_methods",
    "design_points",
    "dimensions",
    "divergence_poles",
    "glossary",
    "glossary_provenance",
    "importance",
    "in_language",
    "influencing_factors",
    "meaning",
    "method_basis",
    "money_as_object",
    "objectives",
    "order_arrows",
    "order_boxes",
    "sections",
    "sources",
    "structural_moves",
    "technology_limits",
    "tensions",
]
