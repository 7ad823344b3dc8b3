"""What the run lab shows of two runs: the bottleneck in words, a table of before and now, charts and their tables."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ..language import Text
from ..simulation import Run
from ..simulation.face import number
from ..simulation.measures import Measure
from ..simulation.settings import loads
from ..simulation.statistics import Estimate
from .charts import Row, day_chart, rows_chart
from .run_lab_runs import Pair

SHOWN = (
    "wait",
    "cycle_time",
    "cycle_time_p50",
    "cycle_time_p90",
    "within_tolerable",
    "abandoned",
    "cost_per_customer",
)
BETWEEN = Text("在{low}到{high}之间", "between {low} and {high}")
NO_DIFFERENCE = Text("看不出差别", "no clear difference")
AMOUNT = Text("{value}，{between}", "{value}, {between}")
POINTS = Text("{value}个百分点，{between}", "{value} percentage points, {between}")
OVER = Text(
    "注意：最忙的一小时，来到“{pool}”的工作是人手能做的{load}倍，这段时间队伍一直变长，过后才消化。",
    "Note: in the busiest hour {load} times as much work comes to '{pool}' as its staff can do; its queue grows then "
    "and is worked off later.",
)
SAME = Text("没有变化", "the same")
BOTTLENECK = Text(
    "瓶颈是“{pool}”：要做的工时占在岗工时的{load}（{interval}），是各资源池中最高的；在那里每次平均等{wait}分钟。",
    "The bottleneck is '{pool}': the work to do takes {load} of the time staffed ({interval}), the most of all pools; "
    "the mean wait there is {wait} min each time.",
)
NO_POOL = Text(
    "这张蓝图没有资源池，没有人要排队，也就没有瓶颈。",
    "This blueprint has no pool, so nobody queues and there is no bottleneck.",
)
MARKED = Text("图上标出的步骤：{steps}。", "Marked on the picture: {steps}.")
HEAD = Text(
    "指标|起始设计|现在|现在的95%区间|差别（现在－起始）",
    "measure|starting design|now|95 % interval, now|difference, now − start",
)
POOL_HEAD = Text("资源池|起始设计|现在|现在的95%区间", "pool|starting design|now|95 % interval, now")
QUEUE_HEAD = Text(
    "开门后（小时）|起始设计|现在|80%的日子", "hours since opening|starting design|now|80 % of days"
)
UTILISATION = Text("利用率", "Utilisation")
WAITS = Text("每次等待（分钟）", "Wait each time (min)")
QUEUE = Text("排队人数：{pool}", "Number waiting: {pool}")
QUEUE_SAID = Text(
    "现在平均最多{now}人（开门后{when}小时），起始设计平均最多{before}人",
    "on average at most {now} now ({when} hours after opening), at most {before} in the starting design",
)
AXES = (Text("开门后小时", "hours since opening"), Text("人", "customers"), Text("关门", "closing"))


def results(pair: Pair, queue_pool: str) -> dict[str, Any]:
    """All of it in the language in use; ``queue_pool`` is the pool whose queue is drawn."""
    now = pair.now
    value = {m.id: m for m in now.measures}
    pools = list(now.process.pool_ids)
    bottleneck = now.bottleneck()
    ids = [i for i in SHOWN if i in value and not (i == "abandoned" and not now.settings.patience)]
    ids += [f"utilisation.{p}" for p in pools]
    return {
        "bottleneck": bottleneck,
        "sentence": str(bottleneck_sentence(now)),
        "warnings": [str(warning) for warning in _over(now)],
        "marked": str(MARKED.format(steps=_joined(_steps_of(now, bottleneck)))) if bottleneck else "",
        "table": {"head": str(HEAD).split("|"), "rows": [_row(pair, value[i]) for i in ids]},
        "charts": _pool_charts(pair, value, pools) + ([_queue_chart(pair, queue_pool)] if pools else []),
    }


def bottleneck_sentence(run: Run) -> Text:
    """Which pool is the bottleneck, and by what."""
    pool = run.bottleneck()
    if not pool:
        return NO_POOL
    value = {m.id: m for m in run.measures}
    load = value[f"load.{pool}"]
    return BOTTLENECK.format(
        pool=pool_name(run, pool),
        load=written(load),
        interval=interval(load),
        wait=number(value[f"wait.{pool}"].estimate.value),
    )


def _over(run: Run) -> list[Text]:
    load = loads(run.process, run.settings)
    names = run.process.names
    return [OVER.format(pool=names[p], load=f"{load[p]:.2f}") for p in np.flatnonzero(load > 1)]


def pool_name(run: Run, pool: str) -> Text:
    """A pool's name."""
    return run.process.names[run.process.pool_ids.index(pool)]


def written(m: Measure) -> str:
    """The estimate for a reader."""
    return number(m.estimate.value, _is_share(m))


def interval(m: Measure) -> Text:
    """The 95 % interval in words; a dash where there is none."""
    return between(*m.interval, _is_share(m))


def between(low: float, high: float, share: bool = False) -> Text:
    """An interval in words.

    >>> between(1.234, 2.5).en
    'between 1.23 and 2.50'
    """
    if not (math.isfinite(low) and math.isfinite(high)):
        return Text("–", "–")
    return BETWEEN.format(low=_signed(low, share), high=_signed(high, share))


def _row(pair: Pair, m: Measure) -> list[str]:
    share = _is_share(m)
    unit = "" if share else f"（{m.unit.zh}）", "" if share else f" ({m.unit.en})"
    name = Text(m.name.zh + unit[0], m.name.en + unit[1])
    change = _difference(pair.difference(m.id), share)
    return [str(name), number(pair.before_value(m.id), share), written(m), str(interval(m)), str(change)]


def _difference(estimate: Estimate, share: bool) -> Text:
    value, (low, high) = estimate.value, estimate.interval()
    if value == 0 and low == high == 0:
        return SAME
    if share:
        value, low, high = 100 * value, 100 * low, 100 * high
    words = {"value": _signed(value, False, plus=True), "between": between(low, high)}
    shown = (POINTS if share else AMOUNT).format(**words)
    if math.isfinite(low) and low <= 0 <= high:
        return Text(f"{NO_DIFFERENCE.zh}（{shown.zh}）", f"{NO_DIFFERENCE.en} ({shown.en})")
    return shown


def _signed(value: float, share: bool, plus: bool = False) -> str:
    if not math.isfinite(value):
        return "–"
    sign = "−" if value < 0 else "+" if plus and value > 0 else ""
    return sign + number(abs(value), share)


def _is_share(m: Measure) -> bool:
    return m.unit.en == "share"


def _pool_charts(pair: Pair, value: dict[str, Measure], pools: list[str]) -> list[dict[str, Any]]:
    charts = []
    for kind, title, most, filled in (("utilisation", UTILISATION, 1.0, True), ("wait", WAITS, 0.0, False)):
        rows, table = [], []
        for pool in pools:
            m = value[f"{kind}.{pool}"]
            before = pair.before_value(m.id)
            name = str(pool_name(pair.now, pool))
            rows.append(Row(name, m.estimate.value, *m.interval, before, written(m)))
            table.append([name, number(before, _is_share(m)), written(m), str(interval(m))])
        if rows:
            svg = rows_chart(str(title), rows, most, filled)
            charts.append({"title": str(title), "svg": svg, "head": str(POOL_HEAD).split("|"), "rows": table})
    return charts


def _queue_chart(pair: Pair, pool: str) -> dict[str, Any]:
    now, before = pair.now.queue(pool), pair.before.queue(pool)
    close, tick = pair.now.settings.close, pair.now.settings.tick
    old = _at(now["minute"].tolist(), before["minute"].tolist(), before["mean"].tolist())
    minute, mean, low, high = (now[c].tolist() for c in ("minute", "mean", "p10", "p90"))
    busy = [i for i, m in enumerate(minute) if m <= close or max(mean[i], high[i], old[i]) > 0.05]
    end = min(max(busy) + 2, len(minute))
    minute, mean, low, high, old = (column[:end] for column in (minute, mean, low, high, old))
    peak = max(range(end), key=mean.__getitem__)
    title = QUEUE.format(pool=pool_name(pair.now, pool))
    said = QUEUE_SAID.format(now=number(mean[peak]), when=f"{minute[peak] / 60:.1f}", before=number(max(old)))
    label = str(Text("{title}。{said}", "{title}: {said}").format(title=title, said=said))
    every = max(round(60 / tick), 1) * max(round(end * tick / 60 / 10), 1)
    table = [
        [f"{minute[i] / 60:.1f}", number(old[i]), number(mean[i]), str(between(low[i], high[i]))]
        for i in range(0, end, every)
    ]
    names = tuple(map(str, AXES))
    svg = day_chart(label, minute, mean, (low, high), old, close, names)  # type: ignore[arg-type]
    return {"title": str(title), "svg": svg, "head": str(QUEUE_HEAD).split("|"), "rows": table}


def _at(wanted: list[float], minutes: list[float], values: list[float]) -> list[float]:
    """Values read off at other minutes, which another day's length asks for; nothing after the end."""
    if wanted == minutes:
        return values
    return np.interp(wanted, minutes, values, right=0.0).tolist()


def _steps_of(run: Run, pool: str) -> list[Text]:
    return [step.name for step in run.blueprint.step_rows if step.pool == pool]


def _joined(names: list[Text]) -> Text:
    return Text("、".join(n.zh or n.en for n in names), ", ".join(n.en or n.zh for n in names))
