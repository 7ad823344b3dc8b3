"""What a picture is made from: boxes in lanes and arrows between them, in one language, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lane:
    """A band of the picture. ``line_below`` is the label of the line under it, empty where there is none."""

    key: str
    title: str
    line_below: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A step or a piece of evidence.

    ``kind``: ``action decision start end document connector evidence``. ``badges``: letters among ``F W D R``.
    ``note``: the small print of times and cost; at a connector it is told, not shown.
    ``tooltip``: the whole story in one line. ``column``, ``row``: a place pinned by the author, counted from 0.
    ``change``: ``added removed moved changed`` or empty.
    """

    id: str
    lane: str
    label: str
    kind: str = "action"
    badges: tuple[str, ...] = ()
    note: str = ""
    tooltip: str = ""
    column: int | None = None
    row: int | None = None
    change: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A flow between two boxes. ``kind``: ``flow rework recovery evidence``."""

    source: str
    target: str
    label: str = ""
    kind: str = "flow"
    change: str = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """A whole picture before it has any places. Lanes stand top to bottom; boxes and arrows in listing order."""

    id: str
    title: str
    language: str
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
