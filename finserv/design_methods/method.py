"""A design method: what the chapter says of it, and its moves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape

import pandas as pd

from ..chapter import METHODS, design_methods, design_points, method_basis
from ..errors import FinservError, unknown_word
from ..language import Text, language
from . import coproduction, customer_contact, information_empowerment, production_line
from .move import Move

DESIGN_METHODS = METHODS
_MOVES = {
    "production_line": production_line.MOVES,
    "coproduction": coproduction.MOVES,
    "customer_contact": customer_contact.MOVES,
    "information_empowerment": information_empowerment.MOVES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One of the four design methods: its name, its gist, where it comes from, and its moves."""

    id: str
    name: Text
    gist: Text
    sources: str
    provenance: str
    basis: str
    moves: tuple[Move, ...]

    @property
    def points(self) -> pd.DataFrame:
        """What is said of the method, one point a row, as in the chapter's data."""
        return design_points(self.id)

    @property
    def grounds(self) -> pd.DataFrame:
        """What the chapter itself says about where the method suits, and what the tradition adds."""
        return method_basis(self.id)

    def move(self, move_id: str) -> Move:
        """The move of this id; raises `FinservError` with the choices where there is none."""
        for move in self.moves:
            if move.id == move_id:
                return move
        raise FinservError(
            unknown_word(
                Text(f"“{self.name.zh}”的做法", f"move of the {self.name.en}"),
                move_id,
                [m.id for m in self.moves],
            )
        )

    def _repr_html_(self) -> str:
        texts = self.points.loc[self.points["kind"] == "point", f"text_{language()}"]
        items = "".join(f"<li>{escape(text)}</li>" for text in texts)
        head = f"<p><strong>{escape(str(self.name))}</strong> ({escape(self.sources)})</p>"
        return f"{head}<p>{escape(str(self.gist))}</p><ol>{items}</ol>"


@cache
def method(method_id: str) -> Method:
    """The design method of this id, with names, points and sources from the chapter's data.

    Raises `FinservError` with the choices and the nearest spelling for an unknown id. Source: chapter slides 17-26;
    the fourth from Fitzsimmons & Fitzsimmons.

    >>> method("coproduction").name.en, len(method("production_line").moves)
    ('customer as coproducer', 4)
    """
    if method_id not in DESIGN_METHODS:
        raise FinservError(unknown_word(Text("设计方法", "design method"), method_id, DESIGN_METHODS))
    rows = design_methods()
    row = rows[rows["method"] == method_id].iloc[0]
    return Method(
        id=method_id,
        name=Text(row["name_zh"], row["name_en"]),
        gist=Text(row["gist_zh"], row["gist_en"]),
        sources=row["sources"],
        provenance=row["provenance"],
        basis=row["basis"],
        moves=_MOVES[method_id],
    )


def methods() -> pd.DataFrame:
    """The four methods as a table in the language in use: method, name, gist, sources, provenance, basis.

    >>> list(methods()["method"]) == list(DESIGN_METHODS)
    True
    """
    rows = [
        (m.id, str(m.name), str(m.gist), m.sources, m.provenance, m.basis)
        for m in map(method, DESIGN_METHODS)
    ]
    return pd.DataFrame(rows, columns=["method", "name", "gist", "sources", "provenance", "basis"])


def moves(method_id: str | None = None) -> pd.DataFrame:
    """The moves of one method or of all: method, move, name, principle and its text, in the language in use.

    >>> moves("customer_contact")["move"].tolist()
    ['separate', 'decouple', 'people_skills']
    """
    points = design_points().set_index("id")[f"text_{language()}"]
    found = [m for name in ([method_id] if method_id else DESIGN_METHODS) for m in method(name).moves]
    rows = [(m.method, m.id, str(m.name), m.principle, points[m.principle]) for m in found]
    return pd.DataFrame(rows, columns=["method", "move", "name", "principle", "principle_text"])
