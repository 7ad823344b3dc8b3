"""A flow between two steps: one row of the flow table."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import shown
from ..language import Text
from .records import Row, cell
from .words import FLOW_KINDS, PROVENANCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Row):
    """An arrow from ``source`` to ``target``, with a label and a probability (0 to 1) where it leaves a decision.

    >>> Flow(source="complete", target="post", label_en="Y", probability=0.9).kind
    'flow'
    """

    source: str = cell("id", "起点", "source", required=True)
    target: str = cell("id", "终点", "target", required=True)
    label_zh: str = cell("name", "标签（中文）", "label (Chinese)", limit=60)
    label_en: str = cell("name", "标签（英文）", "label (English)", limit=60)
    probability: float | None = cell("number", "概率", "probability", None, high=1.0)
    kind: str = cell("word", "类型", "kind", "flow", words=FLOW_KINDS)
    provenance: str = cell("word", "出处", "provenance", "user", words=PROVENANCE)

    def place(self) -> Text:
        ends = f"{shown(self.source)} → {shown(self.target)}"
        return Text(f"流程“{ends}”", f"flow '{ends}'")

    @property
    def label(self) -> Text:
        return Text(self.label_zh, self.label_en)
