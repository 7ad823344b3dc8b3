"""Work content: how often a customer comes to each step, and how long each pool works for him, before any run."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .process import Process


def pool_minutes(process: Process) -> np.ndarray:
    """Mean minutes that one customer takes from each pool, held idle time not counted."""
    minutes = np.zeros(len(process.pool_ids))
    for step, pool in enumerate(process.pool):
        if pool >= 0:
            minutes[pool] += process.visits[step] * process.tables[step].mean()
    return minutes


def work_content(process: Process) -> pd.DataFrame:
    """Visits and minutes of work that one customer brings to each step, with the pool that does it."""
    means = np.array([table.mean() for table in process.tables])
    return pd.DataFrame(
        {
            "step": process.step_ids,
            "pool": [process.pool_ids[p] if p >= 0 else "" for p in process.pool],
            "visits": process.visits,
            "minutes": process.visits * means,
        }
    )
