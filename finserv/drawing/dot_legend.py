"""The legend as DOT: small boxes, badges and arrows, each beside its name."""

from __future__ import annotations

import math

import graphviz

from . import style
from .canvas import Canvas, classes, inches
from .dot_arrows import arrow_look
from .dot_boxes import badge_look, box_look
from .geometry import Geometry
from .legend import LegendItem
from .safe_text import label
from .text_width import text_width

_WORDS = {
    "shape": "none",
    "style": "",
    "fontsize": str(style.SMALL_SIZE),
    "height": inches(12),
    "class": "legend",
}


def draw_legend(graph: graphviz.Digraph, geometry: Geometry, canvas: Canvas) -> None:
    """Write the entries of the legend at their places."""
    for item in geometry.legend:
        _draw_sign(graph, item, canvas)
        graph.node(
            f"legend__{item.name}_text",
            label(item.text),
            pos=canvas.pos((item.text_x, item.y)),
            width=inches(math.ceil(text_width(item.text, style.SMALL_SIZE) + 2)),
            id=canvas.id("legend", item.name, "text"),
            tooltip=label(item.text),
            **_WORDS,
        )


def _draw_sign(graph: graphviz.Digraph, item: LegendItem, canvas: Canvas) -> None:
    if item.sort == "heading":
        return
    name = f"legend__{item.name}"
    common = {"id": canvas.id("legend", item.name), "tooltip": label(item.text)}
    if item.sort == "arrow":
        ends = {
            name + "_a": (item.x - item.width / 2, item.y),
            name + "_b": (item.x + item.width / 2, item.y),
        }
        for end, at in ends.items():
            canvas.anchor(graph, end, at)
        words = "evidence-link" if item.name == "evidence" else item.name
        curve = canvas.spline(ends.values(), head=item.name != "evidence")
        graph.edge(*ends, pos=curve, **common, **arrow_look(item.name), **classes("legend", words))
        return
    size = {"width": inches(item.width), "height": inches(item.height)}
    look = {
        "box": lambda: size | box_look(item.name) | {"label": ""},
        "badge": lambda: badge_look(item.name) | {"label": item.name},
        "change": lambda: style.CHANGE_MARK | {"label": style.CHANGES[item.name].sign},
    }[item.sort]()
    graph.node(name, pos=canvas.pos((item.x, item.y)), **common, **look, **classes("legend"))
