"""Where the chapter disagrees with the literature or with itself, both sides told."""

from __future__ import annotations

import pandas as pd

from ..language import Text
from .loader import matching, table


def tensions(kind: str | None = None) -> pd.DataFrame:
    """The disagreements worth a discussion, each with both sides and the ground of each.

    ``kind`` is ``literature`` (chapter against literature), ``inside`` (chapter against itself) or
    ``reading`` (it turns on how a service is read). No row says which side is right.

    >>> "cash_object" in set(tensions("literature")["id"])
    True
    """
    return matching(table("tensions"), "kind", kind, Text("分歧类别", "kind of disagreement"))
