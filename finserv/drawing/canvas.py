"""From points (y downwards) to the attributes of DOT (y upwards, nodes in inches), and ids of one picture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import graphviz

from .safe_text import element_id
from .spline import number, spline

Point = tuple[float, float]

_HIDDEN = {
    "shape": "point",
    "style": "invis",
    "width": "0.01",
    "height": "0.01",
    "label": "",
    "class": "anchor",
}


@dataclass(frozen=True, slots=True)
class Canvas:
    """``diagram_id`` begins every id, so that several pictures can stand in one notebook; ``height`` turns y over."""

    diagram_id: str
    height: float

    def y(self, y: float) -> str:
        return number(self.height - y)

    def pos(self, point: Point) -> str:
        """A place as Graphviz writes it.

        >>> Canvas("d", 100).pos((12.5, 30))
        '12.5,70'
        """
        return f"{number(point[0])},{self.y(point[1])}"

    def spline(self, points: Iterable[Point], head: bool) -> str:
        return spline([(x, self.height - y) for x, y in points], head)

    def id(self, *parts: str) -> str:
        return element_id(self.diagram_id, *parts)

    def anchor(self, graph: graphviz.Digraph, name: str, at: Point) -> None:
        """An unseen point for the end of a line, or a corner of the page."""
        graph.node(name, pos=self.pos(at), id=self.id(name), **_HIDDEN)


def inches(points: float) -> str:
    """A length in points as the inches in which Graphviz measures nodes.

    >>> inches(36)
    '0.5000'
    """
    return f"{points / 72:.4f}"


def classes(*words: str) -> dict[str, str]:
    """The ``class`` attribute; odd characters in a word become ``_``.

    >>> classes("step", "lane-on stage")
    {'class': 'step lane-on_stage'}
    """
    return {"class": " ".join(re.sub(r"[^\w-]", "_", word) for word in words)}
