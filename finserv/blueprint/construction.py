"""The six construction steps of a blueprint in their order, and why each rests on the one before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..chapter import blueprint_steps
from ..errors import FinservError, shown
from ..language import Text

CALLS = {
    "process": Text(
        "没有定下画哪个过程、从哪里开始、到哪里结束，就说不清什么该画进来、什么不该。",
        "Until the process, its start and its end are fixed, nothing says what belongs in the picture.",
    ),
    "customer": Text(
        "同一个过程，不同的顾客遇到的是不同的服务；没有认定目标顾客和他的需求，就不知道用谁的眼光来画。",
        "Different customers meet different services in one process; until one is chosen, nobody knows whose view to "
        "draw.",
    ),
    "customer_actions": Text(
        "蓝图由外向内画：员工和系统做什么，是对顾客行为的回应。",
        "A blueprint is drawn from the outside in: what staff and systems do is an answer to what the customer does.",
    ),
    "employee_actions": Text(
        "支持过程是为员工服务的；员工的行为还没有分到可视分界线两侧，就不知道支持过程该接到哪里。",
        "Support serves the employees; until their acts stand on either side of the line of visibility, it has nothing "
        "to be linked to.",
    ),
    "support": Text(
        "各区没有连成整体，就看不全顾客在每一步会碰到什么人、什么设备、什么单据。",
        "Until the bands are linked into one whole, one cannot see what people, machines and papers meet the customer.",
    ),
    "evidence": Text(
        "顾客凭看得见的东西判断服务质量；哪一步没有写，哪一步的质量就没有人管。",
        "Customers judge quality by what they can see; where nothing is noted, nobody minds it.",
    ),
}


@dataclass(frozen=True, slots=True)
class ConstructionStep:
    """One of the six steps: its number, the builder's call for it, and what the chapter says of it."""

    number: int
    call: str
    name: Text
    needs: Text
    yields: Text
    matters: Text

    @property
    def place(self) -> Text:
        """The step as a sentence names it."""
        return Text(f"第{self.number}步“{self.name.zh}”", f"step {self.number} ({self.name.en})")

    @property
    def code(self) -> str:
        return f"b.{self.call}(…)"


@cache
def construction_steps() -> tuple[ConstructionStep, ...]:
    """The six steps, in order. Source: chapter slide 35; detail: Zeithaml & Bitner.

    >>> [step.call for step in construction_steps()][:3]
    ['process', 'customer', 'customer_actions']
    """
    rows = blueprint_steps().to_dict("records")
    return tuple(
        ConstructionStep(
            number=number,
            call=call,
            name=Text(row["name_zh"], row["name_en"]),
            needs=Text(row["needs_zh"], row["needs_en"]),
            yields=Text(row["yields_zh"], row["yields_en"]),
            matters=matters,
        )
        for number, ((call, matters), row) in enumerate(zip(CALLS.items(), rows, strict=True), start=1)
    )


def belongs(name: str, step: ConstructionStep) -> FinservError:
    """The error for something that was given to another step than its own."""
    return FinservError(
        Text(
            f"“{shown(name)}”属于{step.place.zh}，请写在 {step.code} 里。",
            f"'{shown(name)}' belongs to {step.place.en}; give it to {step.code}.",
        )
    )


def too_early(what: Text, due: ConstructionStep, problem: Text | None) -> FinservError:
    """The error for what must wait until step ``due`` is taken, or taken again because of a ``problem``."""
    if problem:
        return FinservError(
            Text(
                f"{what.zh}：{due.place.zh}要先用 {due.code} 重做一次，因为前面改过之后，{problem.zh}",
                f"{what.en}: {due.place.en} must be taken again with {due.code}. After what was changed, {problem.en}",
            )
        )
    return FinservError(
        Text(
            f"{what.zh}：请先用 {due.code} 做{due.place.zh}。{due.matters.zh}它需要：{due.needs.zh}。",
            f"{what.en}: first take {due.place.en} with {due.code}. {due.matters.en} It needs {due.needs.en}.",
        )
    )
