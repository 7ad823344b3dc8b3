"""Whether a redesign made things better or worse: key figures from the measures and from a run, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..blueprint import Blueprint
from ..classification import profile
from ..errors import FinservError
from ..language import Text
from ..simulation import compare
from .reckon import Measured

DAYS = 60
NOTICED = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A key figure before and after; ``lower``: whether less of it is better. None where it is unknown."""

    id: str
    name: Text
    unit: Text
    before: float | None
    after: float | None
    low: float | None = None
    high: float | None = None
    lower: bool | None = True

    @property
    def change(self) -> float | None:
        """The relative change, or None where it cannot be told."""
        if self.before is None or self.after is None:
            return None
        if not self.before:
            return None if self.after else 0.0
        return self.after / self.before - 1

    @property
    def better(self) -> str:
        """``yes``, ``no``, ``same``, or empty where it is unknown or neither is better."""
        if self.lower is None or self.before is None or self.after is None:
            return ""
        difference = self.after - self.before
        unsure = self.low is not None and self.low <= 0 <= self.high
        small = abs(difference) <= NOTICED * max(abs(self.before), 1e-12) if self.before else not difference
        if unsure or small:
            return "same"
        return "yes" if (difference < 0) is self.lower else "no"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Key figures, and what they say taken together; ``missing`` says why there was no run."""

    figures: tuple[Figure, ...]
    currency: str
    missing: Text

    @property
    def word(self) -> str:
        """``better``, ``worse``, ``mixed`` or ``same``; ``unknown`` where no figure could be told."""
        found = {figure.better for figure in self.figures if figure.better}
        if not found:
            return "unknown"
        return {(True, False): "better", (False, True): "worse", (True, True): "mixed"}.get(
            ("yes" in found, "no" in found), "same"
        )

    @property
    def table(self) -> pd.DataFrame:
        """figure, before, after, change, unit, better."""
        answers = {
            "yes": Text("更好", "yes"),
            "no": Text("更差", "no"),
            "same": Text("不变", "same"),
            "": Text("—", "—"),
        }
        rows = [
            (
                str(f.name),
                f.before,
                f.after,
                _percent(f.change),
                str(f.unit),
                str(answers[f.better]),
            )
            for f in self.figures
        ]
        frame = pd.DataFrame(rows, columns=["figure", "before", "after", "change", "unit", "better"])
        return frame.astype({"before": float, "after": float})

    @property
    def said(self) -> Text:
        """The judgement in a few sentences."""
        return Text(*(self._said(word) for word in ("zh", "en")))

    def _said(self, tongue: str) -> str:
        head = {
            "better": Text("总的来说更好。", "Better on the whole."),
            "worse": Text(
                "总的来说更差：对这项服务，这样改不合算。",
                "Worse on the whole: this redesign does not pay for this service.",
            ),
            "mixed": Text("有得有失，要权衡。", "Some things get better and some worse: weigh them."),
            "same": Text("看不出差别。", "No difference is to be seen."),
            "unknown": Text("缺数据，分不出好坏。", "Data are missing, so it cannot be told."),
        }[self.word].in_language(tongue)
        parts = [head]
        for answer, name in (("yes", Text("变好", "Better")), ("no", Text("变差", "Worse"))):
            listed = [f for f in self.figures if f.better == answer]
            if listed:
                join, colon, stop = ("、", "：", "。") if tongue == "zh" else (", ", ": ", ".")
                parts.append(
                    f"{name.in_language(tongue)}{colon}{join.join(_line(f, tongue) for f in listed)}{stop}"
                )
        if self.missing:
            parts.append(self.missing.in_language(tongue))
        return ("" if tongue == "zh" else " ").join(parts)


def _percent(change: float | None) -> str:
    if change is None:
        return "—"
    return "0%" if round(change, 2) == 0 else f"{change:+.0%}".replace("-", "−")


def _line(figure: Figure, tongue: str) -> str:
    change = _percent(figure.change)
    if figure.change is None:
        change = f"{figure.before:.3g} → {figure.after:.3g}"
    return f"{figure.name.in_language(tongue)} {change}"


def judge(before: Blueprint, after: Blueprint, days: int = DAYS, seed: int = 1) -> Judgement:
    """The key figures of two blueprints: cost of the work, failures, the customer's work, waits and time from a run.

    ``days``, ``seed``: of the run, on the same customers; where they cannot be run, the measures alone tell.

    >>> from finserv.blueprint.cases import case
    >>> deposit = case("deposit")
    >>> judge(deposit, deposit.change("transact", time_mean=0.5), days=20).word
    'better'
    """
    ran, missing = _ran(before, after, days, seed)
    found = [*_of_run(ran), *_of_measures(before, after)]
    return Judgement(tuple(found), before.currency, missing)


def compare_runs_of(before: Blueprint, after: Blueprint, run: Mapping[str, Any]) -> pd.DataFrame:
    """Run both on the same customers; the after has its own arrivals where a move changed them."""
    settings = dict(run)
    if after.arrivals != before.arrivals and settings.get("arrivals") is None and after.arrivals:
        own = {"arrivals": after.arrivals, **(settings.pop("after_settings", None) or {})}
        settings["after_settings"] = own
    return compare(before, after, **settings)


def _ran(before: Blueprint, after: Blueprint, days: int, seed: int) -> tuple[dict[str, pd.Series], Text]:
    try:
        table = compare_runs_of(before, after, {"days": days, "seed": seed})
    except FinservError as error:
        why = error.text
        return {}, Text(f"没有运行：{why.zh}", f"There was no run: {why.en}")
    return {row["measure"]: row for _, row in table.iterrows()}, Text()


_RUN_FIGURES = (
    ("wait", Text("等待时间", "wait"), Text("分钟", "minutes")),
    ("cycle_time", Text("周期时间", "cycle time"), Text("分钟", "minutes")),
)


def _of_run(ran: Mapping[str, pd.Series]) -> Iterator[Figure]:
    for name, title, unit in _RUN_FIGURES:
        if name in ran:
            row = ran[name]
            yield Figure(
                id=name,
                name=title,
                unit=unit,
                before=float(row["before"]),
                after=float(row["after"]),
                low=float(row["low"]),
                high=float(row["high"]),
            )


def _of_measures(before: Blueprint, after: Blueprint) -> Iterator[Figure]:
    one, two = Measured(before), Measured(after)
    minutes, share = Text("分钟", "minutes"), Text("比例", "share")
    money = Text(before.currency, before.currency)
    for name, title, unit, lower in (
        ("waiting_time", Text("等待点的记录时间", "recorded wait at the wait points"), minutes, True),
        ("cost_per_customer", Text("每位顾客的工作成本", "cost of the work per customer"), money, True),
        ("provider_time", Text("提供者的时间", "provider's time"), minutes, None),
        ("contact_time", Text("接触时间", "contact time"), minutes, None),
        ("contact_ratio", Text("接触程度", "degree of contact"), share, None),
    ):
        yield Figure(id=name, name=title, unit=unit, before=one[name], after=two[name], lower=lower)
    yield Figure(
        id="staff_hand_overs",
        name=Text("员工之间的交接", "hand-overs between staff"),
        unit=Text("次", "times"),
        before=one.staff_hand_overs,
        after=two.staff_hand_overs,
        lower=None,
    )
    yield Figure(
        id="discretion_share",
        name=Text("员工自行决定的工作时间", "work left to the discretion of staff"),
        unit=share,
        before=profile(before).discretion_share,
        after=profile(after).discretion_share,
        lower=None,
    )
    yield Figure(
        id="failures",
        name=Text("每位顾客的失误次数", "failures per customer"),
        unit=Text("次", "times"),
        before=one.failures,
        after=two.failures,
    )
