"""The boxes of one band as DOT nodes, with their notes, badges and marks of change."""

from __future__ import annotations

import math

import graphviz

from . import style
from .badges import Mark
from .canvas import Canvas, classes, inches
from .diagram import Box
from .geometry import Geometry
from .safe_text import label, node_name, one_line
from .sizes import LINE_HEIGHT, NOTE_HEIGHT
from .text_width import text_width

_NOTE = {
    "shape": "none",
    "style": "",
    "fontsize": str(style.NOTE_SIZE),
    "fontcolor": style.SOFT_INK,
    "class": "meta",
}


def draw_boxes(graph: graphviz.Digraph, geometry: Geometry, canvas: Canvas, lane: int) -> None:
    """Write the boxes of the lane with that number; badges come last, so that they lie on top."""
    diagram = geometry.plan.diagram
    mine = {box.id: box for box in diagram.boxes if geometry.plan.places[box.id].lane == lane}
    for box in mine.values():
        _draw_box(graph, box, geometry, canvas)
    for mark in geometry.badges:
        if mark.box in mine:
            look = style.BADGES[mark.text]
            graph.node(
                f"{node_name(mark.box)}__{mark.text}",
                **_mark(mark, canvas, look.name.in_language(diagram.language)),
                **badge_look(mark.text),
                **classes("badge", "badge-" + mark.text),
            )
    for mark in geometry.changes:
        if mark.box in mine:
            change = mine[mark.box].change
            graph.node(
                f"{node_name(mark.box)}__change",
                **_mark(mark, canvas, style.CHANGES[change].name.in_language(diagram.language)),
                **style.CHANGE_MARK,
                **classes("change", "change-" + change),
            )


def badge_look(letter: str) -> dict[str, str]:
    """Shape, colours and size of a badge as DOT attributes."""
    look = style.BADGES[letter]
    return {
        "shape": look.shape,
        "fillcolor": look.fill,
        "fontcolor": look.ink,
        "fontsize": str(style.SMALL_SIZE),
        "penwidth": "0.8",
        "width": inches(look.size),
        "height": inches(look.size),
    }


def box_look(kind: str, change: str = "") -> dict[str, str]:
    """Shape and line of a box of a kind, as it was changed.

    >>> box_look("end", "removed")["style"]
    'filled,rounded,dashed'
    """
    look = dict(style.BOX_SHAPES.get(kind, {}))
    if change in style.CHANGES:
        marked = style.CHANGES[change].box
        line = look.get("style", "filled")
        look |= marked
        if "style" in marked:
            look["style"] = f"{line},dashed"
        elif "style" in look:
            look["style"] = line
    return look


def _draw_box(graph: graphviz.Digraph, box: Box, geometry: Geometry, canvas: Canvas) -> None:
    size, (x, y) = geometry.sizes[box.id], geometry.centres[box.id]
    words = ["step", f"lane-{box.lane}", f"kind-{box.kind}", *(f"has-{letter}" for letter in box.badges)]
    if box.change in style.CHANGES:
        words.append(f"change-{box.change}")
    graph.node(
        node_name(box.id),
        label(*size.lines, *([" "] * len(size.note))),
        pos=canvas.pos((x, y)),
        width=inches(size.width),
        height=inches(size.height),
        id=canvas.id("step", box.id),
        tooltip=label(one_line(box.tooltip) or one_line(box.label) or box.id),
        **box_look(box.kind, box.change),
        **classes(*words),
    )
    if size.note:
        below_label = len(size.lines) * LINE_HEIGHT / 2
        note_height = NOTE_HEIGHT * len(size.note)
        at_the_bottom = (size.height - note_height) / 2 - 2
        graph.node(
            f"{node_name(box.id)}__meta",
            label(*size.note),
            pos=canvas.pos((x, y + (below_label if size.shape == "diamond" else at_the_bottom))),
            width=inches(math.ceil(max(text_width(line, style.NOTE_SIZE) for line in size.note) + 2)),
            height=inches(note_height),
            id=canvas.id("note", box.id),
            tooltip=label(box.note),
            **_NOTE,
        )


def _mark(mark: Mark, canvas: Canvas, tooltip: str) -> dict[str, str]:
    return {
        "label": mark.text,
        "pos": canvas.pos((mark.x, mark.y)),
        "id": canvas.id("badge", mark.box, mark.text if mark.text.isalpha() else "change"),
        "tooltip": label(tooltip),
    }
