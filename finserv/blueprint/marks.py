"""What an author leaves on a blueprint besides its steps: waived rules and pinned places."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import shown
from ..language import Text
from .records import Row, cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Row):
    """Rule ``rule`` is not applied to ``element`` (a step or pool id, or empty for all), for a stated reason.

    >>> Waiver(rule="SB110", element="file_voucher", reason_en="filed after hours").element
    'file_voucher'
    """

    rule: str = cell("id", "规则", "rule", required=True)
    element: str = cell("ref", "对象", "element")
    reason_zh: str = cell("note", "理由（中文）", "reason (Chinese)")
    reason_en: str = cell("note", "理由（英文）", "reason (English)")

    def place(self) -> Text:
        what = shown(f"{self.rule} {self.element}")
        return Text(f"豁免“{what}”", f"waiver '{what}'")

    @property
    def reason(self) -> Text:
        return Text(self.reason_zh, self.reason_en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin(Row):
    """A step's place in the picture, chosen by the author: column and row within its band, counted from 0.

    >>> Pin(step="take_number", column=1).row is None
    True
    """

    step: str = cell("id", "步骤", "step", required=True)
    column: int | None = cell("whole", "列", "column", None, high=200)
    row: int | None = cell("whole", "行", "row", None, high=20)

    def place(self) -> Text:
        return Text(f"固定位置“{shown(self.step)}”", f"pin '{shown(self.step)}'")
