"""How far each method fits: the features that speak for it, with their weights and their ground."""

from __future__ import annotations

from . import fit_coproduction, fit_customer_contact, fit_information_empowerment, fit_production_line
from .service_features import Feature

FEATURES: dict[str, tuple[Feature, ...]] = {
    "production_line": fit_production_line.FEATURES,
    "coproduction": fit_coproduction.FEATURES,
    "customer_contact": fit_customer_contact.FEATURES,
    "information_empowerment": fit_information_empowerment.FEATURES,
}
