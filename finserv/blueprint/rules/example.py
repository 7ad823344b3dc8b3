"""Small tables that show a rule kept and broken: each is `SMALL` with some rows changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..model import Blueprint

Row = dict[str, Any]


def step_row(step_id: str, band: str = "", zh: str = "", en: str = "", **more: Any) -> Row:
    """A row of an example's step table; an id that is already there changes that row."""
    named = {"band": band, "name_zh": zh, "name_en": en}
    return {"id": step_id, **{key: value for key, value in named.items() if value}, **more}


def flow_row(source: str, target: str, zh: str = "", en: str = "", **more: Any) -> Row:
    """A row of an example's flow table."""
    return {"source": source, "target": target, "label_zh": zh, "label_en": en, **more}


def chain(ids: str) -> tuple[Row, ...]:
    """Flows from each id to the next; ids are separated by spaces."""
    names = ids.split()
    return tuple(flow_row(a, b) for a, b in zip(names, names[1:], strict=False))


@dataclass(frozen=True, slots=True)
class Example:
    """Tables of a small blueprint. ``before`` is the blueprint that a to-be example is compared with."""

    steps: tuple[Row, ...]
    flows: tuple[Row, ...]
    pools: tuple[Row, ...] = ()
    about: Row = field(default_factory=dict)
    before: Example | None = None

    def but(
        self,
        *steps: Row,
        flows: tuple[Row, ...] | None = None,
        pools: tuple[Row, ...] | None = None,
        drop: str = "",
        before: Example | None = None,
        **about: Any,
    ) -> Example:
        """The example with steps changed or added, steps ``drop`` left out, and flows, pools replaced where given."""
        rows = {row["id"]: row for row in self.steps if row["id"] not in drop.split()}
        for row in steps:
            rows[row["id"]] = {**rows.get(row["id"], {}), **row}
        return Example(
            tuple(rows.values()),
            self.flows if flows is None else flows,
            self.pools if pools is None else pools,
            {**self.about, **about},
            before or self.before,
        )

    def blueprint(self) -> Blueprint:
        """The example as a blueprint."""
        return Blueprint.from_tables(self.steps, self.flows, self.pools, **self.about)


SMALL = Example(
    steps=(
        step_row("arrive", "customer", "走近服务台", "Walk up to the desk", kind="start",
             evidence_zh="服务台标牌", evidence_en="desk sign"),
        step_row("ask", "customer", "说明问题", "Put the question",
             evidence_zh="座位与接待牌", evidence_en="seat, name plate"),
        step_row("listen", "onstage", "记下问题", "Note the question",
             fail_point=True, fail_cause_zh="听错问题", fail_cause_en="question misheard",
             fail_owner_zh="接待员", fail_owner_en="clerk at the desk", fail_time_limit=5,
             fail_remedy_zh="当面复述，请顾客确认", fail_remedy_en="repeat it aloud for the customer to confirm"),
        step_row("look_up", "backstage", "查找账户", "Find the account"),
        step_row("read", "support", "读取账目", "Read the records", actor="machine"),
        step_row("answer", "onstage", "答复顾客", "Answer the customer"),
        step_row("leave", "customer", "得到答复", "Have the answer", kind="end",
             evidence_zh="打印的账目", evidence_en="printed statement"),
    ),
    flows=chain("arrive ask listen look_up read answer leave"),
    about={
        "title_zh": "问询账目", "title_en": "Ask about an account",
        "purpose_zh": "找出答复出错的地方", "purpose_en": "find where an answer goes wrong",
        "segment_zh": "到网点的个人客户", "segment_en": "private customers in the branch",
        "needs_zh": "一次问清", "needs_en": "an answer at once",
    },
)  # fmt: skip

WAY = chain("arrive ask listen look_up read answer clear")
DECIDED = SMALL.but(
    step_row("clear", "customer", "清楚了吗？", "Is it clear?", kind="decision",
             evidence_zh="账目", evidence_en="records"),
    flows=(
        *WAY,
        flow_row("clear", "leave", "是", "Y", probability=0.9),
        flow_row("clear", "ask", "否", "N", probability=0.1, kind="rework"),
    ),
)  # fmt: skip
QUEUED = SMALL.but(
    step_row("queue", "customer", "排队等候", "Queue", wait_point=True, wait_actual=6, wait_tolerable=10,
             evidence_zh="叫号屏", evidence_en="call screen"),
    flows=chain("arrive queue ask listen look_up read answer leave"),
)  # fmt: skip
IDENTIFIED = SMALL.but(
    step_row("identify", "onstage", "核对身份", "Check the identity", control=True,
             control_basis_zh="客户尽职调查规定（2026年1月1日起）",
             control_basis_en="rules on customer due diligence, in force from 2026-01-01"),
    flows=chain("arrive ask listen identify look_up read answer leave"),
)  # fmt: skip
DESK = {"id": "desk", "name_zh": "服务台", "name_en": "desk", "capacity": 2, "wage": 40}
