"""Section 2 as data: the three dimensions, the examples, and the table of 19 services."""

from __future__ import annotations

import pandas as pd

from ..language import Text, language
from .loader import matching, table

PARTICIPATIONS = ("none", "indirect", "self_service", "interaction")
DIVERGENCES = ("low", "high")
OBJECTS = ("goods", "information", "people")
OWNERS = ("customer", "provider")


def chapter_services() -> pd.DataFrame:
    """The 19 services of the chapter's table.

    Columns: ``id name_zh name_en participation divergence object owner provenance``. ``owner`` is empty where
    the object is not goods: the question does not arise there, which is not the same as unknown. The names
    stand on slide 16; the cells are a reconstruction of its layout, hence the provenance of each row.
    `classification_doubts` says how sure each cell and each owner is.

    >>> services = chapter_services()
    >>> len(services), services.loc[services["id"] == "atm", "owner"].item()
    (19, 'provider')
    """
    return table("services").drop(columns="basis")


def classification_doubts() -> pd.DataFrame:
    """How sure the place of each of the 19 services is.

    ``cell_certainty`` is ``very_probable`` or ``least_sure``; ``owner_certainty`` is ``probable``,
    ``possible_provider`` (a red mark may be lost) or empty where there are no goods; ``printed_zh`` holds the
    slide's own spelling where a slip was corrected.

    >>> doubts = classification_doubts()
    >>> list(doubts.loc[doubts["cell_certainty"] == "least_sure", "id"])
    ['entrusted_wealth', 'insurance_claim', 'bill_collection', 'cash_management_terminal']
    """
    return table("classification_doubts")


def classification_table(doubts: bool = False) -> pd.DataFrame:
    """The chapter's table, 4 × 6: rows are participation, columns ``"low goods"`` … ``"high people"``.

    Each cell is the name of a service in the language in use, or empty. Parameters: ``doubts`` adds
    ``" ?"`` to the four cells that are least sure. Source: slide 16, layout reconstructed.

    >>> classification_table().loc["self_service", "low goods"]
    'ATM deposit and withdrawal'
    >>> classification_table(doubts=True).loc["none", "high goods"]
    'discretionary (entrusted) asset management ?'
    """
    services = table("services")
    marks = table("classification_doubts").set_index("id")["cell_certainty"]
    columns = [f"{divergence} {thing}" for divergence in DIVERGENCES for thing in OBJECTS]
    cells = pd.DataFrame("", index=pd.Index(PARTICIPATIONS, name="participation"), columns=columns)
    for row in services.to_dict("records"):
        name = row[f"name_{language()}"]
        mark = " ?" if doubts and marks[row["id"]] == "least_sure" else ""
        cells.loc[row["participation"], f"{row['divergence']} {row['object']}"] = name + mark
    return cells


def dimensions(dimension: str | None = None) -> pd.DataFrame:
    """The classes of divergence, object, owner and participation, with what each means.

    ``rank`` orders the classes of divergence and participation; self-service and interaction share one
    rank, as two kinds of direct participation. Parameters: ``dimension`` picks one. Source: slides 7–15.

    >>> list(dimensions("participation")["rank"])
    [0, 1, 2, 2]
    """
    return matching(table("dimensions"), "dimension", dimension, Text("维度", "dimension"))


def divergence_poles() -> pd.DataFrame:
    """What tells a standard service from a customised one, aspect by aspect. Source: slide 8; Wemmerlöv 1990.

    >>> len(divergence_poles())
    7
    """
    return table("divergence_poles")


def class_examples(dimension: str | None = None) -> pd.DataFrame:
    """The chapter's examples of each class; ``finance`` is yes or no. Source: slides 8–16.

    >>> goods = class_examples("object").query("owner == 'provider'")
    >>> list(goods["example_en"])
    ['airlines', 'hotels', 'rental', 'bank loans', 'cash machines']
    """
    return matching(table("class_examples"), "dimension", dimension, Text("维度", "dimension"))


def money_as_object() -> pd.DataFrame:
    """Why the goods of finance are special. Source: slides 9–12.

    >>> money_as_object()["id"].iloc[0]
    'finance_objects'
    """
    return table("money_as_object")
