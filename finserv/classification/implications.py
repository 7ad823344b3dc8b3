"""What a class means for design, staffing, site, training, automation and authority."""

from __future__ import annotations

import pandas as pd

from ..chapter.loader import table
from ..errors import FinservError
from ..language import Text
from .classify import Classification
from .dimensions import CLASSES, class_of

ASPECTS = ("design", "staffing", "site", "training", "automation", "authority")


def implications(of: Classification | None = None, **classes: str) -> pd.DataFrame:
    """What follows from a class, one sentence a row.

    Parameters: ``of`` is a `Classification`; or name classes as ``participation=``, ``divergence=``, ``object=``,
    ``owner=`` in either language. With neither, all rows. Columns: ``id dimension value aspect text_zh text_en
    provenance basis``. Raises `FinservError` for an unknown dimension or word. Source: slides 8–14, 21 and the
    literature named in ``basis``.

    >>> list(implications(divergence="high", participation="none")["aspect"].unique())
    ['design', 'automation', 'staffing', 'training', 'authority', 'site']
    """
    unknown = [name for name in classes if name not in CLASSES]
    if unknown:
        raise FinservError(
            Text(
                f"维度“{unknown[0]}”不认识。可选：{'、'.join(CLASSES)}。",
                f"Unknown dimension '{unknown[0]}'. Choices: {', '.join(CLASSES)}.",
            )
        )
    rows = table("implications", __package__)
    if of is None and not classes:
        return rows
    wanted = {d: getattr(of, d) for d in CLASSES} if of is not None else {}
    wanted |= {dimension: class_of(dimension, word) for dimension, word in classes.items()}
    kept = rows["dimension"].map(wanted).eq(rows["value"])
    return rows[kept].reset_index(drop=True)
