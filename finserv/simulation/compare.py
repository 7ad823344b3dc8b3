"""Before against after, on the same customers: each difference with its interval, and what the pairing saves."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..blueprint import Blueprint
from ..errors import FinservError, unknown_word
from ..language import Text
from .results import Run
from .simulate import simulate

_OWN_SETTINGS = ("arrivals", "hours", "staffing", "patience")


def compare(
    before: Blueprint, after: Blueprint, after_settings: dict[str, Any] | None = None, **settings: Any
) -> pd.DataFrame:
    """Run two blueprints with common random numbers and compare every measure that both have.

    ``settings`` are those of `simulate` and hold for both; without ``arrivals``, both get those of ``before``, so that
    the same customers come. ``after_settings`` (arrivals, hours, staffing, patience) replace some for ``after``.

    Returns a table: measure, before, after, difference (after − before), low, high (its 95 % interval over paired
    days) and variance_saved, how many times smaller the variance of the difference is than with separate customers.
    Source: common random numbers, Law 2015, ch. 11.

    >>> from finserv.blueprint.cases import case
    >>> deposit = case("deposit")
    >>> faster = deposit.change("take_number", time_mean=0.2)
    >>> table = compare(deposit, faster, days=20).set_index("measure")
    >>> bool(table.loc["cycle_time", "high"] < 0 and table.loc["cycle_time", "variance_saved"] > 3)
    True
    """
    if settings.get("arrivals") is None and before.arrivals:
        settings["arrivals"] = before.arrivals
    own = dict(after_settings or {})
    for name in own:
        if name not in _OWN_SETTINGS:
            raise FinservError(unknown_word(Text("设置", "setting"), name, _OWN_SETTINGS))
    return compare_runs(simulate(before, **settings), simulate(after, **{**settings, **own}))


def compare_runs(before: Run, after: Run) -> pd.DataFrame:
    """The table of `compare` for two runs of as many days with one seed; raises `FinservError` for others."""
    if (before.settings.days, before.settings.seed) != (after.settings.days, after.settings.seed):
        raise FinservError(
            Text(
                "两次运行的天数和种子必须相同，才能逐日相减。",
                "Two runs can be compared day by day only with the same number of days and the same seed.",
            )
        )
    others = {m.id: m.estimate for m in after.measures}
    rows = []
    for m in before.measures:
        if m.id in others:
            one, two = m.estimate, others[m.id]
            low, high = (two - one).interval()
            rows.append(
                (
                    m.id,
                    one.value,
                    two.value,
                    two.value - one.value,
                    low,
                    high,
                    _saved(one.influence, two.influence),
                )
            )
    columns = ["measure", "before", "after", "difference", "low", "high", "variance_saved"]
    return pd.DataFrame(rows, columns=columns)


def _saved(one: np.ndarray, two: np.ndarray) -> float:
    """Variance of the difference with separate customers over that with the same ones; 1 saves nothing."""
    paired = float(np.var(two - one))
    apart = float(np.var(one) + np.var(two))
    if apart <= 0:
        return float("nan")
    return apart / paired if paired > 1e-12 * apart else float("inf")
