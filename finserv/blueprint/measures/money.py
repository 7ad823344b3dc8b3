"""Measures of money: cost and profit a customer, and how profit falls as the process drags on."""

from __future__ import annotations

import pandas as pd

from ...language import Text
from ..graph import listed
from ..step import Step
from .measure import Kind, Reading
from .reckoning import Reckoning, own_minutes

SHOSTACK = Text("Shostack（1984）；教材第33、36页", "Shostack 1984; chapter, slides 33 and 36")
DRAG = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
NO_COST = Text("缺成本，或缺工资和时间：{ids}", "no cost, or no wage and time, for {ids}")
NO_PRICE = Text("没有价格", "there is no price")
NO_WAGE = Text("没有按时间计的工资", "no wage is paid by time")


def wage_a_minute(r: Reckoning, step: Step) -> float | None:
    """What a minute of the step's pool costs, or None where there is no pool or no wage."""
    pool = r.pools.get(step.pool)
    return None if pool is None or pool.wage is None else pool.wage / 60


def paid(r: Reckoning) -> tuple[Step, ...]:
    """The steps whose doing costs the provider: its own, and the customer's that hold a pool or have a cost."""
    return tuple(s for s in r.acts if s.band != "customer" or s.pool or s.cost is not None)


def parts(r: Reckoning) -> tuple[Reading, Reading, float]:
    """Cost by time and cost each time of one customer, and the minutes that are paid by time."""
    count = r.visits.count
    if count is None:
        unknown = Reading(None, r.visits.missing)
        return unknown, unknown, 0.0
    labour = fixed = minutes = 0.0
    without = []
    for step in paid(r):
        if not count[step.id]:
            continue
        rate, own = wage_a_minute(r, step), own_minutes(step)
        if (rate is None and step.cost is None and own != 0) or (rate is not None and own is None):
            without.append(step.id)
            continue
        fixed += count[step.id] * (step.cost or 0.0)
        if rate is not None:
            labour += count[step.id] * own * rate
            minutes += count[step.id] * own
    if without:
        unknown = Reading(None, NO_COST.format(ids=listed(without)))
        return unknown, unknown, 0.0
    return Reading(labour), Reading(fixed), minutes


def read_cost(r: Reckoning) -> Reading:
    labour, fixed, _ = parts(r)
    return labour if labour.value is None else Reading(labour.value + fixed.value)


def read_cost_a_minute(r: Reckoning) -> Reading:
    labour, _, minutes = parts(r)
    if labour.value is None:
        return labour
    return Reading(labour.value / minutes) if minutes else Reading(None, NO_WAGE)


def read_profit(r: Reckoning) -> Reading:
    cost = read_cost(r)
    if cost.value is None:
        return cost
    return Reading(None, NO_PRICE) if r.bp.price is None else Reading(r.bp.price - cost.value)


def read_break_even(r: Reckoning) -> Reading:
    labour, fixed, minutes = parts(r)
    if labour.value is None:
        return labour
    if r.bp.price is None:
        return Reading(None, NO_PRICE)
    if not labour.value:
        return Reading(None, NO_WAGE)
    return Reading(max(0.0, minutes * (r.bp.price - fixed.value) / labour.value))


def time_and_money(r: Reckoning) -> pd.DataFrame:
    """Cost and profit of one customer when every paid minute takes ``factor`` times as long; empty where unknown."""
    labour, fixed, minutes = parts(r)
    rows = []
    if labour.value is not None and minutes:
        for factor in DRAG:
            cost = fixed.value + factor * labour.value
            profit = float("nan") if r.bp.price is None else r.bp.price - cost
            rows.append((factor, factor * minutes, cost, profit))
    return pd.DataFrame(rows, columns=["factor", "minutes", "cost", "profit"], dtype=float)


def pool_table(r: Reckoning) -> pd.DataFrame:
    """Expected minutes and wages of each pool for one customer; NaN where unknown."""
    rows = []
    for pool in r.bp.pool_rows:
        minutes = r.expected(step for step in r.acts if step.pool == pool.id).value
        known = float("nan") if minutes is None else minutes
        rows.append((pool.id, known, known * pool.wage / 60 if pool.wage is not None else float("nan")))
    return pd.DataFrame(rows, columns=["pool", "minutes", "wages"]).astype({"minutes": float, "wages": float})


def kinds(currency: str) -> tuple[Kind, ...]:
    """The measures of money, in this currency."""
    unit = Text(currency, currency)
    return (
        Kind(
            id="cost_per_customer",
            name=Text("每位顾客的成本", "cost per customer"),
            unit=unit,
            definition=Text(
                "各步骤期望次数乘以（每次成本＋时间×资源池工资）之和。",
                "Sum over the steps of expected visits times cost each time and minutes at the pool's wage.",
            ),
            source=SHOSTACK,
            provenance="literature",
            read=read_cost,
        ),
        Kind(
            id="cost_per_minute",
            name=Text("每分钟成本", "cost per minute"),
            unit=Text(f"{currency}/分钟", f"{currency} a minute"),
            definition=Text(
                "按时间计的成本除以按时间计酬的分钟数。",
                "Cost by time divided by the minutes that are paid by time.",
            ),
            source=SHOSTACK,
            provenance="literature",
            read=read_cost_a_minute,
        ),
        Kind(
            id="profit_per_customer",
            name=Text("每位顾客的利润", "profit per customer"),
            unit=unit,
            definition=Text("价格减每位顾客的成本。", "Price minus cost per customer."),
            source=SHOSTACK,
            provenance="literature",
            read=read_profit,
        ),
        Kind(
            id="break_even_time",
            name=Text("保本时间", "break-even time"),
            unit=Text("分钟", "minutes"),
            definition=Text(
                "按时间计酬的分钟数拖到多长，利润降到零。",
                "How long the minutes paid by time may get before the profit is gone.",
            ),
            source=SHOSTACK,
            provenance="literature",
            read=read_break_even,
        ),
    )
