"""The blueprint: one service described once, as an immutable value from which everything else follows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..errors import FinservError, shown, within
from ..language import Text
from . import tables
from .flow import Flow
from .marks import Pin, Waiver
from .pool import Pool
from .records import Row, cell, columns, spread
from .references import check_ref, check_size, no_such, unique
from .step import Step, usual_actor
from .words import DIVERGENCE, LEVELS, OBJECTS, OWNERS, PARTICIPATION, PROVENANCE, STATES

STEP_LIMIT = 500
FLOW_LIMIT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint(Row):
    """A service blueprint: steps in four bands, the flows between them, the pools that do the work.

    ``price`` is what one customer pays, in ``currency``; ``arrivals`` are customers an hour, one number for a constant
    rate or one for each hour of the day. ``step_rows``, ``flow_rows``, ``pool_rows`` are the records; ``steps``,
    ``flows``, ``pools`` are the same as tables. Raises `FinservError` for what cannot be a blueprint: a duplicate id,
    a flow to nowhere, an unknown word. Source: chapter slides 27-36.

    >>> bp = Blueprint.from_tables(
    ...     steps=[{"id": "ask", "band": "customer", "name": "Ask"},
    ...            {"id": "answer", "band": "onstage", "name": "Answer"}],
    ...     flows=[{"source": "ask", "target": "answer"}])
    >>> bp
    Blueprint 'blueprint': 2 steps, 1 flow, 0 pools
    """

    id: str = cell("id", "编号", "id", "blueprint")
    title_zh: str = cell("name", "中文标题", "Chinese title")
    title_en: str = cell("name", "英文标题", "English title")
    purpose_zh: str = cell("note", "目的（中文）", "purpose (Chinese)")
    purpose_en: str = cell("note", "目的（英文）", "purpose (English)")
    level: str = cell("word", "层次", "level", "detail", words=LEVELS)
    state: str = cell("word", "状态", "state", "as_is", words=STATES)
    based_on: str = cell("ref", "改自", "based on")
    segment_zh: str = cell("name", "目标顾客（中文）", "segment (Chinese)")
    segment_en: str = cell("name", "目标顾客（英文）", "segment (English)")
    needs_zh: str = cell("note", "顾客需求（中文）", "needs (Chinese)")
    needs_en: str = cell("note", "顾客需求（英文）", "needs (English)")
    story_zh: str = cell("note", "说明（中文）", "story (Chinese)")
    story_en: str = cell("note", "说明（英文）", "story (English)")
    price: float | None = cell("number", "价格", "price", None)
    currency: str = cell("name", "货币", "currency", "¥", limit=6)
    arrivals: tuple[float, ...] = cell("numbers", "每小时到达人数", "arrivals an hour", ())
    declared_participation: str = cell(
        "word", "申报的顾客参与", "declared participation", words=PARTICIPATION
    )
    declared_divergence: str = cell("word", "申报的差异程度", "declared divergence", words=DIVERGENCE)
    declared_object: str = cell("word", "申报的作用对象", "declared object", words=OBJECTS)
    declared_owner: str = cell("word", "申报的物品归属", "declared owner", words=OWNERS)
    provenance: str = cell("word", "出处", "provenance", "user", words=PROVENANCE)
    step_rows: tuple[Step, ...] = ()
    flow_rows: tuple[Flow, ...] = ()
    pool_rows: tuple[Pool, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    pins: tuple[Pin, ...] = ()

    def __post_init__(self) -> None:
        Row.__post_init__(self)
        for name, (cls, table) in _TABLES.items():
            object.__setattr__(self, name, tables.read(getattr(self, name), cls, table))
        check_size(self.step_rows, STEP_LIMIT, Text("步骤", "steps"))
        check_size(self.flow_rows, FLOW_LIMIT, Text("流程", "flows"))
        steps = unique([step.id for step in self.step_rows], _STEP)
        pools = unique([pool.id for pool in self.pool_rows], _POOL)
        for flow in self.flow_rows:
            check_ref(flow.source, steps, Text("起点", "source"), flow.place(), _STEP)
            check_ref(flow.target, steps, Text("终点", "target"), flow.place(), _STEP)
        for step in self.step_rows:
            if step.pool:
                check_ref(step.pool, pools, _POOL, step.place(), _POOL)
            if step.recovery_step:
                check_ref(step.recovery_step, steps, Text("补救步骤", "recovery step"), step.place(), _STEP)
        for pin in self.pins:
            check_ref(pin.step, steps, _STEP, pin.place(), _STEP)
        if len({pin.step for pin in self.pins}) < len(self.pins):
            raise FinservError(
                Text("同一步骤只能固定在一个位置。", "A step can be pinned to one place only.")
            )

    @classmethod
    def from_tables(
        cls,
        steps: pd.DataFrame | Iterable[Mapping[str, Any]],
        flows: pd.DataFrame | Iterable[Mapping[str, Any]] = (),
        pools: pd.DataFrame | Iterable[Mapping[str, Any]] = (),
        **about: Any,
    ) -> Blueprint:
        """Make a blueprint from tables (DataFrames or lists of dicts) and, as keywords, what it is about.

        Missing columns take their defaults; ``name``, ``evidence``, ``label``, ``title`` … without a language fill
        both. Words and headings are read in either language. Raises `FinservError` that names row, column, choices
        and the nearest spelling. ``from_tables(bp.steps, bp.flows, bp.pools, **bp.about) == bp`` always holds.
        """
        try:
            about = spread(about, cls, "waivers", "pins")
        except FinservError as error:
            raise within(Text("蓝图", "blueprint"), error) from None
        return cls(step_rows=steps, flow_rows=flows, pool_rows=pools, **about)

    @property
    def steps(self) -> pd.DataFrame:
        """The steps as a table, one row each; a fresh copy, unknown numbers are NaN."""
        return tables.write(self.step_rows, Step)

    @property
    def flows(self) -> pd.DataFrame:
        """The flows as a table, one row each; a fresh copy."""
        return tables.write(self.flow_rows, Flow)

    @property
    def pools(self) -> pd.DataFrame:
        """The pools as a table, one row each; a fresh copy."""
        return tables.write(self.pool_rows, Pool)

    @property
    def about(self) -> dict[str, Any]:
        """Everything but the three tables, as keywords for `from_tables`; only what differs from the default."""
        plain = {
            column.name: value
            for column in columns(Blueprint)
            if (value := getattr(self, column.name)) != column.default
        }
        for name in ("waivers", "pins"):
            rows = [row.as_row() for row in getattr(self, name)]
            if rows:
                plain[name] = rows
        return plain

    def step(self, step_id: str) -> Step:
        """The step with this id; raises `FinservError` with the choices where there is none."""
        for step in self.step_rows:
            if step.id == step_id:
                return step
        raise no_such(step_id, [step.id for step in self.step_rows], _STEP, self.place(), _STEP)

    def band(self, band: str) -> tuple[Step, ...]:
        """The steps of one band, in listing order."""
        return tuple(step for step in self.step_rows if step.band == band)

    def flows_from(self, step_id: str) -> tuple[Flow, ...]:
        """The flows that leave a step, in listing order."""
        return tuple(flow for flow in self.flow_rows if flow.source == step_id)

    def flows_to(self, step_id: str) -> tuple[Flow, ...]:
        """The flows that reach a step, in listing order."""
        return tuple(flow for flow in self.flow_rows if flow.target == step_id)

    def badges(self, step: Step) -> tuple[str, ...]:
        """Letters drawn on a step: F fail point, W wait point, D the customer decides, R recovers a failure."""
        recovers = any(s.fail_point and s.recovery_step == step.id for s in self.step_rows)
        marks = (
            ("F", step.fail_point),
            ("W", step.wait_point),
            ("D", step.kind == "decision" and step.band == "customer"),
            ("R", recovers),
        )
        return tuple(letter for letter, on in marks if on)

    def change(self, step_id: str, **fields: Any) -> Blueprint:
        """A new blueprint in which one step's fields are changed; this one stays as it is.

        ``name``, ``evidence`` … without a language fill both. A step that is moved into or out of the customer band
        changes hands (customer, staff) unless ``actor`` is given too. Raises `FinservError` for an unknown step or
        field, and for a value that cannot be.

        >>> from finserv.blueprint.cases import case
        >>> case("deposit").change("take_number", time_mean=1).step("take_number").time_mean
        1.0
        """
        old = self.step(step_id)
        try:
            wide = spread(fields, Step)
        except FinservError as error:
            raise within(old.place(), error) from None
        changed = dataclasses.replace(old, **wide)
        if "actor" not in wide and old.actor == usual_actor(old.band) and changed.band != old.band:
            changed = dataclasses.replace(changed, actor=usual_actor(changed.band))
        rows = tuple(changed if step is old else step for step in self.step_rows)
        return dataclasses.replace(self, step_rows=rows)

    @property
    def title(self) -> Text:
        return (
            Text(self.title_zh, self.title_en) if self.title_zh or self.title_en else Text(self.id, self.id)
        )

    def place(self) -> Text:
        return Text(f"蓝图“{shown(self.id)}”", f"blueprint '{shown(self.id)}'")

    def __repr__(self) -> str:
        count = [
            f"{len(rows)} {word}{'' if len(rows) == 1 else 's'}"
            for rows, word in ((self.step_rows, "step"), (self.flow_rows, "flow"), (self.pool_rows, "pool"))
        ]
        return f"Blueprint '{self.id}': {', '.join(count)}"


_STEP = Text("步骤", "step")
_POOL = Text("资源池", "pool")
_TABLES = {
    "step_rows": (Step, Text("步骤表", "step table")),
    "flow_rows": (Flow, Text("流程表", "flow table")),
    "pool_rows": (Pool, Text("资源池表", "pool table")),
    "waivers": (Waiver, Text("豁免表", "waiver table")),
    "pins": (Pin, Text("固定位置表", "pin table")),
}
