"""Objectives, sections, and section 1: what a service process is, why it matters, what shapes it."""

from __future__ import annotations

import pandas as pd

from .loader import table


def objectives() -> pd.DataFrame:
    """The three objectives of the chapter, in order. Source: slide 2.

    >>> objectives()["text_en"].iloc[2]
    'Master the design of a service blueprint.'
    """
    return table("objectives")


def sections() -> pd.DataFrame:
    """The five sections and the titles below sections 3 and 5. Source: slides 3, 17, 37.

    ``parent`` is empty for a section.

    >>> list(sections().query("parent == ''")["number"])
    ['1', '2', '3', '4', '5']
    """
    return table("sections")


def meaning() -> pd.DataFrame:
    """What a service process is, and what the slide's example leaves out. Source: slides 4–5.

    >>> meaning()["kind"].iloc[0]
    'definition'
    """
    return table("meaning")


def importance() -> pd.DataFrame:
    """Why the process matters; slide 6 has the title only. Source: Shostack 1987, Zeithaml & Bitner.

    >>> set(importance()["provenance"])
    {'literature'}
    """
    return table("importance")


def influencing_factors() -> pd.DataFrame:
    """What shapes a service process: the chapter's three dimensions, then what the literature adds.

    The slides promise the factors and never list them; that the dimensions are the answer is reconstructed.

    >>> list(influencing_factors()["id"].iloc[:3])
    ['divergence', 'object', 'participation']
    """
    return table("influencing_factors")


def deposit_boxes() -> pd.DataFrame:
    """The boxes of the slide's deposit example; their order is reconstructed. Source: slide 5.

    ``printed`` counts how often the slide prints each box.

    >>> boxes = deposit_boxes().set_index("id")
    >>> int(boxes.loc["enter_pin", "printed"])
    2
    """
    return table("deposit_boxes")
