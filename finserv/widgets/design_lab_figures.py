"""The key figures of a design beside the starting one: from runs on the same customers, and the degree of contact."""

from __future__ import annotations

import math
from typing import Any

from ..blueprint import Blueprint
from ..design_methods.reckon import Measured
from ..design_methods.verdict import Figure, Judgement
from ..errors import FinservError
from ..language import Text
from ..simulation import Run, simulate
from ..simulation.compare import compare_runs
from ..simulation.face import number
from .design_lab_design import Design
from .run_lab_results import between
from .run_lab_runs import engine

QUICK_DAYS, ALL_DAYS, SEED = 30, 100, 1
PREDICTED = ("wait", "cost_per_customer", "contact_ratio")
_MINUTES, _SHARE, _TIMES = Text("分钟", "min"), Text("比例", "share"), Text("次", "times")
_NAMES = {
    "wait": Text("平均等待", "mean wait"),
    "cycle_time": Text("周期时间", "cycle time"),
    "cost_per_customer": Text("每位顾客的成本", "cost per customer"),
    "contact_ratio": Text("接触程度", "contact ratio"),
    "failures": Text("每位顾客的失误", "failures per customer"),
}
_UNITS = {"contact_ratio": _SHARE, "failures": _TIMES}
UTILISATION = Text("利用率：{pool}", "utilisation: {pool}")
HEAD = Text("指标|改前|现在|差别（现在－改前）|变化", "measure|before|now|difference, now − before|change")
TURN = {
    "up": Text("▲ 上升", "▲ up"),
    "down": Text("▼ 下降", "▼ down"),
    "same": Text("＝ 基本不变", "= about the same"),
    "": Text("–", "–"),
}
AMOUNT = Text("{value}，{between}", "{value}, {between}")
POINTS = Text("{value}个百分点", "{value} percentage points")
EXACT = Text("{said}（由蓝图直接算出，没有区间）", "{said} (worked out from the blueprint, so no interval)")
SAME = Text("没有变化", "the same")
COUNTED = ("contact_ratio", "failures")
NO_RUN = Text("没有运行：{why}", "There was no run: {why}")


class DesignRuns:
    """The runs of the designs of one blueprint; each is made once for its number of days."""

    def __init__(self, bp: Blueprint):
        self.blueprint = bp
        self._runs: dict[tuple[Design, int], Run] = {}
        self._figures: dict[tuple[Design, int], Judgement] = {}

    def judgement(self, design: Design, days: int, after: Blueprint | None = None) -> Judgement:
        """The key figures of a design beside the starting one, and what they say together."""
        key = (design, days)
        if key not in self._figures:
            after = design.redesign(self.blueprint).after if after is None else after
            self._figures[key] = self._judge(design, days, after)
        return self._figures[key]

    def ready(self, design: Design) -> bool:
        """Whether all days of this design have been run."""
        return (design, ALL_DAYS) in self._figures

    def best(self, design: Design) -> Judgement:
        """The judgement on all days where it is there, else on a few."""
        return self.judgement(design, ALL_DAYS if self.ready(design) else QUICK_DAYS)

    def _judge(self, design: Design, days: int, after: Blueprint) -> Judgement:
        try:
            pair, missing = (
                (self._run(Design(), days, self.blueprint), self._run(design, days, after)),
                Text(),
            )
        except FinservError as error:
            pair, missing = None, NO_RUN.format(why=error.text)
        found = figures(self.blueprint, after, pair)
        return Judgement(tuple(found), self.blueprint.currency, missing)

    def _run(self, design: Design, days: int, bp: Blueprint) -> Run:
        if (design, days) not in self._runs:
            self._runs[design, days] = simulate(bp, days=days, seed=SEED, engine=engine())
        return self._runs[design, days]


def figures(before: Blueprint, after: Blueprint, pair: tuple[Run, Run] | None) -> list[Figure]:
    """The key figures; without runs the cost and the contact of the blueprints alone."""
    one, two = Measured(before), Measured(after)
    found = []
    if pair is None:
        found.append(
            _exact(before, "cost_per_customer", one["cost_per_customer"], two["cost_per_customer"], True)
        )
    else:
        rows = {row["measure"]: row for row in compare_runs(*pair).to_dict("records")}
        found += [
            _ran(before, name, rows[name])
            for name in ("wait", "cycle_time", "cost_per_customer")
            if name in rows
        ]
    found.append(_exact(before, "contact_ratio", one["contact_ratio"], two["contact_ratio"], None))
    found.append(_exact(before, "failures", one.failures, two.failures, True))
    return found + (_utilisations(pair, rows) if pair else [])


def direction(figure: Figure) -> str:
    """``up``, ``down``, or ``same`` where the interval holds 0 or the change is within 2 %; empty where unknown."""
    if figure.before is None or figure.after is None:
        return ""
    judged = Figure(
        id=figure.id,
        name=figure.name,
        unit=figure.unit,
        before=figure.before,
        after=figure.after,
        low=figure.low,
        high=figure.high,
    ).better
    return {"yes": "down", "no": "up", "same": "same"}.get(judged, "")


def figure_table(found: tuple[Figure, ...]) -> dict[str, Any]:
    """The figures as a table to read, in the language in use."""
    return {"head": str(HEAD).split("|"), "rows": [_row(figure) for figure in found]}


def titled(figure: Figure) -> str:
    """The name of a figure, with its unit where it has one."""
    unit = figure.unit
    return str(
        figure.name
        if _is_share(figure)
        else Text(f"{figure.name.zh}（{unit.zh}）", f"{figure.name.en} ({unit.en})")
    )


def written(figure: Figure, value: float | None) -> str:
    """One value of a figure for a reader."""
    return "–" if value is None else number(value, _is_share(figure))


def difference_said(figure: Figure) -> Text:
    """The difference, with its 95 % interval where it comes from runs."""
    if figure.before is None or figure.after is None:
        return Text("–", "–")
    times = 100 if _is_share(figure) else 1
    value = (figure.after - figure.before) * times
    amount = ("−" if value < 0 else "+" if value > 0 else "") + number(abs(value))
    said = POINTS.format(value=amount) if times == 100 else Text(amount, amount)
    if value == 0 and not figure.low and not figure.high:
        return SAME
    if (
        figure.low is None
        or figure.high is None
        or not (math.isfinite(figure.low) and math.isfinite(figure.high))
    ):
        return said
    return AMOUNT.format(value=said, between=between(figure.low * times, figure.high * times))


def _row(figure: Figure) -> list[str]:
    turn, said = TURN[direction(figure)], difference_said(figure)
    if figure.id in COUNTED and figure.before is not None and figure.after is not None:
        said = EXACT.format(said=said)
    return [
        titled(figure),
        written(figure, figure.before),
        written(figure, figure.after),
        str(said),
        str(turn),
    ]


def _is_share(figure: Figure) -> bool:
    return figure.unit == _SHARE


def _ran(bp: Blueprint, name: str, row: dict[str, Any]) -> Figure:
    value = {key: float(row[key]) for key in ("before", "after", "low", "high")}
    return Figure(id=name, name=_NAMES[name], unit=_unit(bp, name), **value)


def _exact(bp: Blueprint, name: str, before: float | None, after: float | None, lower: bool | None) -> Figure:
    return Figure(id=name, name=_NAMES[name], unit=_unit(bp, name), before=before, after=after, lower=lower)


def _unit(bp: Blueprint, name: str) -> Text:
    return Text(bp.currency, bp.currency) if name == "cost_per_customer" else _UNITS.get(name, _MINUTES)


def _utilisations(pair: tuple[Run, Run], rows: dict[str, Any]) -> list[Figure]:
    value = [{m.id: m.estimate.value for m in run.measures} for run in pair]
    names = {pool.id: pool.name for run in reversed(pair) for pool in run.blueprint.pool_rows}
    order = dict.fromkeys(pool for run in pair for pool in run.process.pool_ids)
    found = []
    for pool in order:
        key = f"utilisation.{pool}"
        low, high = (float(rows[key][end]) if key in rows else None for end in ("low", "high"))
        name = UTILISATION.format(pool=names[pool])
        found.append(
            Figure(
                id=key,
                name=name,
                unit=_SHARE,
                before=value[0].get(key),
                after=value[1].get(key),
                low=low,
                high=high,
                lower=None,
            )
        )
    return found
