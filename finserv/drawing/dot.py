"""A diagram with finished places as DOT: ``layout=nop2`` lets any Graphviz draw it exactly so."""

from __future__ import annotations

import graphviz

from . import style
from .bands import Band
from .canvas import Canvas, classes, inches
from .dot_arrows import draw_arrows
from .dot_boxes import draw_boxes
from .dot_legend import draw_legend
from .geometry import Geometry
from .safe_text import element_id, label, node_name
from .spline import number

MARGIN = 14.4
"""The white border of a picture, in points."""
_TEXT = {"fontname": style.FONTS, "fontcolor": style.INK}
_NODE = _TEXT | {
    "shape": "box",
    "style": "filled",
    "fillcolor": style.PAPER,
    "color": style.STROKE,
    "penwidth": "1.1",
    "fixedsize": "true",
    "margin": "0",
    "fontsize": str(style.TEXT_SIZE),
}
_EDGE = _TEXT | {
    "color": style.STROKE,
    "penwidth": "1.1",
    "arrowsize": "0.7",
    "fontsize": str(style.SMALL_SIZE),
}
_SEPARATOR = {
    "arrowhead": "none",
    "style": "dashed",
    "penwidth": "1.8",
    "color": "#111111",
    "class": "separator",
}


class PlacedGraph(graphviz.Digraph):
    """A Digraph with finished places, which shows itself in a notebook without the remarks of the program."""

    def _repr_image_svg_xml(self) -> str:
        return self.pipe(format="svg", encoding="utf-8", quiet=True)


def dot_graph(geometry: Geometry) -> graphviz.Digraph:
    """The whole picture as a `graphviz.Digraph`; its default engine draws it, nothing is laid out again.

    >>> from finserv.drawing.diagram import Diagram
    >>> from finserv.drawing.geometry import build_geometry
    >>> from finserv.drawing.layout import layout
    >>> dot_graph(build_geometry(layout(Diagram("d", "A", "en", (), (), ())))).graph_attr["layout"]
    'nop2'
    """
    diagram = geometry.plan.diagram
    canvas = Canvas(diagram.id, geometry.height)
    graph = PlacedGraph(
        element_id(diagram.id), graph_attr=_page(geometry, canvas), node_attr=_NODE, edge_attr=_EDGE
    )
    canvas.anchor(graph, "line__page0", (0.0, 0.0))
    canvas.anchor(graph, "line__page1", (geometry.width, geometry.height))
    for index, band in enumerate(geometry.bands):
        with graph.subgraph(
            name="cluster_" + node_name(band.lane.key), graph_attr=_band(band, index, geometry.width, canvas)
        ) as cluster:
            draw_boxes(cluster, geometry, canvas, index)
    for index, band in enumerate(geometry.bands[:-1]):
        if band.text.line:
            _draw_separator(graph, index, band, geometry.width, canvas)
    draw_arrows(graph, geometry, canvas)
    draw_legend(graph, geometry, canvas)
    return graph


def _page(geometry: Geometry, canvas: Canvas) -> dict[str, str]:
    look = _TEXT | {
        "layout": "nop2",
        "bb": f"0,0,{number(geometry.width)},{number(geometry.height)}",
        "outputorder": "edgesfirst",
        "notranslate": "true",
        "pad": inches(MARGIN),
        "bgcolor": "white",
        "id": canvas.id("picture"),
        "class": "blueprint",
        "fontsize": str(style.TITLE_SIZE),
    }
    if geometry.title:
        look |= {
            "label": label(*geometry.title),
            "lp": canvas.pos(geometry.title_centre),
            "labelloc": "t",
        }
    return look


def _band(band: Band, index: int, width: float, canvas: Canvas) -> dict[str, str]:
    key = band.lane.key
    return _TEXT | {
        "bb": f"0,{canvas.y(band.bottom)},{number(width)},{canvas.y(band.top)}",
        "label": label(*band.text.title),
        "lp": canvas.pos(band.title_centre),
        "style": "filled",
        "fillcolor": style.lane_fill(key, index),
        "color": "#9A9A9A",
        "penwidth": "0.6",
        "fontsize": str(style.LANE_SIZE),
        "tooltip": label(band.lane.title),
        "id": canvas.id("lane", key),
        **classes("lane", "lane-" + key),
    }


def _draw_separator(graph: graphviz.Digraph, index: int, band: Band, width: float, canvas: Canvas) -> None:
    """A dashed line between two bands, as an edge between two unseen points."""
    ends = {f"line__{index}a": (0.0, band.bottom), f"line__{index}b": (width, band.bottom)}
    for name, end in ends.items():
        canvas.anchor(graph, name, end)
    graph.edge(
        *ends,
        label=label(*band.text.line),
        lp=canvas.pos(band.label_centre),
        pos=canvas.spline(ends.values(), head=False),
        tooltip=label(band.lane.line_below),
        id=canvas.id("separator", str(index)),
        **_SEPARATOR,
    )
