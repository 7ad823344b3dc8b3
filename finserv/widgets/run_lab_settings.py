"""What the controls of the run lab are set to, what each may be, and the run that they ask for."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..blueprint import Blueprint
from ..errors import FinservError, shown, unknown_word
from ..language import Text

SHAPES = {
    "profile": Text("按一天的高峰低谷", "as the day goes, with its peaks"),
    "constant": Text("全天一样", "the same all day"),
}
HOW_MANY = Text("{n}（数量）", "{n} (how many)")
KEEP = Text(
    "由同一人接着办（不勾选：每步重新排队）", "Customers keep their server (unticked: they queue again)"
)
HOURS, DAYS = (1, 16), (10, 500)
RATE_WITHOUT_PROFILE = 10.0
DEFAULT_HOURS, DEFAULT_DAYS = 8, 100
SEED = 1


@dataclass(frozen=True)
class LabSettings:
    """Servers by pool, mean customers an hour, shape of the day, opening hours, days, and whether servers are kept.

    >>> from finserv.blueprint.cases import case
    >>> starting_settings(case("deposit")).servers
    {'teller': 3, 'lobby_manager': 1, 'clerk': 1}
    """

    servers: Mapping[str, int]
    rate: float
    shape: str
    hours: int
    days: int
    keep: bool

    def as_json(self) -> dict[str, Any]:
        """The settings as the answers file keeps them."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def blueprint(self, bp: Blueprint) -> Blueprint:
        """The blueprint to run: as it is, or with no step that keeps its server."""
        if self.keep:
            return bp
        return replace(bp, step_rows=tuple(replace(s, keep=False) if s.keep else s for s in bp.step_rows))

    def of_simulate(self, bp: Blueprint) -> dict[str, Any]:
        """The settings as `simulate` takes them."""
        given: dict[str, Any] = {"staffing": dict(self.servers), "seed": SEED}
        if self.shape == "profile":
            rates = self.rates(bp)
            return given | ({"arrivals": rates} if len(rates) > 1 else {"arrivals": rates[0], "hours": 1})
        return given | {"arrivals": self.rate, "hours": self.hours}

    def rates(self, bp: Blueprint) -> list[float]:
        """Customers an hour in each opening hour: the blueprint's day stretched over them, at the chosen mean."""
        if self.shape != "profile":
            return [self.rate] * self.hours
        day = np.array(bp.arrivals, dtype=float)
        edges = np.linspace(0, len(day), self.hours + 1)
        reached = np.interp(edges, np.arange(len(day) + 1), np.concatenate([[0.0], np.cumsum(day)]))
        rates = np.diff(reached) * self.rate / (day.mean() * len(day) / self.hours)
        return [float(r) for r in rates]


def starting_settings(bp: Blueprint) -> LabSettings:
    """The blueprint as it stands."""
    day = bp.arrivals
    return LabSettings(
        servers={pool.id: pool.capacity for pool in bp.pool_rows},
        rate=round(float(np.mean(day)), 4) if day and max(day) > 0 else RATE_WITHOUT_PROFILE,
        shape="profile" if _has_profile(bp) else "constant",
        hours=min(len(day), HOURS[1]) if _has_profile(bp) else DEFAULT_HOURS,
        days=DEFAULT_DAYS,
        keep=any(step.keep for step in bp.step_rows),
    )


def known_settings(bp: Blueprint, kept: Any) -> LabSettings:
    """Settings kept earlier, as far as they still fit the blueprint; the starting ones for the rest."""
    settings = starting_settings(bp)
    kept = kept if isinstance(kept, dict) else {}
    servers = kept.get("servers") if isinstance(kept.get("servers"), dict) else {}
    wanted = {f"pool.{pool}": number for pool, number in servers.items()}
    wanted |= {name: kept[name] for name in ("rate", "shape", "hours", "days", "keep") if name in kept}
    for control, value in wanted.items():
        try:
            settings = changed(bp, settings, control, value)
        except FinservError:  # a pool that is gone, or a number from a file that somebody has edited
            continue
    return settings


def changed(bp: Blueprint, settings: LabSettings, control: str, value: Any) -> LabSettings:
    """The settings with one control moved; raises `FinservError` where it cannot stand there."""
    found = {c["id"]: c for c in controls(bp, settings)}.get(control)
    if found is None:
        names = [c["id"] for c in controls(bp, settings)]
        raise FinservError(unknown_word(Text("控件", "control"), control, names))
    if found["kind"] == "amount":
        value = _number(found, value)
    elif found["kind"] == "check":
        value = bool(value)
    elif value not in SHAPES:
        raise FinservError(unknown_word(Text("到达方式", "shape of the day"), value, list(SHAPES)))
    if control.startswith("pool."):
        return replace(settings, servers={**settings.servers, control.removeprefix("pool."): value})
    return replace(settings, **{control: value})


def controls(bp: Blueprint, settings: LabSettings) -> list[dict[str, Any]]:
    """The controls in their order: id, kind, label, value, and the ends and step of what is an amount."""
    start = starting_settings(bp)

    def amount(id_: str, label: Text, value: float, low: float, high: float, step: float) -> dict[str, Any]:
        ends = {"low": low, "high": high, "step": step}
        return {"id": id_, "kind": "amount", "label": str(label), "value": value} | ends

    made = [
        amount(f"pool.{p.id}", HOW_MANY.format(n=p.name), settings.servers[p.id], 1, _most(p.capacity), 1)
        for p in bp.pool_rows
    ]
    step = 10.0 ** math.floor(math.log10(start.rate) - 1)
    low = start.rate % step or step  # so that the slider can stop where it starts
    low, high, step = (round(n, 6) for n in (low, low + 3 * (start.rate // step) * step, step))
    rate = Text("每小时到达人数（平均）", "Customers an hour (mean)")
    made.append(amount("rate", rate, settings.rate, low, high, step))
    if _has_profile(bp):
        choices = [{"value": word, "label": str(text)} for word, text in SHAPES.items()]
        label = str(Text("到达方式", "How they come"))
        made.append(
            {"id": "shape", "kind": "select", "label": label, "value": settings.shape, "choices": choices}
        )
    made.append(amount("hours", Text("营业时间（小时）", "Opening hours"), settings.hours, *HOURS, 1))
    if start.keep:
        made.append({"id": "keep", "kind": "check", "label": str(KEEP), "value": settings.keep})
    made.append(amount("days", Text("运行天数", "Days to run"), settings.days, *DAYS, 10))
    return made


def _has_profile(bp: Blueprint) -> bool:
    return len(bp.arrivals) > 1 and max(bp.arrivals) > 0


def _most(capacity: int) -> int:
    return max(8, 2 * capacity)


def _number(control: dict[str, Any], value: Any) -> float:
    try:
        number = math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        number = math.nan
    whole = control["id"] != "rate"
    low, high = control["low"], control["high"]
    if not low <= number <= high or (whole and number != int(number)):
        kind = Text("整数", "a whole number") if whole else Text("数", "a number")
        raise FinservError(
            Text(
                f"“{control['label']}”写成了“{shown(value)}”，要填{low:g}到{high:g}之间的{kind.zh}。",
                f"'{control['label']}' is '{shown(value)}'; it takes {kind.en} from {low:g} to {high:g}.",
            )
        )
    return int(number) if whole else number
