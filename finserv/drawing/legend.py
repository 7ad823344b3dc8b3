"""The legend under the picture: only what occurs in it, in rows as wide as the picture."""

from __future__ import annotations

from dataclasses import dataclass

from ..language import Text
from .diagram import Diagram
from .style import ARROW_NAMES, BADGES, CHANGE_MARK_SIZE, CHANGES, SMALL_SIZE
from .text_width import text_width

ROW = 24
_GAP = 12
_HEADING = Text("图例：", "Legend:")
_BOX_NAMES = {
    "action": Text("步骤", "Step"),
    "decision": Text("判断", "Decision"),
    "start": Text("开始或结束", "Start or end"),
    "document": Text("单据", "Document"),
    "connector": Text("连接符（同字母处接续）", "Connector (goes on at the same letter)"),
}
_BOX_SIZES = {"decision": (26, 16), "connector": (16, 16)}
_ARROW_LENGTH = 32


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One entry: what is shown (``heading box badge change arrow``), its name, and the places of sign and text."""

    sort: str
    name: str
    text: str
    x: float
    y: float
    width: float
    height: float
    text_x: float


def legend(diagram: Diagram, width: float, top: float) -> tuple[tuple[LegendItem, ...], float]:
    """The entries that a diagram needs, and the height of the whole; ``width`` and ``top`` in points.

    >>> from finserv.drawing.diagram import Box, Lane
    >>> diagram = Diagram("d", "", "en", (Lane("a", "A"),), (Box("pay", "a", "Pay", badges=("F",)),), ())
    >>> [item.text for item in legend(diagram, 500, 0)[0]]
    ['Legend:', 'Step', 'Fail point']
    """
    items = []
    x, row = 4.0, 0
    for sort, name, text, (sign_width, sign_height) in _entries(diagram):
        words = text_width(text, SMALL_SIZE) + 4
        sign = sign_width + 4 if sign_width else 0
        if x > 4 and x + sign + words > width:
            x, row = 4.0, row + 1
        y = top + ROW * (row + 0.5)
        middle = x + sign + words / 2
        items.append(LegendItem(sort, name, text, x + sign_width / 2, y, sign_width, sign_height, middle))
        x += sign + words + _GAP
    return tuple(items), ROW * (row + 1)


def _entries(diagram: Diagram) -> list[tuple[str, str, str, tuple[int, int]]]:
    def words(text: Text) -> str:
        return text.in_language(diagram.language)

    kinds = {"start" if box.kind == "end" else box.kind for box in diagram.boxes} or {"action"}
    badges = {badge for box in diagram.boxes for badge in box.badges}
    changes = {item.change for item in (*diagram.boxes, *diagram.arrows)}
    lines = {arrow.kind for arrow in diagram.arrows}
    found = [("heading", "heading", words(_HEADING), (0, 0))]
    for kind, text in _BOX_NAMES.items():
        if kind in kinds:
            found.append(("box", kind, words(text), _BOX_SIZES.get(kind, (24, 14))))
    for letter, look in BADGES.items():
        if letter in badges:
            found.append(("badge", letter, words(look.name), (look.size, look.size)))
    for kind, text in ARROW_NAMES.items():
        if kind in lines:
            found.append(("arrow", kind, words(text), (_ARROW_LENGTH, 0)))
    for change, look in CHANGES.items():
        if change in changes:
            found.append(("change", change, words(look.name), (CHANGE_MARK_SIZE, CHANGE_MARK_SIZE)))
    return found
