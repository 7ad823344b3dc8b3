"""What the kernel reads and writes: four named tuples of flat tables (arrays when compiled, lists when not)."""

from __future__ import annotations

from typing import Any, NamedTuple

END, FORK, CHOOSE, PARKED = -1, -2, -3, -4
TICK, WARM, CLOSE, STOP, GIVE, TAKE = 0, 1, 2, 3, 4, 5
DONE, NEEDS_TOKENS, NEEDS_EVENTS, ENDLESS, STUCK = 0, 1, 2, 3, 4
KEPT, TAKEN, GIVEN = 0, 1, 2
QUEUED = -2
SERVED, ABANDONED, UNFINISHED = 0, 1, 2
VISIT_LIMIT = 10_000
VISIT_BITS = 14


class Network(NamedTuple):
    """The process, by step unless said; ``target``, ``limit`` (in 2²⁰) and ``side`` are by flow.

    A row of ``facts``: key, loop, first cell and number of cells in ``table``, next step, pool, contact.
    """

    start: int
    loops: int
    forked: bool
    keeps: bool
    leaves: bool
    watching: bool
    facts: Any
    pool: Any
    keep: Any
    table: Any
    patience_first: Any
    patience_size: Any
    patience: Any
    flow_first: Any
    flow_end: Any
    target: Any
    limit: Any
    side: Any
    contact: Any
    wait_point: Any
    watched: Any
    tolerable: Any
    merges: Any
    before: Any
    again: Any


class Plan(NamedTuple):
    """The days: where each starts among the customers, their times and keys, and the marks of every day's clock."""

    day_first: Any
    arrival: Any
    base: Any
    capacity: Any
    mark_time: Any
    mark_kind: Any
    mark_pool: Any
    ticks: int


class Work(NamedTuple):
    """Scratch, by token; from ``live`` on by group (numbered as its first token); then by pool; by token and loop.

    ``count`` holds visits above the number of their customer × 2¹⁴, so that it need not be cleared for the next one.
    """

    step: Any
    nxt: Any
    length: Any
    since: Any
    link: Any
    customer: Any
    spare: Any
    deadline: Any
    pending: Any
    pending_since: Any
    owner: Any
    group: Any
    sibling: Any
    uses: Any
    parked: Any
    live: Any
    aside: Any
    members: Any
    seen: Any
    engaged: Any
    working: Any
    gone: Any
    held: Any
    held_since: Any
    free: Any
    head: Any
    tail: Any
    waiting: Any
    held_minutes: Any
    count: Any


class Result(NamedTuple):
    """What is kept: by customer; by day and step; by day and pool; by day; and a row for each visit where asked."""

    leave: Any
    wait: Any
    contact: Any
    status: Any
    visits: Any
    minutes: Any
    waits: Any
    watched: Any
    watched_wait: Any
    watched_good: Any
    busy: Any
    queue: Any
    day_end: Any
    logging: bool
    log_size: Any
    log_customer: Any
    log_step: Any
    log_side: Any
    log_enter: Any
    log_start: Any
    log_end: Any
