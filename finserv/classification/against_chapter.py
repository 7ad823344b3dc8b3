"""The 19 services as an honest reader would answer for them, beside the cells in which the chapter has them."""

from __future__ import annotations

import pandas as pd

from ..chapter import chapter_services
from ..chapter.loader import table
from .classify import Classification, classify
from .questionnaire import questions

_PLACE = ("participation", "divergence", "object")


def reader_answers() -> pd.DataFrame:
    """The core operation of each of the 19 services and what a reader would answer about it.

    Columns: ``id core_zh core_en``, one for each question, ``why_zh why_en`` (why the chapter differs, or empty),
    ``provenance basis``. The answers are the kit's own reading and no part of the chapter.

    >>> len(reader_answers())
    19
    """
    return table("reader_answers", __package__)


def services_elsewhere() -> pd.DataFrame:
    """Services outside finance, answered in the same way, with the cell that the kit expects of each.

    The literature prints tables of this kind; the cells here are set down from it for comparison.

    >>> elsewhere = services_elsewhere()
    >>> elsewhere.loc[elsewhere["id"] == "haircut", "object"].item()
    'people'
    """
    return table("elsewhere", __package__)


def classify_row(row: dict[str, str]) -> Classification:
    """Classify a row of `reader_answers` or `services_elsewhere`."""
    return classify({question.id: row[question.id] for question in questions()})


def against_chapter() -> pd.DataFrame:
    """Where the questionnaire leads for each of the 19 services, and where the chapter has it.

    Columns: ``id name_zh name_en``, the reached ``participation divergence object owner sure``, the chapter's
    values as ``chapter_…``, ``agrees`` (``yes``, ``owner differs``, ``no``) and ``why_zh why_en`` where they
    differ. No question is bent to reach a cell: a difference is a matter to discuss.

    >>> against_chapter()["agrees"].value_counts().to_dict()
    {'yes': 12, 'no': 6, 'owner differs': 1}
    """
    answers = {row["id"]: row for row in reader_answers().to_dict("records")}
    rows = []
    for service in chapter_services().to_dict("records"):
        given = answers[service["id"]]
        found = classify_row(given)
        rows.append(
            {
                **{column: service[column] for column in ("id", "name_zh", "name_en")},
                **{dimension: getattr(found, dimension) for dimension in (*_PLACE, "owner", "sure")},
                **{f"chapter_{dimension}": service[dimension] for dimension in (*_PLACE, "owner")},
                "agrees": _agreement(found, service),
                "why_zh": given["why_zh"],
                "why_en": given["why_en"],
            }
        )
    return pd.DataFrame(rows)


def disagreements() -> pd.DataFrame:
    """The services for which an honest answer leads elsewhere than the chapter does, with the reason.

    >>> {"safe_deposit_box", "insurance_claim", "bill_collection", "road_show"} <= set(disagreements()["id"])
    True
    """
    found = against_chapter()
    return found[found["agrees"] != "yes"].reset_index(drop=True)


def _agreement(found: Classification, service: dict[str, str]) -> str:
    if any(getattr(found, dimension) != service[dimension] for dimension in _PLACE):
        return "no"
    return "yes" if found.owner == service["owner"] else "owner differs"
