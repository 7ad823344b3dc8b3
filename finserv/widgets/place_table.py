"""The table in whose cells the things of a question are placed, as the question card draws it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..blueprint.words import BANDS
from ..chapter import dimensions
from ..chapter.services import DIVERGENCES, OBJECTS
from ..errors import FinservError, unknown_word
from ..language import Text, language
from ..teaching.question import Question

CORNER = Text("参与程度", "participation")
BAND = Text("区域", "band")
HERE = Text("放在这里", "put here")
DIVERGENCE_NAMES = {"low": Text("低差异", "low divergence"), "high": Text("高差异", "high divergence")}
OBJECT_NAMES = {
    "goods": Text("物品", "goods"),
    "information": Text("信息", "information"),
    "people": Text("人员", "people"),
}


def place_table(question: Question) -> dict[str, Any]:
    """The corner, rows and columns of a question's table, with their names in the language in use.

    ``question.parameters["table"]`` is a word of `TABLES`, or a table of the question's own: ``corner``, ``rows`` and
    ``columns`` with texts in both languages. Raises `FinservError` for another word.
    """
    wanted = question.parameters.get("table", "classification")
    if isinstance(wanted, str):
        if wanted not in TABLES:
            raise FinservError(unknown_word(Text("表", "table"), wanted, TABLES))
        return TABLES[wanted]()

    def named(part: dict[str, str]) -> str:
        return str(Text(part["zh"], part["en"]))

    lines = {
        side: [{"id": part["id"], "name": named(part)} for part in wanted[side]] for side in ("rows", "columns")
    }
    return {"corner": named(wanted["corner"]), **lines}


def classification_cells() -> dict[str, Any]:
    """The chapter's table of 4 × 6 cells; a cell is ``participation|divergence|object``. Source: slide 16.

    >>> from finserv.language import use_language; use_language("en")
    >>> classification_cells()["columns"][0]
    {'id': 'low|goods', 'name': 'low divergence · goods'}
    """
    classes = dimensions("participation").to_dict("records")
    rows = [{"id": row["value"], "name": row[f"name_{language()}"]} for row in classes]
    columns = [
        {"id": f"{divergence}|{thing}", "name": f"{DIVERGENCE_NAMES[divergence]} · {OBJECT_NAMES[thing]}"}
        for divergence in DIVERGENCES
        for thing in OBJECTS
    ]
    return {"corner": str(CORNER), "rows": rows, "columns": columns}


def band_cells() -> dict[str, Any]:
    """The bands of a blueprint, one below the other; a cell is ``band|here``. Source: slides 28 and 30.

    >>> [row["id"] for row in band_cells()["rows"]]
    ['customer', 'onstage', 'backstage', 'support']
    """
    rows = [{"id": band, "name": str(name)} for band, name in BANDS.items()]
    return {"corner": str(BAND), "rows": rows, "columns": [{"id": "here", "name": str(HERE)}]}


TABLES: dict[str, Callable[[], dict[str, Any]]] = {"classification": classification_cells, "bands": band_cells}
