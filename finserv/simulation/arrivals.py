"""What a caller gives as arrivals: hourly rates, a recorded list, or appointments; and what cannot be."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from ..errors import FinservError, shown
from ..language import Text
from .streams import Appointments, Arrivals, Hourly, Recorded

CUSTOMER_LIMIT = 10_000_000


def recorded(minutes: Iterable[float] | Iterable[Iterable[float]], hours: float | None = None) -> Recorded:
    """Recorded arrivals, in minutes since opening: one day that is repeated, or a list of days taken in turn.

    ``hours``: how long the doors are open; without it, until the full hour after the last customer.

    >>> recorded([3, 10, 61]).hours
    2.0
    """
    rows = list(minutes)
    days = [rows] if not rows or not isinstance(rows[0], (Sequence, np.ndarray)) else rows
    read = tuple(tuple(sorted(_number(m, Text("到达时间", "an arrival time")) for m in day)) for day in days)
    if not any(read):
        raise _no_arrivals()
    last = max(day[-1] for day in read if day)
    return Recorded(read, _hours(hours) if hours is not None else math.floor(last / 60) + 1.0)


def appointments(
    every: float, hours: float, at_once: int = 1, no_show: float = 0.0, lateness_sd: float = 0.0
) -> Appointments:
    """Appointments every so many minutes over so many hours, ``at_once`` customers each.

    ``no_show``: share of customers who do not come. ``lateness_sd``: standard deviation of coming late or early, in
    minutes. Source: Bailey 1952.

    >>> appointments(every=10, hours=8).expected()
    48.0
    """
    every, hours = _number(every, Text("间隔", "the interval")), _hours(hours)
    if every <= 0 or at_once < 1 or not 0 <= no_show < 1:
        raise FinservError(
            Text(
                "预约要求：间隔大于0分钟，每次至少1人，爽约比例在0到1之间（不含1）。",
                "Appointments need an interval above 0 minutes, at least 1 customer at a time, and a share of no-shows "
                "from 0 to under 1.",
            )
        )
    slots = tuple(float(m) for m in np.arange(0, hours * 60, every) for _ in range(int(at_once)))
    return Appointments(
        slots, hours, no_show, _number(lateness_sd, Text("迟到的标准差", "the spread of lateness"))
    )


def read_arrivals(given: object, hours: float | None) -> Arrivals:
    """Arrivals as the caller gave them: customers an hour (one number, or one for each hour), or one of the above.

    Without ``hours`` a constant rate runs for 8 hours with no closing time stated. Raises `FinservError` for none.
    """
    if isinstance(given, (Hourly, Recorded, Appointments)):
        if hours is not None and float(hours) != given.hours:
            raise FinservError(
                Text(
                    f"这些到达已定了开门{given.hours:g}小时，hours 却是{shown(hours)}。请不写 hours，或在到达里改。",
                    f"These arrivals have opening hours of their own ({given.hours:g}), but hours is {shown(hours)}. "
                    "Leave hours out, or change it in the arrivals.",
                )
            )
        return given
    rates = tuple(np.ravel(np.array(given, dtype=object)).tolist()) if given is not None else ()
    rates = tuple(_number(rate, Text("到达率", "an arrival rate")) for rate in rates)
    if not rates or max(rates) == 0:
        raise _no_arrivals()
    if len(rates) == 1:
        return Hourly(rates, 8.0 if hours is None else _hours(hours), closes=hours is not None)
    if hours is not None and float(hours) != len(rates):
        raise FinservError(
            Text(
                f"到达率给了{len(rates)}个小时，hours 却是{shown(hours)}。请让两者一致，或不写 hours。",
                f"There are rates for {len(rates)} hours, but hours is {shown(hours)}. Make them agree, or leave hours "
                "out.",
            )
        )
    return Hourly(rates, float(len(rates)))


def _no_arrivals() -> FinservError:
    return FinservError(
        Text(
            "没有顾客到达。请给出 arrivals：每小时人数（如 60），或每个小时一个数（如 [20, 40, 30]）。",
            "No customers arrive. Give arrivals: customers an hour (60), or one number for each hour ([20, 40, 30]).",
        )
    )


def _hours(value: object) -> float:
    hours = _number(value, Text("hours", "hours"))
    if not 0 < hours <= 100_000:
        raise FinservError(
            Text(
                f"hours 是{hours:g}，要大于0，最多100000。",
                f"hours is {hours:g}; it takes more than 0, up to 100,000.",
            )
        )
    return hours


def _number(value: object, what: Text) -> float:
    try:
        number = math.nan if isinstance(value, (str, bool)) else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number) or number < 0:
        raise FinservError(
            Text(
                f"{what.zh}写成了“{shown(value)}”，要填0或更大的数。",
                f"{what.en} is '{shown(value)}'; it takes 0 or more.",
            )
        )
    return number
