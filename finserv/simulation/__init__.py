"""Running a blueprint: arrivals, queues, forks, rework and patience; waits, loads and cost with 95 % intervals."""

from .arrivals import appointments, recorded
from .compare import compare, compare_runs
from .engine import RunCancelled
from .grid import grid
from .load import work_content
from .process import read_process
from .results import Run
from .settings import Patience
from .simulate import run_process, simulate

__all__ = [
    "Patience",
    "Run",
    "RunCancelled",
    "appointments",
    "compare",
    "compare_runs",
    "grid",
    "read_process",
    "recorded",
    "run_process",
    "simulate",
    "work_content",
]
