"""Blueprints made at random for the model's tests: every field filled or empty, texts of every kind."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import strategies as st

from finserv.blueprint import Blueprint, Flow, Pin, Pool, Step, Waiver
from finserv.blueprint.edits import (
    add_step,
    connect,
    disconnect,
    free_id,
    move_step,
    remove_pool,
    remove_step,
    rename_id,
    set_about,
    set_fields,
    set_flow,
    set_pool,
)
from finserv.blueprint.records import columns
from finserv.blueprint.words import (
    ACTORS,
    BANDS,
    DISCRETION,
    DISTRIBUTIONS,
    DIVERGENCE,
    FEES,
    FLOW_KINDS,
    KINDS,
    LEVELS,
    OBJECTS,
    OWNERS,
    PARTICIPATION,
    PROVENANCE,
    STATES,
    TIME_UNITS,
)

WORDS = {
    "band": BANDS,
    "kind": KINDS,
    "actor": ACTORS,
    "time_distribution": DISTRIBUTIONS,
    "time_unit": TIME_UNITS,
    "discretion": DISCRETION,
    "fee": FEES,
    "provenance": PROVENANCE,
    "level": LEVELS,
    "state": STATES,
    "declared_participation": PARTICIPATION,
    "declared_divergence": DIVERGENCE,
    "declared_object": OBJECTS,
    "declared_owner": OWNERS,
}
HARD_TEXTS = [
    "取号",
    "Take a number",
    "\"quoted\" and 'single'",
    "<b>bold</b> & <script>",
    "back\\slash \\n \\u0041",
    "👩‍👩‍👧 emoji 😀",
    "שלום עולם",
    "مرحبا",
    "a\nb",
    "{braces} %s $x",
    "=1+1",
    "NaN",
    "1.0",
    "é e\u0301 ﬁ",
    "a\u2028b\u2029c",
]
ids = st.from_regex(r"[A-Za-z0-9][a-z0-9.\-]{0,5}(_[a-z0-9]{1,4})?", fullmatch=True)
words_of_text = st.one_of(
    st.sampled_from(HARD_TEXTS),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=40).map(str.strip),
)
numbers = st.one_of(st.integers(0, 1000), st.floats(0, 1e7, allow_nan=False), st.just(0.1 + 0.2))


def cells(cls: type, **given: st.SearchStrategy) -> st.SearchStrategy[dict[str, Any]]:
    """Valid cells for some of the columns of ``cls``, and for all those in ``given``."""
    optional: dict[str, st.SearchStrategy] = {}
    for column in columns(cls):
        if column.name in given or column.kind in ("id", "ref"):
            continue
        if column.kind == "word":
            words = FLOW_KINDS if cls is Flow and column.name == "kind" else WORDS[column.name]
            optional[column.name] = st.sampled_from(list(words))
        elif column.kind in ("name", "note"):
            limit = 6 if column.name == "currency" else 40
            optional[column.name] = words_of_text.map(lambda text, limit=limit: text[:limit].strip())
        else:
            optional[column.name] = {
                "number": st.floats(0, 1) if column.name in ("probability", "time_cv") else numbers,
                "whole": st.integers(1, 20),
                "flag": st.booleans(),
                "numbers": st.lists(numbers, max_size=4).map(tuple),
            }[column.kind]
    return st.fixed_dictionaries(given, optional=optional)


steps = cells(Step, id=ids, band=st.sampled_from(list(BANDS)), name_zh=words_of_text.filter(bool)).map(
    lambda row: Step(**row)
)
pools = cells(Pool, id=ids).map(lambda row: Pool(**row))


@st.composite
def blueprints(draw: st.DrawFn, min_steps: int = 0, max_steps: int = 8) -> Blueprint:
    """A blueprint that the model takes; it need not keep any rule."""
    step_rows = draw(st.lists(steps, min_size=min_steps, max_size=max_steps, unique_by=lambda step: step.id))
    pool_rows = draw(st.lists(pools, max_size=3, unique_by=lambda pool: pool.id))
    known = [step.id for step in step_rows]
    refs = st.sampled_from([*known, ""])
    pool_refs = st.sampled_from([*(pool.id for pool in pool_rows), ""])
    table = [{**step.as_row(), "pool": draw(pool_refs), "recovery_step": draw(refs)} for step in step_rows]
    flow_rows: list[Flow] = []
    pins: list[Pin] = []
    if known:
        ends = {"source": st.sampled_from(known), "target": st.sampled_from(known)}
        flow_rows = draw(st.lists(cells(Flow, **ends).map(lambda row: Flow(**row)), max_size=8))
        pinned = draw(st.lists(st.sampled_from(known), max_size=2, unique=True))
        pins = [Pin(step=step, column=draw(st.none() | st.integers(0, 9))) for step in pinned]
    waivers = draw(st.lists(cells(Waiver, rule=ids, element=refs).map(lambda row: Waiver(**row)), max_size=2))
    about = draw(cells(Blueprint, id=ids))
    return Blueprint.from_tables(table, flow_rows, pool_rows, waivers=waivers, pins=pins, **about)


def random_edit(bp: Blueprint, choose: random.Random) -> Blueprint:
    """One edit chosen at random, of those that this blueprint allows."""
    steps = [step.id for step in bp.step_rows]
    act = choose.choice(
        ["add", "remove", "move", "rename", "connect", "disconnect", "fields", "about", "pool", "flow"]
    )
    one, other = (choose.choice(steps) if steps else "" for _ in range(2))
    if act == "add" or not steps:
        return add_step(bp, after=one, band=choose.choice(list(BANDS)), name="新步骤")
    if act == "remove" and len(steps) > 5:
        return remove_step(bp, one)
    if act == "move":
        return move_step(bp, one, before=other)
    if act == "rename":
        return rename_id(bp, one, free_id(steps, f"s{choose.randrange(40)}"))
    if act == "connect":
        kind = choose.choice(list(FLOW_KINDS))
        return connect(bp, one, other, kind=kind, label=str(len(bp.flow_rows)))
    if act in ("disconnect", "flow") and bp.flow_rows:
        flow = choose.choice(bp.flow_rows)
        if act == "flow":
            return set_flow(bp, flow.source, flow.target, probability=choose.choice([None, 0.25, 1]))
        return disconnect(bp, flow.source, flow.target)
    if act == "about":
        return set_about(bp, price=choose.randrange(9), title=choose.choice(["", "存款", "Deposit"]))
    if act == "pool":
        pool = choose.choice(["teller", "clerk", "guard"])
        if choose.random() < 0.5 and any(row.id == pool for row in bp.pool_rows):
            return remove_pool(bp, pool)
        return set_pool(bp, pool, capacity=choose.randrange(1, 9))
    return set_fields(
        bp,
        one,
        band=choose.choice(list(BANDS)),
        time_mean=choose.choice([None, 0, 0.1, 5]),
        fail_point=choose.random() < 0.5,
        recovery_step=other,
    )


@st.composite
def redesigns(draw: st.DrawFn) -> tuple[Blueprint, Blueprint]:
    """A blueprint, and what some edits have made of it."""
    before = draw(blueprints(min_steps=1, max_steps=5))
    choose = random.Random(draw(st.integers(0, 10_000)))
    after = before
    for _ in range(draw(st.integers(0, 12))):
        after = random_edit(after, choose)
    return before, after
