"""A pool of equal resources that steps share: one row of the pool table."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import shown
from ..language import Text
from .records import Row, cell
from .words import PROVENANCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool(Row):
    """Staff or machines of one kind: ``capacity`` of them, at ``wage`` (currency an hour) each.

    >>> Pool(id="teller", name_en="Tellers", capacity=4, wage=60).capacity
    4
    """

    id: str = cell("id", "编号", "id", required=True)
    name_zh: str = cell("name", "中文名称", "Chinese name")
    name_en: str = cell("name", "英文名称", "English name")
    capacity: int = cell("whole", "数量", "capacity", 1, low=1, high=100_000)
    wage: float | None = cell("number", "每小时工资", "wage an hour", None)
    provenance: str = cell("word", "出处", "provenance", "user", words=PROVENANCE)

    def place(self) -> Text:
        return Text(f"资源池“{shown(self.id)}”", f"pool '{shown(self.id)}'")

    @property
    def name(self) -> Text:
        return Text(self.name_zh, self.name_en) if self.name_zh or self.name_en else Text(self.id, self.id)
