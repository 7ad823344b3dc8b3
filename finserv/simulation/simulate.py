"""Running a blueprint: the one function that everything else in this room serves."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..blueprint import Blueprint
from .arrivals import read_arrivals
from .engine import run_engine
from .process import Process, read_process
from .results import Run
from .settings import read_settings


def simulate(
    bp: Blueprint,
    arrivals: object = None,
    hours: float | None = None,
    days: int = 100,
    seed: int = 1,
    warm_up: float = 0,
    *,
    staffing: Mapping[str, object] | None = None,
    patience: object = None,
    closing: str = "finish",
    engine: str = "auto",
    progress: Callable[[int, int], object] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Run:
    """Run a blueprint for some days and measure waits, times, loads and cost, with 95 % intervals.

    ``arrivals``: customers an hour, one number or one for each hour, or `recorded` or `appointments`; without it, the
    blueprint's own. ``hours``: how long the doors are open; a constant rate without it is a steady state, which is
    refused where a load is 1 or more. ``days``: independent days, each begun empty. ``warm_up``: minutes of each day
    that are not counted. ``staffing``: servers by pool, one number or one for each hour. ``patience``: minutes until a
    waiting customer leaves, one for all or by pool, a number or a `Patience`. ``closing``: ``finish`` (those inside are
    served) or ``stop``. ``engine``: ``auto``, ``plain``, ``compiled``; the results are the same to the last bit.
    ``progress(done, days)`` is called between parts, and ``cancel()`` asked whether to stop.

    Returns a `Run`. Raises `FinservError`, before anything runs, for a loop without exit, no arrivals, an unknown
    pool, a missing time; `RunCancelled` when cancelled. Source: Law, Simulation Modeling and Analysis (2015).

    >>> bp = Blueprint.from_tables(
    ...     [{"id": "serve", "band": "onstage", "name": "Serve", "pool": "desk", "time_mean": 3}],
    ...     pools=[{"id": "desk"}])
    >>> run = simulate(bp, arrivals=10, hours=8, days=20)
    >>> run.bottleneck(), run["contact_time"]
    ('desk', 3.0)
    """
    return run_process(
        read_process(bp), arrivals, hours, days, seed, warm_up, staffing=staffing, patience=patience, closing=closing,
        engine=engine, progress=progress, cancel=cancel,
    )  # fmt: skip


def run_process(
    process: Process,
    arrivals: object = None,
    hours: float | None = None,
    days: int = 100,
    seed: int = 1,
    warm_up: float = 0,
    *,
    staffing: Mapping[str, object] | None = None,
    patience: object = None,
    closing: str = "finish",
    engine: str = "auto",
    progress: Callable[[int, int], object] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Run:
    """`simulate` for a blueprint that `read_process` has made ready, which saves time where it is run again and again.

    >>> from finserv.blueprint.cases import case
    >>> process = read_process(case("deposit"))
    >>> [run_process(process, days=5, staffing={"teller": n}).bottleneck() for n in (2, 6)]
    ['teller', 'clerk']
    """
    coming = read_arrivals(process.blueprint.arrivals if arrivals is None else arrivals, hours)
    settings = read_settings(process, coming, days, seed, warm_up, closing, staffing, patience)
    return Run(process, settings, run_engine(process, settings, engine, progress, cancel))
