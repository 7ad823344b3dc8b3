"""How large each box is and how its text is broken, without asking Graphviz or any font."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from .diagram import Box
from .plan import Plan
from .runs import OPPOSITE, Run
from .style import NOTE_SIZE, TEXT_SIZE
from .text_width import keeps_words, text_width, words, wrap

BOX_WIDTH = 104
WIDEST_BOX = 150
LINE_HEIGHT = 12.5
NOTE_HEIGHT = 11
CONNECTOR_SIZE = 26
_PAD_X = 7
_PAD_Y = 6
_LOWEST_BOX = 36
_MOST_LINES = 6
_NOTE_LINES = 2
_NOTE_PAD = 8
_MARK_ROOM = 26
_DIAMOND_NOTES = (84, 116)
_NOTE_BREAK = " · "
_DIAMOND_WIDTHS = range(116, 197, 8)
_DIAMOND_HEIGHTS = (52, 92)
_PORT_ROOM = 7
_LABELLED_PORT_ROOM = 14


@dataclass(frozen=True, slots=True)
class BoxSize:
    """Width and height in points (even numbers), the lines of the label and of the note, and the outline.

    ``shape``: ``box``, ``diamond`` or ``circle``.
    """

    width: int
    height: int
    lines: tuple[str, ...]
    note: tuple[str, ...] = ()
    shape: str = "box"


def box_sizes(plan: Plan, runs: dict[int, tuple[Run, ...]]) -> dict[str, BoxSize]:
    """The size of every box; all plain boxes are equally wide, and equally high along a row.

    >>> from finserv.drawing.diagram import Diagram, Lane
    >>> from finserv.drawing.plan import Place
    >>> diagram = Diagram("d", "", "en", (Lane("a", "A"),), (Box("pay", "a", "Pay", note="2 min"),), ())
    >>> box_sizes(Plan(diagram, {"pay": Place(0, 0, 0)}, 1, (1,)), {})["pay"]
    BoxSize(width=104, height=36, lines=('Pay',), note=('2 min',), shape='box')
    """
    width = _box_width([box for box in plan.diagram.boxes if box.kind not in ("decision", "connector")])
    ports = _room_for_ports(plan, runs)
    sizes = {}
    for box in plan.diagram.boxes:
        size = _measure(box, width)
        if box.kind != "connector":
            size = replace(size, height=max(size.height, _even(14 + ports[box.id])))
        sizes[box.id] = size
    return _level_rows(plan, sizes)


def _measure(box: Box, width: int) -> BoxSize:
    if box.kind == "connector":
        return BoxSize(CONNECTOR_SIZE, CONNECTOR_SIZE, _cut(box.label, CONNECTOR_SIZE - 6), shape="circle")
    if box.kind == "decision":
        return _diamond(box.label, box.note)
    return _rectangle(box.label, box.note, width, bool(box.badges), bool(box.change))


@lru_cache(maxsize=4096)
def _rectangle(label: str, note: str, width: int, badges: bool, mark: bool) -> BoxSize:
    lines = tuple(wrap(label, width - 2 * _PAD_X, TEXT_SIZE, most_lines=_MOST_LINES))
    small = note_lines(note, width - _NOTE_PAD - (_MARK_ROOM if mark else 0))
    height = len(lines) * LINE_HEIGHT + 2 * _PAD_Y + len(small) * NOTE_HEIGHT + (2 if badges else 0)
    return BoxSize(width, max(_LOWEST_BOX, _even(height)), lines, small)


@lru_cache(maxsize=4096)
def _diamond(label: str, note: str) -> BoxSize:
    """The narrowest diamond of a fair height in which every line of text lies inside the slanted sides."""
    narrow, wide = _DIAMOND_NOTES
    small = note_lines(note, max(narrow, min(wide, _note_width(note))))
    breaks = {}
    for column in range(32, 150, 8):
        lines = tuple(wrap(label, column, TEXT_SIZE, most_lines=_MOST_LINES))
        breaks[lines] = keeps_words(label, list(lines))
    whole = [lines for lines, kept in breaks.items() if kept] or list(breaks)
    lowest, highest = _DIAMOND_HEIGHTS
    best = None
    for width in _DIAMOND_WIDTHS:
        best = min(
            ((_diamond_height(lines, small, width), lines) for lines in whole), key=lambda found: found[0]
        )
        if best[0] <= highest:
            break
    height, lines = best
    if height == math.inf:
        width, height = _DIAMOND_WIDTHS[-1], highest
        lines = tuple(wrap(label, width * 0.5, TEXT_SIZE, most_lines=3))
        height = _diamond_height(lines, small, width)
    return BoxSize(width, _even(max(lowest, height)), lines, small, "diamond")


def note_lines(note: str, width: float) -> tuple[str, ...]:
    """The small print in at most two lines, broken between its parts if that fits; ``width`` in points.

    >>> note_lines("2 min (std 1.5) · ¥3", 70), note_lines("", 70)
    (('2 min (std 1.5)', '¥3'), ())
    """
    if not note:
        return ()
    for lines in _note_breaks(note):
        if max(text_width(line, NOTE_SIZE) for line in lines) <= width:
            return lines
    return tuple(wrap(note, width, NOTE_SIZE, most_lines=_NOTE_LINES))


def _note_breaks(note: str) -> list[tuple[str, ...]]:
    """The whole note, then its breaks between two parts, the longest first line first."""
    parts = note.split(_NOTE_BREAK)
    halves = [
        (_NOTE_BREAK.join(parts[:n]), _NOTE_BREAK.join(parts[n:])) for n in range(len(parts) - 1, 0, -1)
    ]
    return [(note,), *halves]


def _diamond_height(lines: tuple[str, ...], small: tuple[str, ...], width: int) -> float:
    """The height at which all lines fit a diamond of ``width``, or infinity."""
    note_height = NOTE_HEIGHT * len(small)
    top = -(len(lines) * LINE_HEIGHT + note_height) / 2
    rows = [
        (text_width(line, TEXT_SIZE) + 4, top + k * LINE_HEIGHT, LINE_HEIGHT) for k, line in enumerate(lines)
    ]
    rows += [
        (text_width(line, NOTE_SIZE) + 2, -top - note_height + k * NOTE_HEIGHT, NOTE_HEIGHT)
        for k, line in enumerate(small)
    ]
    height = 0.0
    for text, upper, tall in rows:
        if text > 0.86 * width:
            return math.inf
        height = max(height, 2 * max(abs(upper), abs(upper + tall)) / (1 - text / width))
    return height


def _box_width(boxes: list[Box]) -> int:
    """Wide enough that no word of a label is broken and every note fits in its lines, within limits."""
    needed = [text_width(word, TEXT_SIZE) + 2 * _PAD_X + 1 for box in boxes for word, _ in words(box.label)]
    needed += [_note_width(box.note) + _NOTE_PAD + (_MARK_ROOM if box.change else 0) for box in boxes]
    return min(WIDEST_BOX, max(BOX_WIDTH, _even(max(needed, default=0.0))))


def _note_width(note: str) -> float:
    """The width of the narrowest break between the parts of a note."""
    return min(max(text_width(line, NOTE_SIZE) for line in lines) for lines in _note_breaks(note))


def _room_for_ports(plan: Plan, runs: dict[int, tuple[Run, ...]]) -> dict[str, int]:
    """For each box the height that the arrows at its left or right side need, with labels between them."""
    at: Counter[tuple[str, str]] = Counter()
    labelled = set()
    for number, pieces in runs.items():
        arrow = plan.diagram.arrows[number]
        at[arrow.source, pieces[0].heading] += 1
        at[arrow.target, OPPOSITE[pieces[-1].heading]] += 1
        if arrow.label:
            labelled.add((arrow.source, pieces[0].heading))
    return {
        box.id: max(
            (at[box.id, side] - 1)
            * (_LABELLED_PORT_ROOM if at[box.id, side] > 2 and (box.id, side) in labelled else _PORT_ROOM)
            for side in "EW"
        )
        for box in plan.diagram.boxes
    }


def _level_rows(plan: Plan, sizes: dict[str, BoxSize]) -> dict[str, BoxSize]:
    """Give the plain boxes of a row one height."""
    plain = [box.id for box in plan.diagram.boxes if box.kind not in ("decision", "connector")]
    highest: dict[tuple[int, int], int] = {}
    for box in plain:
        row = plan.places[box].lane, plan.places[box].row
        highest[row] = max(highest.get(row, 0), sizes[box].height)
    levelled = dict(sizes)
    for box in plain:
        levelled[box] = replace(sizes[box], height=highest[plan.places[box].lane, plan.places[box].row])
    return levelled


def _cut(text: str, width: float, size: float = TEXT_SIZE) -> tuple[str, ...]:
    """The text as one line, cut where it is too long."""
    return tuple(wrap(" ".join(text.split()), width, size, most_lines=1))


def _even(length: float) -> int:
    return 2 * math.ceil(length / 2)
