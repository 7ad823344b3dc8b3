"""The finished drawing: SVG, DOT, words, files, and its face in a notebook."""

from __future__ import annotations

import base64
import os
import warnings
from collections.abc import Callable, Collection
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

import graphviz

from .. import atomic
from ..errors import FinservError, unknown_word
from ..language import Text
from .accessible import accessible_svg, alternative_text
from .diagram import Diagram
from .dot import MARGIN, dot_graph
from .geometry import Geometry, build_geometry
from .graphviz_program import draw_with, has_chinese_font, print_program, svg_program
from .layout import layout
from .pages import fold
from .plan import Plan
from .safe_text import cleaned
from .tidy import tidy

_POINTS_A_PIXEL = 0.75
_WHAT = Text("服务蓝图：", "Service blueprint: ")


class Drawing:
    """A picture of a diagram. It is worked out when it is first looked at, and then kept.

    ``svg``: the picture as text. ``dot``: a `graphviz.Digraph` with finished places. ``alt``: what it shows, in
    words. ``save(path)`` writes it. Equal diagrams give equal bytes.
    """

    def __init__(self, diagram: Diagram, near: Plan | None = None):
        self._near = near
        self.diagram = cleaned(tidy(diagram))

    @cached_property
    def plan(self) -> Plan:
        """The columns, rows and routes."""
        return layout(self.diagram, self._near)

    @cached_property
    def geometry(self) -> Geometry:
        """The places in points."""
        return build_geometry(self.plan)

    @cached_property
    def dot(self) -> graphviz.Digraph:
        """The picture for Graphviz, with places that no program changes."""
        return dot_graph(self.geometry)

    @cached_property
    def svg(self) -> str:
        """The picture as SVG, with a title and a description. Raises `FinservError` where no program draws."""
        drawn = draw_with(svg_program(), self.dot.source, "svg").decode("utf-8")
        return accessible_svg(drawn, self.diagram)

    @cached_property
    def alt(self) -> str:
        """What the picture shows, in words."""
        return alternative_text(self.diagram)

    def pages(self, columns: int = 12) -> Pages:
        """The picture folded into pages of at most ``columns`` columns, each a `Drawing` of its own.

        It is cut where the fewest arrows cross. An arrow from one page to another ends at a lettered circle and goes
        on from the circle with the same letter, which may add a column at either side. Raises `FinservError` where
        ``columns`` is no whole number from 1.
        """
        folded = fold(self.plan, columns)
        return Pages([self] if folded == (self.plan,) else map(_planned, folded))

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the picture to a file; the ending says how: ``.svg .gv .dot .png .pdf``.

        Returns the path. Raises `FinservError` for another ending, for a place that cannot be written, and for PNG
        and PDF where this machine has no Graphviz.
        """
        ending = atomic.named_file(path).suffix
        write = self._writers.get(ending.lower())
        if write is None:
            raise FinservError(unknown_word(Text("图的文件类型", "picture file type"), ending, self._writers))
        return write(path)

    @property
    def _writers(self) -> dict[str, Callable[[str | os.PathLike[str]], Path]]:
        return {
            ".svg": lambda path: atomic.write_text(path, self.svg),
            ".gv": lambda path: atomic.write_text(path, self.dot.source),
            ".dot": lambda path: atomic.write_text(path, self.dot.source),
            ".png": lambda path: atomic.write_bytes(path, self._printed("png")),
            ".pdf": lambda path: atomic.write_bytes(path, self._printed("pdf")),
        }

    def _printed(self, format: str) -> bytes:
        program = print_program()
        if any("\u2e80" <= character <= "\u9fff" for character in self.dot.source) and not has_chinese_font():
            warnings.warn(
                str(
                    Text(
                        "这台电脑没有中文字体，图里的汉字会显示成方框。请安装一种，例如 fonts-noto-cjk；"
                        "或存成 .svg。",
                        "This machine has no Chinese font, so Chinese text will show as boxes. Install one, for "
                        "example fonts-noto-cjk, or save as .svg.",
                    )
                ),
                stacklevel=4,
            )
        return draw_with(program, self.dot.source, format)

    def __repr__(self) -> str:
        return _WHAT.in_language(self.diagram.language) + self.diagram.title

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None, **_: Any
    ) -> dict[str, str]:
        """An image with an alternative text, which even a notebook that is not trusted shows."""
        return {"text/html": self._face(), "text/plain": repr(self)}

    def _face(self) -> str:
        """The image in HTML: as wide as the page, but never so small that it cannot be read; then it scrolls."""
        image = base64.b64encode(self.svg.encode("utf-8")).decode("ascii")
        points = self.geometry.width + 2 * MARGIN
        wide = f"width:100%;min-width:{points:.0f}px;max-width:{points / _POINTS_A_PIXEL:.0f}px"
        return (
            f'<div style="overflow-x:auto"><img alt="{escape(self.alt)}" style="{wide}" '
            f'src="data:image/svg+xml;base64,{image}"></div>'
        )


class Pages(tuple[Drawing, ...]):
    """The pages of a folded picture: a tuple that shows all of them in a notebook, one below another."""

    __slots__ = ()

    def save(self, path: str | os.PathLike[str]) -> tuple[Path, ...]:
        """Write each page to a file of its own: ``loan.svg`` becomes ``loan_1.svg``, ``loan_2.svg`` ….

        Returns the paths. Endings and errors are those of `Drawing.save`.
        """
        whole = atomic.named_file(path)
        return tuple(
            page.save(whole.with_name(f"{whole.stem}_{number}{whole.suffix}"))
            for number, page in enumerate(self, 1)
        )

    def __repr__(self) -> str:
        return "\n".join(map(repr, self))

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None, **_: Any
    ) -> dict[str, str]:
        """One image below another, each with its own alternative text."""
        return {"text/html": "\n".join(page._face() for page in self), "text/plain": repr(self)}


def _planned(plan: Plan) -> Drawing:
    drawing = Drawing(plan.diagram)
    drawing.plan = plan
    return drawing


def draw_diagram(diagram: Diagram, near: Plan | None = None) -> Drawing:
    """Draw a diagram; ``near`` is the plan of an earlier picture to which this one should stay alike.

    >>> from .diagram import Box, Lane
    >>> boxes = (Box("ask", "customer", "Ask"),)
    >>> draw_diagram(Diagram("d", "Enquiry", "en", (Lane("customer", "Customer actions"),), boxes, ()))
    Service blueprint: Enquiry
    """
    return Drawing(diagram, near)
