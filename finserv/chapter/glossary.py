"""The terms of the field in both languages, and the word that stands for each in the code."""

from __future__ import annotations

import pandas as pd

from .loader import table


def glossary() -> pd.DataFrame:
    """The terms of the chapter and of its literature: columns ``zh``, ``en``, ``identifier``.

    Source: the whole chapter; `glossary_provenance` tells of each term whether the chapter has it.

    >>> terms = glossary()
    >>> terms.loc[terms["identifier"] == "participation", "en"].item()
    'degree of customer participation'
    """
    return table("glossary")[["zh", "en", "identifier"]]


def glossary_provenance() -> pd.DataFrame:
    """Where each term comes from: columns ``identifier``, ``provenance``, ``basis`` (slide or literature).

    >>> terms = glossary_provenance().set_index("identifier")
    >>> terms.loc["information_empowerment", "provenance"]
    'literature'
    """
    return table("glossary")[["identifier", "provenance", "basis"]]
