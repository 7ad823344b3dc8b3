"""A run: what it measured, as tables of plain strings and numbers, and what it took for granted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ..blueprint import Blueprint
from ..errors import FinservError, unknown_word
from ..language import Text
from .engine import Outcome, run_engine
from .face import run_html, run_text
from .measures import Measure, measure, unseen_minutes
from .notes import run_notes
from .process import Process
from .settings import Settings
from .statistics import Estimate, student

LOG_LIMIT = 20_000_000
STATUS = ("served", "abandoned", "unfinished")


@dataclass(frozen=True, eq=False)
class Run:
    """The result of `simulate`: times in minutes, 95 % intervals over days. ``notes`` says by which rules it ran."""

    process: Process
    settings: Settings
    outcome: Outcome

    @property
    def blueprint(self) -> Blueprint:
        """What was run."""
        return self.process.blueprint

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Every measure with its name in both languages, unit, estimate and interval."""
        return measure(self.process, self.settings, self.outcome)

    @cached_property
    def notes(self) -> tuple[Text, ...]:
        """The rules of this run, one sentence each."""
        return run_notes(self.process, self.settings)

    def __getitem__(self, measure_id: str) -> float:
        """One measure by its id, for example ``run["cycle_time"]``; raises `FinservError` with the choices."""
        for found in self.measures:
            if found.id == measure_id:
                return found.estimate.value
        raise FinservError(unknown_word(Text("指标", "measure"), measure_id, [m.id for m in self.measures]))

    def summary(self) -> pd.DataFrame:
        """A table: measure, mean, low, high (the ends of the 95 % interval over days)."""
        rows = [(m.id, m.estimate.value, *m.interval) for m in self.measures]
        return pd.DataFrame(rows, columns=["measure", "mean", "low", "high"])

    @property
    def customers(self) -> pd.DataFrame:
        """One row a customer: day and number (from 1), arrival and leaving in minutes since opening, times, status."""
        out = self.outcome
        cycle = out.leave - out.arrival
        return pd.DataFrame(
            {
                "day": np.repeat(np.arange(1, self.settings.days + 1), np.diff(out.day_first)),
                "customer": out.number + 1,
                "arrival": out.arrival,
                "leave": out.leave,
                "cycle_time": cycle,
                "wait": out.wait,
                "contact_time": out.contact,
                "unseen_time": unseen_minutes(cycle, out.wait, out.contact),
                "status": [STATUS[s] for s in out.status.tolist()],
            }
        )

    def queue(self, pool: str) -> pd.DataFrame:
        """The queue of a pool over the day: minute, mean with 95 % interval, and the band that 80 % of days keep to."""
        if pool not in self.process.pool_ids:
            raise FinservError(unknown_word(Text("资源池", "pool"), pool, self.process.pool_ids))
        waiting = self.outcome.queue[:, :, self.process.pool_ids.index(pool)]
        days, mean = len(waiting), waiting.mean(axis=0)
        half = (
            student(days - 1) * waiting.std(axis=0, ddof=1) / np.sqrt(days)
            if days > 1
            else np.full_like(mean, np.nan)
        )
        p10, p90 = np.quantile(waiting, [0.1, 0.9], axis=0)
        minute = np.arange(self.settings.ticks) * self.settings.tick
        low, high = np.maximum(mean - half, 0.0), mean + half
        return pd.DataFrame(
            {"minute": minute, "mean": mean, "low": low, "high": high, "p10": p10, "p90": p90}
        )

    def bottleneck(self) -> str:
        """The id of the pool with the highest load, the longer total wait deciding a tie; empty without pools."""
        staffed = self.settings.staffed(self.settings.warm_up, self.settings.close)
        work, waits = self.outcome.minutes.sum(axis=0), self.outcome.waits.sum(axis=0)
        ranked = []
        for place, pool in enumerate(self.process.pool_ids):
            its = self.process.pool == place
            ranked.append(
                (round(float(work[its].sum() / staffed[place]), 9), float(waits[its].sum()), -place, pool)
            )
        return max(ranked)[3] if ranked else ""

    @property
    def pools(self) -> pd.DataFrame:
        """One row a pool: utilisation with interval, load, mean number waiting, wait each time, and the bottleneck."""
        value = {m.id: m for m in self.measures}
        rows = []
        for pool in self.process.pool_ids:
            used = value[f"utilisation.{pool}"]
            others = [value[f"{name}.{pool}"].estimate.value for name in ("load", "queue", "wait")]
            rows.append((pool, used.estimate.value, *used.interval, *others, pool == self.bottleneck()))
        columns = ["pool", "utilisation", "low", "high", "load", "queue", "wait", "bottleneck"]
        return pd.DataFrame(rows, columns=columns)

    @property
    def steps(self) -> pd.DataFrame:
        """One row a step: visits, minutes of work and wait for its pool, each for one customer."""
        out, people = self.outcome, max(self._estimate("customers").value * self.settings.days, 1.0)
        return pd.DataFrame(
            {
                "step": self.process.step_ids,
                "pool": [self.process.pool_ids[p] if p >= 0 else "" for p in self.process.pool],
                "visits": out.visits.sum(axis=0) / people,
                "minutes": out.minutes.sum(axis=0) / people,
                "wait": out.waits.sum(axis=0) / people,
            }
        )

    @property
    def wait_points(self) -> pd.DataFrame:
        """One row for each wait that is judged: recorded and tolerable minutes, the run's, and the share within."""
        rows = []
        for m in self.measures:
            if m.id.startswith("wait_at."):
                step = self.blueprint.step(m.id.partition(".")[2])
                recorded, tolerable = (step.in_minutes(t) for t in (step.wait_actual, step.wait_tolerable))
                share = np.nan if tolerable is None else self[f"within_tolerable.{step.id}"]
                rows.append((step.id, recorded, tolerable, m.estimate.value, *m.interval, share))
        columns = ["step", "recorded", "tolerable", "mean", "low", "high", "within_tolerable"]
        return pd.DataFrame(rows, columns=columns).astype({c: float for c in columns[1:]})

    def log(self) -> pd.DataFrame:
        """Every step that was begun, one row each in the order of time, for process mining.

        Columns: case (day-customer), day, customer, step, pool, enter, start, end (minutes since opening), wait,
        side_work. The days are run again with the same draws. Raises `FinservError` beyond 20 million rows.
        """
        rows = self.outcome.visits.sum(axis=1)
        if self.settings.warm_up > 0 or rows.sum() > LOG_LIMIT:
            raise FinservError(
                Text(
                    f"事件记录最多{LOG_LIMIT:,}行，并且不能有预热。请减少天数，或令 warm_up=0。",
                    f"A log takes {LOG_LIMIT:,} rows at most and no warm-up. Run fewer days, or with warm_up=0.",
                )
            )
        out = run_engine(self.process, self.settings, log=rows + 1)
        log = out.log
        day = np.repeat(np.arange(1, self.settings.days + 1), np.diff(out.day_first))[log["customer"]]
        number = out.number[log["customer"]] + 1
        pools = [self.process.pool_ids[p] if p >= 0 else "" for p in self.process.pool]
        table = pd.DataFrame(
            {
                "case": [f"{d}-{n}" for d, n in zip(day.tolist(), number.tolist(), strict=True)],
                "day": day,
                "customer": number,
                "step": [self.process.step_ids[s] for s in log["step"].tolist()],
                "pool": [pools[s] for s in log["step"].tolist()],
                "enter": log["enter"],
                "start": log["start"],
                "end": log["end"],
                "wait": log["start"] - log["enter"],
                "side_work": log["side"] == 1,
            }
        )
        return table.sort_values(["day", "start"], kind="stable", ignore_index=True)

    def _estimate(self, measure_id: str) -> Estimate:
        return next(m.estimate for m in self.measures if m.id == measure_id)

    def __repr__(self) -> str:
        return run_text(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/plain": run_text(self), "text/html": run_html(self)}
