"""The arrows as DOT edges with finished curves and label places."""

from __future__ import annotations

import graphviz

from . import style
from .canvas import Canvas, classes
from .diagram import Arrow
from .geometry import Geometry
from .safe_text import label, node_name, one_line


def draw_arrows(graph: graphviz.Digraph, geometry: Geometry, canvas: Canvas) -> None:
    """Write every arrow that has a way."""
    diagram = geometry.plan.diagram
    names = {box.id: one_line(box.label) for box in diagram.boxes}
    for index, points in geometry.points.items():
        arrow = diagram.arrows[index]
        said = f"{names[arrow.source]} → {names[arrow.target]}"
        look = arrow_look(arrow.kind, arrow.change)
        if index in geometry.labels:
            text, centre = geometry.labels[index]
            look |= {"label": label(*text.lines), "lp": canvas.pos(centre)}
        graph.edge(
            node_name(arrow.source),
            node_name(arrow.target),
            pos=canvas.spline(points, head=arrow.kind != "evidence"),
            tooltip=label(f"{said}: {one_line(arrow.label)}" if arrow.label else said),
            id=canvas.id("arrow", str(index)),
            **look,
            **classes(*_words(arrow)),
        )


def arrow_look(kind: str, change: str = "") -> dict[str, str]:
    """Line and head of an arrow of a kind, as it was changed.

    >>> arrow_look("rework", "removed")["style"], arrow_look("evidence", "removed")["arrowhead"]
    ('dashed', 'none')
    """
    line = style.ARROW_LINES.get(kind, {})
    if change not in style.CHANGES:
        return dict(line)
    headless = {"arrowhead": "none"} if kind == "evidence" else {}
    return {**line, **style.CHANGES[change].arrow, **headless}


def _words(arrow: Arrow) -> list[str]:
    words = ["evidence-link"] if arrow.kind == "evidence" else ["flow"]
    if arrow.kind in ("rework", "recovery"):
        words.append(arrow.kind)
    if arrow.change in style.CHANGES:
        words.append("change-" + arrow.change)
    return words
