"""A part of a blueprint as a blueprint of its own: one band, one role, one stage."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from ..errors import FinservError
from ..language import Text
from .cells import NAME_LIMIT
from .flow import Flow
from .model import Blueprint
from .records import columns
from .references import no_such
from .step import Step


def view(
    bp: Blueprint,
    *,
    band: str | Iterable[str] = (),
    actor: str | Iterable[str] = (),
    pool: str | Iterable[str] = (),
    steps: Iterable[str] | None = None,
    start: str = "",
    end: str = "",
    neighbours: bool = False,
) -> Blueprint:
    """The steps that meet every condition given, with the flows among them; what lies between is passed over.

    ``band``, ``actor``: one word or several, in either language. ``pool``: whose work (its id). ``steps``: ids.
    ``start``, ``end``: a stage, the steps on a way of plain flows from the one to the other. ``neighbours``: also the
    steps that are linked to these, so that a role is seen with whom it deals. A flow that led through hidden steps
    leads to the next step that is seen. Raises `FinservError` for unknown words and ids, and where no step is left.

    >>> from finserv.blueprint.cases import case
    >>> [step.id for step in view(case("deposit"), pool="clerk", neighbours=True).step_rows]
    ['file_voucher', 'move_vouchers']
    """
    bands, actors = _words("band", band), _words("actor", actor)
    pools = [_pool(bp, pool_id) for pool_id in ([pool] if isinstance(pool, str) and pool else pool)]
    named = None if steps is None else {bp.step(step_id).id for step_id in steps}
    stage = _stage(bp, start, end)
    seen = {
        step.id
        for step in bp.step_rows
        if (not bands or step.band in bands)
        and (not actors or step.actor in actors)
        and (not pools or step.pool in pools)
        and (named is None or step.id in named)
        and (stage is None or step.id in stage)
    }
    if neighbours:
        flows = [flow for flow in bp.flow_rows if {flow.source, flow.target} & seen]
        seen = seen.union(*({flow.source, flow.target} for flow in flows))
    if not seen:
        raise FinservError(
            Text(
                "没有符合这些条件的步骤，请少用一个条件。",
                "No step meets these conditions; leave one of them out.",
            )
        )
    titles = [*_titles("band", bands), *_titles("actor", actors)]
    titles += [row.name for row in bp.pool_rows if row.id in pools]
    titles += [bp.step(step_id).name for step_id in (start, end) if step_id]
    return _titled(_restricted(bp, seen), titles)


def _restricted(bp: Blueprint, seen: set[str]) -> Blueprint:
    rows = [
        step if step.recovery_step in seen else replace(step, recovery_step="")
        for step in bp.step_rows
        if step.id in seen
    ]
    used = {step.pool for step in rows}
    return replace(
        bp,
        step_rows=rows,
        flow_rows=_flows(bp, seen),
        pool_rows=[pool for pool in bp.pool_rows if pool.id in used],
        pins=(),
        waivers=[waiver for waiver in bp.waivers if not waiver.element or waiver.element in seen | used],
    )


def _flows(bp: Blueprint, seen: set[str]) -> list[Flow]:
    """The flows among the steps seen, and one for each way through hidden steps, where none leads there itself."""
    flows: list[Flow] = []
    joined = {(flow.source, flow.target) for flow in bp.flow_rows}
    for flow in bp.flow_rows:
        if flow.source not in seen:
            continue
        if flow.target in seen:
            flows.append(flow)
            continue
        reached = _next_seen(bp, flow, seen)
        for target, kind in reached.items():
            if target != flow.source and (flow.source, target) not in joined:
                joined.add((flow.source, target))
                probability = flow.probability if len(reached) == 1 else None
                flows.append(replace(flow, target=target, kind=kind, probability=probability))
    return flows


def _next_seen(bp: Blueprint, flow: Flow, seen: set[str]) -> dict[str, str]:
    """The steps seen that a flow into a hidden step leads on to, each with the kind of the way there.

    A way is what its least usual flow is; where several lead to one step, the most usual counts.
    """
    reached: dict[str, str] = {}
    for kinds in (("flow",), ("flow", "recovery"), ("flow", "recovery", "rework")):
        if flow.kind not in kinds:
            continue
        waiting, met = deque([flow.target]), {flow.target}
        while waiting:
            for onward in bp.flows_from(waiting.popleft()):
                if onward.kind in kinds and onward.target not in met:
                    met.add(onward.target)
                    if onward.target in seen:
                        reached.setdefault(onward.target, kinds[-1])
                    else:
                        waiting.append(onward.target)
    return reached


def _stage(bp: Blueprint, start: str, end: str) -> set[str] | None:
    plain = [(flow.source, flow.target) for flow in bp.flow_rows if flow.kind == "flow"]
    ahead, back = (
        None if not here else _closure(bp.step(here).id, [ends[::way] for ends in plain])
        for here, way in ((start, 1), (end, -1))
    )
    if ahead is None or back is None:
        return ahead if back is None else back
    return ahead & back


def _closure(here: str, arrows: list[tuple[str, str]]) -> set[str]:
    met, waiting = {here}, [here]
    while waiting:
        step = waiting.pop()
        for source, target in arrows:
            if source == step and target not in met:
                met.add(target)
                waiting.append(target)
    return met


def _words(name: str, asked: str | Iterable[str]) -> list[str]:
    column = next(column for column in columns(Step) if column.name == name)
    words = [asked] if isinstance(asked, str) and asked else asked
    return [column.read_cell(word, lambda: Text("视图", "view")) for word in words]


def _titles(name: str, words: list[str]) -> list[Text]:
    column = next(column for column in columns(Step) if column.name == name)
    return [column.said(word) for word in words]


def _pool(bp: Blueprint, pool_id: str) -> str:
    ids = [pool.id for pool in bp.pool_rows]
    if pool_id not in ids:
        what = Text("资源池", "pool")
        raise no_such(pool_id, ids, what, Text("视图", "view"), what)
    return pool_id


def _titled(bp: Blueprint, parts: list[Text]) -> Blueprint:
    if not parts:
        return bp
    zh = f"{bp.title.in_language('zh')}：{'、'.join(part.in_language('zh') for part in parts)}"
    en = f"{bp.title.in_language('en')}: {', '.join(part.in_language('en') for part in parts)}"
    return replace(bp, title_zh=zh[:NAME_LIMIT], title_en=en[:NAME_LIMIT])
