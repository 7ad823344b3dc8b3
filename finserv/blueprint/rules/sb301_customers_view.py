"""SB301: the picture is drawn from the customer's view, not the employee's."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL, chain, step_row
from .rule import Hit, Rule

STAFF_ACTS_PER_CUSTOMER_ACT = 6


def find(graph: Graph) -> Iterator[Hit]:
    customer = sum(step.band == "customer" for step in graph.steps.values())
    staff = sum(step.band in ("onstage", "backstage") for step in graph.acts)
    if staff and (customer < 2 or staff > STAFF_ACTS_PER_CUSTOMER_ACT * customer):
        yield Hit("", {"customer": customer, "staff": staff})


RULE = Rule(
    id="SB301",
    title=Text("从顾客的角度绘制，不从员工的角度", "Drawn from the customer's view, not the employee's"),
    severity="warning",
    set="recommended",
    levels=("detail",),
    problem=Text(
        "{name}有{staff}个员工步骤，顾客步骤只有{customer}个，像是从员工的角度画的。",
        "The steps of staff in {name} are {staff}, those of the customer {customer}: it looks drawn from the "
        "employee's view.",
    ),
    mend=Text(
        "请跟着一位顾客走一遍，补上他的选择、动作和等待，再合并过细的员工步骤。",
        "Walk through it with a customer, add his choices, acts and waits, and join staff steps that are too fine.",
    ),
    why=Text(
        "第三步先画顾客；先画员工，画出来的是内部流程，顾客在哪里等、为什么走都看不见。",
        "Step 3 puts the customer first; otherwise it shows an inner routine, not where he waits or leaves.",
    ),
    source=Text(
        "教材第35页第三步；Zeithaml、Bitner 教科书；比例6∶1为教学假设",
        "chapter, slide 35 step 3; Zeithaml & Bitner, textbook; the ratio 6 to 1 is a teaching assumption",
    ),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(
        step_row("listen", "onstage", "受理业务", "Take the case"),
        step_row("sort", "backstage", "整理资料", "Sort the papers"),
        flows=chain("listen look_up read sort answer leave"),
        drop="arrive ask",
    ),
)
