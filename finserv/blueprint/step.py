"""A step of a service process: one row of the step table."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import FinservError, shown
from ..language import Text
from .records import Row, cell
from .words import (
    ACTORS,
    BANDS,
    DISCRETION,
    DISTRIBUTIONS,
    FEES,
    KINDS,
    MINUTES_PER_UNIT,
    PROVENANCE,
    TIME_UNITS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Row):
    """A step; all its times are in its own ``time_unit``, its cost in the blueprint's currency.

    Unknown is empty (``None`` or ``""``), never zero. Raises `FinservError` for a cell that cannot be.
    Source: chapter slides 27-36; fail and wait points, standard and tolerable time: Shostack 1984.

    >>> Step(id="take_number", band="customer", name_en="Take a number", time_mean=0.5).minutes
    0.5
    """

    id: str = cell("id", "编号", "id", required=True)
    band: str = cell("word", "所在区域", "band", words=BANDS, required=True)
    kind: str = cell("word", "类型", "kind", "action", words=KINDS)
    actor: str = cell("word", "执行者", "actor", words=ACTORS)
    name_zh: str = cell("name", "中文名称", "Chinese name")
    name_en: str = cell("name", "英文名称", "English name")
    evidence_zh: str = cell("name", "有形展示（中文）", "evidence (Chinese)")
    evidence_en: str = cell("name", "有形展示（英文）", "evidence (English)")
    fail_point: bool = cell("flag", "失误点", "fail point", False)
    fail_cause_zh: str = cell("note", "失误原因（中文）", "cause of failure (Chinese)")
    fail_cause_en: str = cell("note", "失误原因（英文）", "cause of failure (English)")
    fail_owner_zh: str = cell("name", "补救责任人（中文）", "owner of the recovery (Chinese)")
    fail_owner_en: str = cell("name", "补救责任人（英文）", "owner of the recovery (English)")
    fail_time_limit: float | None = cell("number", "补救时限", "time limit of the recovery", None)
    fail_remedy_zh: str = cell("note", "补救办法（中文）", "remedy (Chinese)")
    fail_remedy_en: str = cell("note", "补救办法（英文）", "remedy (English)")
    recovery_step: str = cell("ref", "补救步骤", "recovery step")
    recovery_blueprint: str = cell("ref", "补救蓝图", "recovery blueprint")
    wait_point: bool = cell("flag", "等待点", "wait point", False)
    wait_actual: float | None = cell("number", "实际等待时间", "actual waiting time", None)
    wait_tolerable: float | None = cell("number", "可容忍等待时间", "tolerable waiting time", None)
    pool: str = cell("ref", "资源池", "pool")
    keep: bool = cell("flag", "由同一人接着办", "same server goes on", False)
    time_mean: float | None = cell("number", "平均时间", "mean time", None)
    time_cv: float | None = cell("number", "时间变异系数", "coefficient of variation", None, high=100.0)
    time_distribution: str = cell("word", "时间分布", "time distribution", words=DISTRIBUTIONS)
    time_values: tuple[float, ...] = cell("numbers", "实测时间", "observed times", ())
    time_unit: str = cell("word", "时间单位", "time unit", "minute", words=TIME_UNITS)
    standard_time: float | None = cell("number", "标准执行时间", "standard execution time", None)
    cost: float | None = cell("number", "每次成本", "cost each time", None)
    discretion: str = cell("word", "自主权", "discretion", words=DISCRETION)
    control: bool = cell("flag", "控制环节", "control step", False)
    control_basis_zh: str = cell("name", "控制依据（中文）", "basis of the control (Chinese)")
    control_basis_en: str = cell("name", "控制依据（英文）", "basis of the control (English)")
    fee: str = cell("word", "费用", "fee", words=FEES)
    remote: bool = cell("flag", "远程联系", "remote contact", False)
    note_zh: str = cell("note", "备注（中文）", "note (Chinese)")
    note_en: str = cell("note", "备注（英文）", "note (English)")
    provenance: str = cell("word", "出处", "provenance", "user", words=PROVENANCE)

    def __post_init__(self) -> None:
        Row.__post_init__(self)
        if not self.name:
            raise FinservError(
                Text(
                    f"步骤“{self.id}”没有名称。请在 name_zh 或 name_en 里写一个动词开头的短语，例如“清点现金”。",
                    f"step '{self.id}' has no name. Write a short phrase that opens with a verb in name_zh or "
                    "name_en, for example 'Count the cash'.",
                )
            )
        if not self.actor:
            object.__setattr__(self, "actor", usual_actor(self.band))

    def place(self) -> Text:
        return Text(f"步骤“{shown(self.id)}”", f"step '{shown(self.id)}'")

    @property
    def name(self) -> Text:
        return Text(self.name_zh, self.name_en)

    @property
    def evidence(self) -> Text:
        return Text(self.evidence_zh, self.evidence_en)

    @property
    def note(self) -> Text:
        return Text(self.note_zh, self.note_en)

    @property
    def minutes(self) -> float | None:
        """The mean time in minutes, or None where it is unknown."""
        return self.in_minutes(self.time_mean)

    def in_minutes(self, time: float | None) -> float | None:
        """A time of this step, given in its own unit, in minutes."""
        return None if time is None else time * MINUTES_PER_UNIT[self.time_unit]


def usual_actor(band: str) -> str:
    """Who acts in a band unless a step says otherwise."""
    return "customer" if band == "customer" else "staff"
