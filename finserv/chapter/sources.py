"""The literature that the chapter rests on and that the kit adds."""

from __future__ import annotations

import pandas as pd

from .loader import table


def sources() -> pd.DataFrame:
    """Author, year, title and use of each source; ``key`` is the word that ``basis`` columns use.

    A title is empty in the language in which none is known; a year is empty for books of many editions.

    >>> sources().set_index("key").loc["Wemmerlöv 1990", "kind"]
    'article'
    """
    return table("sources")
