"""What the kernel does now and then: open a day, let a customer leave a queue, judge a wait, take stock, keep a log."""

from __future__ import annotations

from .events import at, clear, total
from .forks import account, remove
from .layout import ABANDONED, STOP, WARM

IN_SERVICE = -2


def mark_free(work):
    """All tokens are free again; returns how many there are."""
    tokens = len(work.step)
    for k in range(tokens):
        work.spare[k] = tokens - 1 - k
        work.pending[k] = work.held[k] = work.parked[k] = work.members[k] = -1
        work.deadline[k] = -1.0
        work.uses[k] = work.live[k] = 0
    return tokens


def open_day(day, net, plan, work, out, events):
    """Empty pools and queues for a new day; returns the number of free tokens."""
    steps, pools = len(net.pool), len(plan.capacity)
    clear(events)
    for p in range(pools):
        work.free[p], work.head[p], work.tail[p], work.waiting[p] = plan.capacity[p], -1, -1, 0
        work.held_minutes[p] = 0.0
    for i in range(day * steps, day * steps + steps):
        out.visits[i] = out.watched[i] = out.watched_good[i] = 0
        out.minutes[i] = out.waits[i] = out.watched_wait[i] = 0.0
    out.log_size[1] = out.log_size[0]
    return mark_free(work)


def unqueue(k, row, net, work, out):
    """Take token ``k`` out of the queue that it stands in, as if it had never come to that step."""
    s = work.step[k]
    p = net.pool[s]
    j = work.head[p]
    if j == k:
        work.head[p] = work.link[k]
    else:
        while work.link[j] != k:
            j = work.link[j]
        work.link[j] = work.link[k]
        if work.tail[p] == k:
            work.tail[p] = j
    work.waiting[p] -= 1
    work.deadline[k] = -1.0
    out.visits[row + s] -= 1
    out.minutes[row + s] -= work.length[k]


def abandon(t, k, row, top, net, work, out):
    """The customer of token ``k`` has run out of patience and leaves; what is being done for him is finished first."""
    c = work.customer[k]
    s = work.pending[k] if work.pending[k] >= 0 else work.step[k]
    if net.watched[s]:
        since = work.pending_since[k] if work.pending[k] >= 0 else work.since[k]
        out.watched[row + s] += 1
        out.watched_wait[row + s] += t - since
    work.pending[k] = -1
    if not net.forked:
        out.wait[c] += t - work.since[k]
        out.leave[c], out.status[c] = t, ABANDONED
        unqueue(k, row, net, work, out)
        work.spare[top] = k
        return top + 1
    g = work.group[k]
    account(t, k, work, out)
    out.leave[c], out.status[c] = t, ABANDONED
    work.gone[g] = 1
    work.held[g] = -1
    j = work.members[g]
    while j >= 0:
        following = work.sibling[j]
        if work.parked[j] >= 0:
            work.parked[j] = -1
            top = remove(j, top, work)
        elif work.deadline[j] >= 0.0:
            unqueue(j, row, net, work, out)
            top = remove(j, top, work)
        j = following
    return top


def watch(t, w, k, s, row, net, work, out):
    """Token ``k`` begins step ``s`` after waiting ``w``: what the wait point before it, or the step, is judged by."""
    if work.pending[k] >= 0:
        s = work.pending[k]
        w = t - work.pending_since[k]
        work.pending[k] = -1
    if net.watched[s]:
        out.watched[row + s] += 1
        out.watched_wait[row + s] += w
        if w <= net.tolerable[s]:
            out.watched_good[row + s] += 1


def note(k, s, enter, start, end, forked, work, out):
    """One row of the log."""
    i = out.log_size[0]
    out.log_size[0] = i + 1
    out.log_customer[i], out.log_step[i] = work.customer[k], s
    out.log_side[i] = work.aside[work.group[k]] if forked else 0
    out.log_enter[i], out.log_start[i], out.log_end[i] = enter, start, end


def take_stock(t, kind, day, net, work, out, events):
    """At the end of the warm-up: forget what was counted. At closing time: note the minutes worked until now."""
    steps, pools, tokens = len(net.pool), len(work.free), len(work.step)
    row = day * steps
    if kind == WARM:
        for i in range(row, row + steps):
            out.visits[i] = out.watched[i] = out.watched_good[i] = 0
            out.minutes[i] = out.waits[i] = out.watched_wait[i] = 0.0
        for p in range(pools):
            work.held_minutes[p] = 0.0
    else:
        for p in range(pools):
            out.busy[day * pools + p] = work.held_minutes[p]
        for s in range(steps):
            if net.pool[s] >= 0:
                out.busy[day * pools + net.pool[s]] += out.minutes[row + s]
    if net.keeps:
        for k in range(tokens):
            if work.held[k] >= 0 and kind == WARM:
                work.held_since[k] = t
            elif work.held[k] >= 0:
                out.busy[day * pools + work.held[k]] += t - work.held_since[k]
    for p in range(pools):
        k = work.head[p]
        while k >= 0:
            s = work.step[k]
            if kind == WARM:
                out.visits[row + s] += 1
                out.minutes[row + s] += work.length[k]
            else:
                out.busy[day * pools + p] -= work.length[k]
            if kind == STOP:
                out.visits[row + s] -= 1
                out.minutes[row + s] -= work.length[k]
            k = work.link[k]
    for place in range(total(events)):
        end, k = at(events, place)
        if k < tokens:
            work.since[k], work.link[k] = end, IN_SERVICE
    for k in range(tokens):  # by token, so that sums do not depend on how the events are kept
        if work.link[k] == IN_SERVICE:
            s, left = work.step[k], work.since[k] - t
            work.link[k] = -1
            if kind == WARM:
                out.minutes[row + s] += left
            elif kind == STOP:
                out.minutes[row + s] -= left
            if kind != WARM and net.pool[s] >= 0:
                out.busy[day * pools + net.pool[s]] -= left
