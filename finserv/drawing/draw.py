"""Draw a blueprint."""

from __future__ import annotations

from ..blueprint import Blueprint
from ..errors import FinservError
from ..language import Text
from .from_blueprint import diagram
from .picture import Drawing, draw_diagram


def draw(bp: Blueprint, language: str | None = None) -> Drawing:
    """The picture of a blueprint, in ``language`` (the one in use where it is None).

    Returns a `Drawing` that shows itself in a notebook; ``.svg`` is its text, ``.dot`` a `graphviz.Digraph`,
    ``.save(path)`` writes it. Drawing never changes the blueprint. Raises `FinservError` for what is no blueprint.
    Source: chapter slides 28-32.

    >>> from finserv.blueprint.cases import case
    >>> draw(case("deposit"), "en").svg.startswith("<?xml")
    True
    """
    if not isinstance(bp, Blueprint):
        raise FinservError(
            Text(
                "这里要的是一张蓝图，例如 fs.case(\"deposit\")；单张表请先用 fs.Blueprint.from_tables 做成蓝图。",
                "This takes a blueprint, for example fs.case(\"deposit\"); make one from tables with "
                "fs.Blueprint.from_tables first.",
            )
        )
    return draw_diagram(diagram(bp, language))
