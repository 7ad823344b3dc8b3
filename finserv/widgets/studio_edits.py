"""What a reader does in the studio's tables, one function each: from what lies on the desk to what lies there after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..blueprint import Blueprint, Flow, Pool, edits
from ..blueprint.cells import BadCell, is_empty
from ..blueprint.records import Column, columns, read_row
from ..errors import FinservError, nearest, shown
from ..language import Text, language
from .studio_progress import end_step
from .studio_work import CLASSES, Draft, Slip, Work

NEEDED = {"steps": ("name_zh", "name_en"), "pools": ("name_zh", "name_en")}
STEP_REFS, POOL_REFS = ("source", "target", "recovery_step"), ("pool",)
ROWS_LIMIT, COLUMNS_LIMIT = 300, 40
_KEY = re.compile(r"new-[a-z0-9-]{1,50}")


def column_of(kind: str, name: str) -> Column:
    """The column that a cell's name means: itself, or the one of the language in use for ``name``, ``evidence`` …"""
    known = {column.name: column for column in columns(CLASSES[kind]) if column.name != "id"}
    found = known.get(name) or known.get(f"{name}_{language()}")
    if found is None:
        raise FinservError(Text(f"没有“{shown(name)}”这一项。", f"There is no column '{shown(name)}'."))
    return found


def set_cell(
    work: Work,
    kind: str,
    key: str,
    name: str,
    value: Any,
    *,
    after: str = "",
    given: dict[str, Any] | None = None,
) -> Work:
    """The work with one cell filled; a value that cannot be stays at its cell as a mistake, and changes nothing else.

    A key that is new begins a row, listed behind the row ``after`` or last, with the cells ``given`` by its table.
    A row enters the blueprint as soon as it has what it needs. Raises `FinservError` for a row or column that is none.

    >>> from .studio_work import work_of
    >>> work = set_cell(work_of(Blueprint()), "steps", "new-1", "name_en", "Ask", given={"band": "customer"})
    >>> work.blueprint.step_rows[0].id
    'ask'
    """
    column = column_of(kind, name)
    row, draft = work.row(kind, key), work.draft(kind, key)
    if row is None and draft is None:
        if not _KEY.fullmatch(key):
            raise FinservError(Text("这一行已经不在了。", "This row is no longer there."))
        if is_empty(value):
            return work
        draft = Draft(key, kind, after, given or {})
    try:
        read = _read(work.blueprint, column, value)
    except FinservError as error:
        held = work if draft is None else work.with_draft(draft)
        return held.with_slip(Slip(kind, key, column.name, shown(value, 2000), error.text))
    clean = work.without_slip(kind, key, column.name)
    if draft is not None:
        return _settled(clean, replace(draft, cells={**draft.cells, column.name: read}))
    try:
        return clean.with_blueprint(_changed(work, kind, key, column.name, read))
    except FinservError as error:
        return clean.with_slip(Slip(kind, key, column.name, shown(value, 2000), error.text))


def paste(
    work: Work,
    kind: str,
    keys: Sequence[str],
    names: Sequence[str],
    cells: Sequence[Sequence[str]],
    *,
    new: str,
    after: str = "",
    given: dict[str, Any] | None = None,
) -> Work:
    """Cells of a spreadsheet put in: its columns into ``names``, its rows into ``keys`` and then into rows more.

    ``new`` is what the keys of the rows more begin with; they are listed behind the row ``after`` or last.
    Raises `FinservError` for more than can be.
    """
    if len(cells) > ROWS_LIMIT or any(len(row) > COLUMNS_LIMIT for row in cells):
        raise FinservError(
            Text(f"一次最多粘贴{ROWS_LIMIT}行。", f"At most {ROWS_LIMIT} rows can be pasted at a time.")
        )
    for number, row in enumerate(cells):
        key = keys[number] if number < len(keys) else f"{new}-{number}"
        for name, value in zip(names, row, strict=False):
            before = set(work.keys(kind))
            work = set_cell(work, kind, key, name, value, after=after, given=given)
            key = next((made for made in work.keys(kind) if made not in before), key)
        after = key
    return work


def name_end(work: Work, kind: str, name: str) -> Work:
    """Name the customer's first (``start``) or last (``end``) act, which is made where there is none.

    >>> from .studio_work import work_of
    >>> [step.kind for step in name_end(work_of(Blueprint()), "start", "Walk in").blueprint.step_rows]
    ['start']
    """
    step = end_step(work.blueprint, kind)
    given = {"band": "customer", "kind": kind}
    made = set_cell(work, "steps", step or f"new-{kind}", "name", name, given=given)
    rows = made.blueprint.step_rows
    if kind == "start" and not step and len(rows) > len(work.blueprint.step_rows):
        made = made.with_blueprint(edits.move_step(made.blueprint, rows[-1].id, before=rows[0].id))
    return made


def link_in_order(work: Work, band: str = "customer") -> Work:
    """A flow from each step of the band that leads nowhere yet to the next one, but from an end."""
    bp = work.blueprint
    steps = bp.band(band)
    for here, there in zip(steps, steps[1:], strict=False):
        if here.kind != "end" and not bp.flows_from(here.id):
            bp = edits.connect(bp, here.id, there.id)
    return work.with_blueprint(bp)


def remove_row(work: Work, kind: str, key: str) -> Work:
    """Without a row, and without what cannot be without it."""
    if work.draft(kind, key) is not None:
        return work.without_draft(kind, key).without_slip(kind, key)
    if work.row(kind, key) is None:
        raise FinservError(Text("这一行已经不在了。", "This row is no longer there."))
    bp = work.blueprint
    if kind == "steps":
        made = edits.remove_step(bp, key)
    elif kind == "pools":
        made = edits.remove_pool(bp, key)
    else:
        gone = work.row(kind, key)
        made = replace(bp, flow_rows=tuple(flow for flow in bp.flow_rows if flow is not gone))
    order = work.keys(kind)
    place = order.index(key)
    before = order[place - 1] if place else ""
    drafts = tuple(replace(d, after=before) if (d.kind, d.after) == (kind, key) else d for d in work.drafts)
    return replace(work, drafts=drafts).with_blueprint(made)


def reorder(work: Work, kind: str, keys: Sequence[str]) -> Work:
    """The rows of one table in another order; rows of other tables stay in their places."""
    real = [key for key in keys if key in set(work.keys(kind))]
    attribute = {"steps": "step_rows", "flows": "flow_rows", "pools": "pool_rows"}[kind]
    rows = list(getattr(work.blueprint, attribute))
    places = [place for place, key in enumerate(work.keys(kind)) if key in set(real)]
    moved = [work.row(kind, key) for key in real]
    for place, row in zip(places, moved, strict=True):
        rows[place] = row
    drafts = {draft.key: draft for draft in work.drafts if draft.kind == kind}
    for before, key in zip(("", *keys), keys, strict=False):
        if key in drafts:
            work = work.with_draft(replace(drafts[key], after=before))
    return work.with_blueprint(replace(work.blueprint, **{attribute: tuple(rows)}))


def _read(bp: Blueprint, column: Column, value: Any) -> Any:
    if is_empty(value):
        return "" if column.required else column.default
    if column.name in STEP_REFS or column.name in POOL_REFS:
        return _meant(bp.step_rows if column.name in STEP_REFS else bp.pool_rows, column, value)
    try:
        return column.read(value)
    except BadCell as bad:
        raise FinservError(
            Text(f"“{column.title.zh}”{bad.text.zh}", f"{column.title.en.capitalize()} {bad.text.en}")
        ) from None


def _meant(rows: Sequence[Any], column: Column, value: Any) -> str:
    """The id of the step or pool that is meant by its id or its name."""
    asked = str(value).strip()
    for row in rows:
        if asked == row.id:
            return row.id
    for row in rows:
        if asked in (row.name_zh, row.name_en):
            return row.id
    names = {name.casefold(): name for row in rows for name in (row.name_zh, row.name_en) if name}
    guess = names.get(nearest(asked.casefold(), names), "")
    raise FinservError(
        Text(
            f"“{column.title.zh}”里没有叫“{shown(asked)}”的。"
            + (f"是不是“{guess}”？" if guess else "请先把它加进来。"),
            f"{column.title.en.capitalize()}: nothing is called '{shown(asked)}'. "
            + (f"Did you mean '{guess}'?" if guess else "Add it first."),
        )
    )


def _changed(work: Work, kind: str, key: str, name: str, value: Any) -> Blueprint:
    bp = work.blueprint
    if kind == "about":
        return edits.set_about(bp, **{name: value})
    if kind == "steps":
        return bp.change(key, **{name: value})
    if kind == "pools":
        return edits.set_pool(bp, key, **{name: value})
    place = work.flow_keys.index(key)
    changed = replace(bp.flow_rows[place], **{name: value})
    return replace(bp, flow_rows=(*bp.flow_rows[:place], changed, *bp.flow_rows[place + 1 :]))


def _settled(work: Work, draft: Draft) -> Work:
    """The draft as a row of the blueprint where it has what a row needs; otherwise kept as a draft."""
    cells, kind, bp = draft.cells, draft.kind, work.blueprint
    needed = ("source", "target") if kind == "flows" else NEEDED[kind]
    enough = (all if kind == "flows" else any)(cells.get(name) for name in needed)
    if not enough:
        return work.with_draft(draft)
    at_end = work.row(kind, draft.after) is None
    place = len(work.keys(kind)) if at_end else work.keys(kind).index(draft.after) + 1
    rest = work.without_draft(kind, draft.key)
    if kind == "flows":
        flow = read_row(Flow, cells)
        return rest.with_blueprint(
            replace(bp, flow_rows=(*bp.flow_rows[:place], flow, *bp.flow_rows[place:])), draft.key
        )
    ids = [*(row.id for row in bp.step_rows), *(row.id for row in bp.pool_rows)]
    id = edits.free_id(ids, _slug(cells.get("name_en", "")) or kind.removesuffix("s"))
    if kind == "steps":
        made = edits.add_step(bp, after="" if at_end else draft.after, **{**cells, "id": id})
    else:
        pool = read_row(Pool, {**cells, "id": id})
        made = replace(bp, pool_rows=(*bp.pool_rows[:place], pool, *bp.pool_rows[place:]))
    follow = tuple(replace(d, after=id) if (d.kind, d.after) == (kind, draft.key) else d for d in rest.drafts)
    slips = tuple(replace(s, key=id) if (s.kind, s.key) == (kind, draft.key) else s for s in rest.slips)
    return replace(rest, drafts=follow, slips=slips).with_blueprint(made)


def _slug(name: str) -> str:
    """An id made from an English name; empty where there are no letters in it."""
    word = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:40].strip("_")
    return word if re.search("[a-z]", word) and name.isascii() else ""
