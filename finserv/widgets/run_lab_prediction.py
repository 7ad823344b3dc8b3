"""The prediction of the run lab: what is asked, what counts as an answer, and the answer beside what the run says."""

from __future__ import annotations

import math
from typing import Any

from ..blueprint import Blueprint
from ..errors import FinservError, shown
from ..language import Text
from ..simulation import Run, read_process, work_content
from ..simulation.face import number
from .run_lab_results import between, bottleneck_sentence, pool_name
from .run_lab_runs import LabRuns, Pair

MOST_MINUTES = 10_000
HEAD = Text("问题|您的预测|运行的结果", "question|you predicted|the run says")
KNOWN_HEAD = Text(
    "资源池|数量|每位顾客带来的工作（分钟）", "pool|how many|work that one customer brings (min)"
)
KNOWN = Text(
    "平均每小时来{mean}位顾客，最忙的一小时{peak}位。",
    "{mean} customers come in a mean hour, {peak} in the busiest.",
)
WHICH = Text("瓶颈", "the bottleneck")
ONE_MORE = Text("“{pool}”增加一个，平均等待缩短", "one more in '{pool}': the mean wait falls by")
MINUTES = Text("{value}分钟", "{value} min")
RIGHT, OTHER = (
    Text("✓ 预测对了：{pool}", "✓ As predicted: {pool}"),
    Text("✗ 不是，是：{pool}", "✗ Another one: {pool}"),
)
WITHIN = Text("✓ 预测落在区间内", "✓ your prediction lies within")
OUTSIDE = Text("预测在区间之外", "your prediction lies outside")
NO_POOL_CHOSEN = Text(
    "请先选一个资源池作为预测的瓶颈。", "Choose the pool that you think will be the bottleneck."
)
FALL = Text("{value}分钟，{between}", "{value} min, {between}")
NOT_ASKED = Text("（没有预测）", "(not predicted)")
LOADS = Text(
    "各资源池的负荷：{loads}。负荷最高的就是瓶颈。", "Load by pool: {loads}. The highest is the bottleneck."
)


def read_prediction(bp: Blueprint, pool: Any, fall: Any) -> dict[str, Any]:
    """A prediction as it is kept; raises `FinservError` where a part is missing."""
    if pool not in [p.id for p in bp.pool_rows]:
        raise FinservError(NO_POOL_CHOSEN)
    try:
        minutes = math.nan if isinstance(fall, bool) or fall is None else float(fall)
    except (TypeError, ValueError):
        minutes = math.nan
    if not abs(minutes) <= MOST_MINUTES:
        raise FinservError(
            Text(
                f"请填一个数作为缩短的分钟数，例如 0.5（现在是“{shown('' if fall is None else fall)}”）。",
                f"Give the minutes as a number, for example 0.5 (it is '{shown('' if fall is None else fall)}' now).",
            )
        )
    return {"pool": pool, "fall": minutes}


def known_prediction(bp: Blueprint, kept: Any) -> dict[str, Any] | None:
    """A prediction from the answers file, or None where there is none that fits."""
    if not isinstance(kept, dict):
        return None
    try:
        return read_prediction(bp, kept.get("pool"), kept.get("fall"))
    except FinservError:
        return None


def asked(bp: Blueprint) -> dict[str, Any]:
    """The choices, and what there is to think with: arrivals, servers and work by pool."""
    work = work_content(read_process(bp)).groupby("pool")["minutes"].sum()
    rows = [[str(p.name), str(p.capacity), number(float(work.get(p.id, 0.0)))] for p in bp.pool_rows]
    day = bp.arrivals
    known = KNOWN.format(mean=number(sum(day) / len(day)), peak=number(max(day))) if day else Text()
    return {
        "options": [{"id": p.id, "text": str(p.name)} for p in bp.pool_rows],
        "known": str(known),
        "head": str(KNOWN_HEAD).split("|"),
        "rows": rows,
    }


def side_by_side(runs: LabRuns, prediction: dict[str, Any], whole: bool) -> dict[str, Any]:
    """Prediction and result in rows, the reason, and whether all days were run."""
    chosen = prediction["pool"]
    pair = runs.one_more(chosen, whole)
    before = pair.before
    actual = before.bottleneck()
    verdict = (RIGHT if actual == chosen else OTHER).format(pool=pool_name(before, actual))
    rows = [
        [str(WHICH), str(pool_name(before, chosen)), str(verdict)],
        [str(ONE_MORE.format(pool=pool_name(before, chosen))), str(MINUTES.format(value=_minutes(prediction["fall"]))),
         str(_fall(pair, prediction["fall"]))],
    ]  # fmt: skip
    if actual != chosen:
        other = runs.one_more(actual, whole)
        rows.append(
            [str(ONE_MORE.format(pool=pool_name(before, actual))), str(NOT_ASKED), str(_fall(other, None))]
        )
    return {
        "head": str(HEAD).split("|"),
        "rows": rows,
        "why": [str(bottleneck_sentence(before)), str(LOADS.format(loads=_loads(before)))],
    }


def _fall(pair: Pair, predicted: float | None) -> Text:
    longer = pair.difference("wait")
    high, low = (-end for end in longer.interval())
    text = FALL.format(value=_minutes(-longer.value), between=between(low, high))
    if predicted is None or not math.isfinite(low):
        return text
    mark = WITHIN if low <= predicted <= high else OUTSIDE
    return Text(f"{text.zh}；{mark.zh}", f"{text.en}; {mark.en}")


def _minutes(value: float) -> str:
    return ("−" if value < 0 else "") + number(abs(value))


def _loads(run: Run) -> Text:
    value = {m.id: m.estimate.value for m in run.measures}
    parts = [(pool_name(run, p), number(value[f"load.{p}"], share=True)) for p in run.process.pool_ids]
    return Text(
        "、".join(f"{n.zh or n.en}{s}" for n, s in parts), ", ".join(f"{n.en or n.zh} {s}" for n, s in parts)
    )
