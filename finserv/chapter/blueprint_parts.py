"""Section 4 as data: bands, lines, symbols, benefits, steps, questions, rules, notation of the blueprint."""

from __future__ import annotations

import pandas as pd

from .loader import table


def blueprint_uses() -> pd.DataFrame:
    """What a service blueprint is and what it holds. Source: slides 27, 31.

    >>> list(blueprint_uses()["kind"].unique())
    ['definition', 'content', 'zones']
    """
    return table("blueprint_uses")


def blueprint_bands() -> pd.DataFrame:
    """The evidence and the four bands under it, from top to bottom. Source: slides 28, 30.

    >>> list(blueprint_bands()["id"])
    ['evidence', 'band_customer', 'band_onstage', 'band_backstage', 'band_support']
    """
    return table("blueprint_bands")


def blueprint_lines() -> pd.DataFrame:
    """The three lines and the bands that each one parts. Source: slides 28, 30–31.

    >>> list(blueprint_lines()["name_en"])
    ['line of interaction', 'line of visibility', 'line of internal interaction']
    """
    return table("blueprint_lines")


def blueprint_symbols() -> pd.DataFrame:
    """The symbols of a flow chart. Source: slide 32 shows them; their legend is the literature's.

    >>> blueprint_symbols().set_index("id").loc["decision", "shape"]
    'diamond'
    """
    return table("blueprint_symbols")


def order_boxes() -> pd.DataFrame:
    """The boxes of the order-processing flow with the symbol of each. Source: slide 32.

    >>> boxes = order_boxes()
    >>> list(boxes.loc[boxes["symbol"] == "connector", "id"])
    ['connector_1', 'connector_2', 'connector_a', 'connector_b']
    """
    return table("order_boxes")


def order_arrows() -> pd.DataFrame:
    """The arrows of the order-processing flow; ``label`` is ``Y``, ``N`` or empty. All are reconstructed.

    >>> set(order_arrows()["provenance"])
    {'reconstruction'}
    """
    return table("order_arrows")


def blueprint_benefits() -> pd.DataFrame:
    """The nine benefits of a service blueprint. Source: slides 33–34.

    >>> len(blueprint_benefits())
    9
    """
    return table("blueprint_benefits")


def blueprint_steps() -> pd.DataFrame:
    """The six steps of making a blueprint, what each needs and yields. Source: slide 35; Zeithaml & Bitner.

    >>> blueprint_steps()["id"].iloc[0]
    'identify_process'
    """
    return table("blueprint_steps")


def blueprint_questions() -> pd.DataFrame:
    """Eight questions that makers of blueprints ask, with answers. Source: slide 36; Zeithaml & Bitner.

    >>> len(blueprint_questions())
    8
    """
    return table("blueprint_questions")


def blueprint_rules() -> pd.DataFrame:
    """What a sound blueprint keeps; ``level`` is ``correctness``, ``recommended`` or ``ready_to_run``.

    Source: the literature, and reconstructed from the model on slides 28–32.

    >>> list(blueprint_rules()["level"].unique())
    ['correctness', 'recommended', 'ready_to_run']
    """
    return table("blueprint_rules")


def blueprint_notation() -> pd.DataFrame:
    """Marks and times written on a blueprint. Source: Shostack 1984; Bitner, Ostrom & Morgan 2008.

    >>> list(blueprint_notation()["sign"].iloc[:3])
    ['F', 'W', 'E']
    """
    return table("blueprint_notation")
