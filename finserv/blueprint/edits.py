"""The edits of a blueprint, one function each: from a blueprint to a new one, the old one untouched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..errors import FinservError, within
from ..language import Text
from .flow import Flow
from .model import Blueprint
from .pool import Pool
from .records import read_row, spread
from .references import no_such
from .step import Step


def free_id(ids: Iterable[str], stem: str) -> str:
    """The first of ``stem``, ``stem_2``, ``stem_3`` … that is not among the ids.

    >>> free_id(["step", "step_2"], "step")
    'step_3'
    """
    taken, number, free = set(ids), 1, stem
    while free in taken:
        number += 1
        free = f"{stem}_{number}"
    return free


def add_step(bp: Blueprint, *, after: str = "", **fields: Any) -> Blueprint:
    """A step more, listed behind the step ``after`` (or last); without ``id`` it gets a free one.

    Raises `FinservError` for fields that cannot be, an id in use, an unknown ``after``.

    >>> from finserv.blueprint.cases import case
    >>> [s.id for s in add_step(case("deposit"), after="queue", band="customer", name="Sit down").step_rows[2:4]]
    ['queue', 'step']
    """
    ids = [step.id for step in bp.step_rows]
    step = read_row(Step, {"id": free_id(ids, "step"), **fields})
    place = ids.index(bp.step(after).id) + 1 if after else len(ids)
    return replace(bp, step_rows=(*bp.step_rows[:place], step, *bp.step_rows[place:]))


def remove_step(bp: Blueprint, step_id: str) -> Blueprint:
    """Without the step, its flows, its pin and its waivers; where it was a recovery step, that is left open.

    `difference.said` tells in a sentence what went with it. Raises `FinservError` for an unknown step.
    """
    gone = bp.step(step_id).id
    return replace(
        bp,
        step_rows=tuple(
            replace(step, recovery_step="") if step.recovery_step == gone else step
            for step in bp.step_rows
            if step.id != gone
        ),
        flow_rows=tuple(flow for flow in bp.flow_rows if gone not in (flow.source, flow.target)),
        pins=tuple(pin for pin in bp.pins if pin.step != gone),
        waivers=tuple(waiver for waiver in bp.waivers if waiver.element != gone or _is_pool(bp, gone)),
    )


def move_step(bp: Blueprint, step_id: str, before: str = "") -> Blueprint:
    """The step listed before another one, or last; flows are as they were. Raises `FinservError` for unknown steps.

    >>> from finserv.blueprint.cases import case
    >>> move_step(case("deposit"), "queue", before="arrive").step_rows[0].id
    'queue'
    """
    moved = bp.step(step_id)
    if before == moved.id:
        return bp
    rest = [step for step in bp.step_rows if step is not moved]
    place = rest.index(bp.step(before)) if before else len(rest)
    return replace(bp, step_rows=(*rest[:place], moved, *rest[place:]))


def rename_id(bp: Blueprint, old: str, new: str) -> Blueprint:
    """The step under another id, with everything that refers to it.

    Raises `FinservError` for an unknown step, and for an id that is in use or cannot be one.
    """
    step = bp.step(old)
    new = replace(step, id=new).id
    if new == old:
        return bp
    if any(other.id == new for other in bp.step_rows):
        raise FinservError(
            Text(
                f"编号“{new}”已经用在别的步骤上了，请换一个，例如“{free_id((s.id for s in bp.step_rows), new)}”。",
                f"another step has the id '{new}'; choose one that is free, for example "
                f"'{free_id((s.id for s in bp.step_rows), new)}'.",
            )
        )

    def name(ref: str) -> str:
        return new if ref == old else ref

    return replace(
        bp,
        step_rows=tuple(replace(s, id=name(s.id), recovery_step=name(s.recovery_step)) for s in bp.step_rows),
        flow_rows=tuple(replace(f, source=name(f.source), target=name(f.target)) for f in bp.flow_rows),
        pins=tuple(replace(pin, step=name(pin.step)) for pin in bp.pins),
        waivers=tuple(w if _is_pool(bp, old) else replace(w, element=name(w.element)) for w in bp.waivers),
    )


def set_fields(bp: Blueprint, step_id: str, **fields: Any) -> Blueprint:
    """A step's fields changed, as `Blueprint.change`; a new ``id`` is carried everywhere."""
    new = fields.pop("id", step_id)
    return rename_id(bp.change(step_id, **fields), step_id, new)


def set_about(bp: Blueprint, **fields: Any) -> Blueprint:
    """What the blueprint is about (title, purpose, price …) changed; raises `FinservError` for what cannot be.

    >>> set_about(Blueprint(), title="Deposit").title_en
    'Deposit'
    """
    try:
        return replace(bp, **spread(fields, Blueprint))
    except FinservError as error:
        raise within(bp.place(), error) from None


def connect(bp: Blueprint, source: str, target: str, **fields: Any) -> Blueprint:
    """A flow more, listed last; raises `FinservError` where both ends are joined by such a flow already."""
    flow = read_row(Flow, {"source": source, "target": target, **fields})
    if flow in bp.flow_rows:
        where = flow.place()
        raise FinservError(Text(f"{where.zh}已经有了。", f"{where.en} is there already."))
    return replace(bp, flow_rows=(*bp.flow_rows, flow))


def disconnect(bp: Blueprint, source: str, target: str, kind: str = "") -> Blueprint:
    """Without the flows (of one kind, or all) from ``source`` to ``target``; `FinservError` where there is none."""
    gone = _flows(bp, source, target, kind)
    return replace(
        bp, flow_rows=tuple(flow for flow in bp.flow_rows if not any(flow is other for other in gone))
    )


def set_flow(bp: Blueprint, source: str, target: str, kind: str = "", **fields: Any) -> Blueprint:
    """The first flow (of one kind, or any) from ``source`` to ``target`` with fields changed.

    To change its kind give ``new_kind``. Raises `FinservError` where there is no such flow.
    """
    old = _flows(bp, source, target, kind)[0]
    try:
        wide = spread({"kind" if name == "new_kind" else name: value for name, value in fields.items()}, Flow)
    except FinservError as error:
        raise within(old.place(), error) from None
    return replace(
        bp, flow_rows=tuple(replace(flow, **wide) if flow is old else flow for flow in bp.flow_rows)
    )


def set_pool(bp: Blueprint, pool_id: str, **fields: Any) -> Blueprint:
    """The pool with fields changed, or a pool more where there is none of this id."""
    old = next((pool for pool in bp.pool_rows if pool.id == pool_id), None)
    if old is None:
        return replace(bp, pool_rows=(*bp.pool_rows, read_row(Pool, {"id": pool_id, **fields})))
    try:
        new = replace(old, **spread(fields, Pool))
    except FinservError as error:
        raise within(old.place(), error) from None
    return replace(bp, pool_rows=tuple(new if pool is old else pool for pool in bp.pool_rows))


def remove_pool(bp: Blueprint, pool_id: str) -> Blueprint:
    """Without the pool; the steps that it did are left without one. Raises `FinservError` for an unknown pool."""
    ids = [pool.id for pool in bp.pool_rows]
    if pool_id not in ids:
        what = Text("资源池", "pool")
        raise no_such(pool_id, ids, what, bp.place(), what)
    return replace(
        bp,
        pool_rows=tuple(pool for pool in bp.pool_rows if pool.id != pool_id),
        step_rows=tuple(replace(step, pool="") if step.pool == pool_id else step for step in bp.step_rows),
        waivers=tuple(
            w for w in bp.waivers if w.element != pool_id or any(step.id == pool_id for step in bp.step_rows)
        ),
    )


def _flows(bp: Blueprint, source: str, target: str, kind: str) -> list[Flow]:
    asked = Flow(source=source, target=target, kind=kind)
    flows = [f for f in bp.flow_rows if (f.source, f.target) == (asked.source, asked.target)]
    flows = [flow for flow in flows if not kind or flow.kind == asked.kind]
    if not flows:
        where, bp_at = asked.place(), bp.place()
        raise FinservError(Text(f"{bp_at.zh}里没有{where.zh}。", f"{bp_at.en} has no {where.en}."))
    return flows


def _is_pool(bp: Blueprint, id: str) -> bool:
    return any(pool.id == id for pool in bp.pool_rows)
