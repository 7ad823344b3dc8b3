"""How a blueprint looks: fonts, colours, and the shapes of steps, badges and arrows.

Nothing is told by colour alone: badges differ by letter and shape, arrows by their line, bands get darker downwards
so that a grey print reads. All text has a contrast of at least 4.5:1.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..language import Text

FONTS = "Noto Sans CJK SC,Microsoft YaHei,PingFang SC,Helvetica,Arial,sans-serif"
INK = "#1A1A1A"
SOFT_INK = "#444444"
STROKE = "#333333"
PAPER = "#FFFFFF"
GREY = "#595959"
GREY_PAPER = "#F0F0F0"

TITLE_SIZE = 18
LANE_SIZE = 11
TEXT_SIZE = 10
LINE_LABEL_SIZE = 9
SMALL_SIZE = 9
NOTE_SIZE = 8

_LANE_FILLS = {
    "evidence": "#FFFBF0",
    "customer": "#EEF5FC",
    "onstage": "#E0F0E3",
    "backstage": "#E2E2E8",
    "support": "#D0D2DA",
}
_OTHER_FILLS = ("#FFFBF0", "#EEF5FC", "#E0F0E3", "#E2E2E8", "#D0D2DA")


@dataclass(frozen=True, slots=True)
class BadgeLook:
    """Shape, colours and size (points) of a badge, and its name in the legend."""

    shape: str
    fill: str
    ink: str
    size: int
    name: Text


BADGES = {
    "F": BadgeLook("circle", "#B3261E", "#FFFFFF", 16, Text("失误点", "Fail point")),
    "W": BadgeLook("circle", "#FFD54F", INK, 16, Text("等待点", "Wait point")),
    "D": BadgeLook("diamond", "#1F4E8C", "#FFFFFF", 18, Text("顾客决策点", "Customer decides")),
    "R": BadgeLook("square", "#1B6B3A", "#FFFFFF", 14, Text("补救点", "Recovery")),
}


@dataclass(frozen=True, slots=True)
class ChangeLook:
    """How a change against an earlier picture is marked: a sign, the look of the box and of the arrow."""

    sign: str
    name: Text
    box: dict[str, str]
    arrow: dict[str, str]


_THICK = {"penwidth": "2.6"}
CHANGES = {
    "added": ChangeLook("+", Text("新增", "Added"), _THICK, {"penwidth": "2"}),
    "removed": ChangeLook(
        "−",
        Text("删去", "Removed"),
        {"style": "filled,dashed", "fillcolor": GREY_PAPER, "fontcolor": GREY, "color": GREY},
        {"color": GREY, "arrowhead": "empty", "penwidth": "0.8"},
    ),
    "moved": ChangeLook("→", Text("移动", "Moved"), _THICK, {"penwidth": "2"}),
    "changed": ChangeLook("~", Text("修改", "Changed"), _THICK, {"penwidth": "2"}),
}
CHANGE_MARK_SIZE = 14
CHANGE_MARK = {
    "shape": "box",
    "style": "filled,rounded",
    "fillcolor": PAPER,
    "fontsize": "10",
    "penwidth": "1.6",
    "width": f"{CHANGE_MARK_SIZE / 72:.4f}",
    "height": f"{CHANGE_MARK_SIZE / 72:.4f}",
}

BOX_SHAPES = {
    "decision": {"shape": "diamond"},
    "start": {"style": "filled,rounded"},
    "end": {"style": "filled,rounded"},
    "document": {"shape": "note"},
    "evidence": {"shape": "note"},
    "connector": {"shape": "circle", "penwidth": "1.6"},
}

ARROW_LINES = {
    "flow": {},
    "rework": {"style": "dashed"},
    "recovery": {"style": "dotted", "penwidth": "1.2"},
    "evidence": {"style": "dotted", "arrowhead": "none", "penwidth": "1", "color": "#555555"},
}
ARROW_NAMES = {
    "flow": Text("流程", "Flow"),
    "rework": Text("返工", "Rework"),
    "recovery": Text("补救路径", "Recovery path"),
    "evidence": Text("步骤的有形展示", "Evidence of a step"),
}
RECOVERY_DASHES = "8,3,1.5,3"


def lane_fill(key: str, index: int) -> str:
    """The fill of a band: its own colour, or for an unknown key the colour of its height in the picture.

    >>> lane_fill("support", 0), lane_fill("warehouse", 1)
    ('#D0D2DA', '#EEF5FC')
    """
    return _LANE_FILLS.get(key) or _OTHER_FILLS[min(index, len(_OTHER_FILLS) - 1)]
