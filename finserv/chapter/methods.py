"""Section 3 as data: the four design methods, the table of contact, the core flow, the second lens."""

from __future__ import annotations

import pandas as pd

from ..language import Text
from .loader import matching, table

METHODS = ("production_line", "coproduction", "customer_contact", "information_empowerment")


def design_methods() -> pd.DataFrame:
    """The four design methods with the gist of each. Three are the chapter's, the fourth is the literature's.

    >>> design_methods().set_index("method").loc["information_empowerment", "provenance"]
    'literature'
    """
    return table("design_methods")


def design_points(method: str | None = None) -> pd.DataFrame:
    """What is said of a design method, one point a row.

    ``kind`` is ``fit example point why form risk source``. Parameters: ``method`` picks one of the four.
    Raises `FinservError` for another word. Source: slides 18–26, 31 and the literature named in ``basis``.

    >>> line = design_points("production_line")
    >>> list(line.loc[line["kind"] == "point", "id"])
    ['pl_discretion', 'pl_division', 'pl_technology', 'pl_standard']
    """
    return matching(table("design_points"), "method", method, Text("设计方法", "design method"))


def method_basis(method: str | None = None) -> pd.DataFrame:
    """What the chapter itself says about which method suits where, and what the tradition adds.

    A ground for scores and discussion, no key to mark by. Source: slides 8, 14, 18, 20, 22–25.

    >>> set(method_basis("coproduction")["provenance"])
    {'chapter'}
    """
    return matching(table("method_basis"), "method", method, Text("设计方法", "design method"))


def contact_table() -> pd.DataFrame:
    """How the design differs between high and low contact, 12 items.

    ``mark`` says what slide 25 holds: ``full`` (item and both cells), ``row`` (the item, its cells from the
    literature) or ``lit`` (nothing: all from the literature). Source: slide 25; Chase 1978.

    >>> contact_table()["mark"].value_counts().to_dict()
    {'row': 6, 'lit': 4, 'full': 2}
    """
    return table("contact_table")


def core_flow_principles() -> pd.DataFrame:
    """The three principles by which a core flow is known. Source: slide 26.

    >>> list(core_flow_principles()["id"])
    ['value', 'customer', 'performance']
    """
    return table("core_flow_principles")


def contingency_factors() -> pd.DataFrame:
    """Five factors, each scored 1–5, whose total leans to the production line or to empowerment.

    Source: Bowen & Lawler 1992; the chapter does not have them.

    >>> len(contingency_factors())
    5
    """
    return table("contingency_factors")


def structural_moves() -> pd.DataFrame:
    """Complexity and divergence as a lens: four moves, more or less of either. Source: Shostack 1987.

    >>> list(structural_moves()["dimension"])
    ['complexity', 'complexity', 'divergence', 'divergence']
    """
    return table("structural_moves")


def technology_limits() -> pd.DataFrame:
    """What technology cannot do well in a service. Source: Fitzsimmons & Fitzsimmons.

    >>> len(technology_limits())
    6
    """
    return table("technology_limits")
