"""The runs behind the run lab: the starting design and the present one on the same customers, in time for a slider."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter

from ..blueprint import Blueprint
from ..simulation import Run, read_process, simulate
from ..simulation.compiled import available, compiled_kernel, under_way
from ..simulation.statistics import Estimate
from .run_lab_settings import LabSettings, starting_settings

VISITS_AT_ONCE = {"plain": 18_000, "compiled": 600_000}
SECONDS_AT_ONCE = (
    0.06  # of the 0.1 that a person feels; the rest is for words, charts and the way to the page
)
_ROUND_DAYS = (
    5,
    10,
    20,
    50,
    100,
    200,
    500,
)  # few different ones, so that the starting design is seldom run anew
FEWEST_DAYS = _ROUND_DAYS[0]
_STARTS_KEPT = 8


@dataclass(frozen=True)
class Pair:
    """Two runs of as many days, before and now, with common random numbers; ``whole``: of all the days asked for."""

    before: Run
    now: Run
    whole: bool

    @cached_property
    def _estimates(self) -> tuple[dict[str, Estimate], dict[str, Estimate]]:
        before, now = ({m.id: m.estimate for m in run.measures} for run in (self.before, self.now))
        return before, now

    def before_value(self, measure_id: str) -> float:
        """A measure of the starting design."""
        return self._estimates[0][measure_id].value

    def difference(self, measure_id: str) -> Estimate:
        """Now − before, day by day on the same customers, as `compare` has it."""
        before, now = self._estimates
        return now[measure_id] - before[measure_id]

    @property
    def days(self) -> int:
        """How many days each run has."""
        return self.now.settings.days


class LabRuns:
    """The runs of one blueprint; those of the starting design are made once for each number of days.

    >>> from finserv.blueprint.cases import case
    >>> runs = LabRuns(case("order_processing"))
    >>> runs.pair(starting_settings(runs.blueprint), whole=False).now.bottleneck()
    'checker'
    """

    def __init__(self, bp: Blueprint):
        self.blueprint = bp
        self.start = starting_settings(bp)
        self._starts: dict[int, Run] = {}
        self._visits: float | None = None
        self._speeds = {name: deque[float](maxlen=3) for name in VISITS_AT_ONCE}

    def pair(self, settings: LabSettings, whole: bool) -> Pair:
        """The starting design beside ``settings``: all days where ``whole``, else as many as keep up with a slider."""
        days = settings.days if whole else min(settings.days, self.days_at_once(settings))
        if days not in self._starts:
            self._starts = dict(list(self._starts.items())[1 - _STARTS_KEPT :])
            self._starts[days] = self._run(self.start, days)
        now = self._starts[days] if _same_design(settings, self.start) else self._run(settings, days)
        return Pair(self._starts[days], now, days == settings.days)

    def one_more(self, pool: str, whole: bool) -> Pair:
        """The starting design beside itself with one more server in a pool."""
        servers = {**self.start.servers, pool: self.start.servers[pool] + 1}
        return self.pair(LabSettings(**{**self.start.as_json(), "servers": servers}), whole)

    def days_at_once(self, settings: LabSettings) -> int:
        """How many days are run in well under 100 ms: on an ordinary machine, then as the latest runs here have it."""
        if self._visits is None:
            self._visits = float(read_process(self.blueprint).visits.sum())
        a_day = max(settings.rate * settings.hours * self._visits, 1.0)
        speeds = self._speeds[engine()]
        most = (max(speeds) * SECONDS_AT_ONCE if speeds else VISITS_AT_ONCE[engine()]) / a_day
        return max([days for days in _ROUND_DAYS if days <= most], default=FEWEST_DAYS)

    def _run(self, settings: LabSettings, days: int) -> Run:
        bp, by = settings.blueprint(self.blueprint), engine()
        began = perf_counter()
        run = simulate(bp, days=days, engine=by, **settings.of_simulate(self.blueprint))
        self._speeds[by].append(float(run.outcome.visits.sum()) / max(perf_counter() - began, 1e-6))
        return run


def engine() -> str:
    """The engine that answers now: ``compiled`` once it is ready, ``plain`` until then."""
    return "plain" if compiled_kernel() is None else "compiled"


def soon_faster() -> bool:
    """Whether the compiled engine is still being made."""
    return available() and compiled_kernel() is None and under_way()


def _same_design(one: LabSettings, other: LabSettings) -> bool:
    return {**one.as_json(), "days": 0} == {**other.as_json(), "days": 0}
