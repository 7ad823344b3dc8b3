"""The kernel: days of customers through a network of steps and pools, as table-driven plain Python.

Numba compiles this very text where it is installed (see `compiled`): lists become arrays, and four phrases on lists
give way to their array forms. Draws come from a 32-bit hash and tables alone, and events that fall together keep the
order in which they were put in, so that both ways give the same bits. A *token* is where a customer's work stands;
with forks the tokens that wait for each other are a *group*, and side work is a group of its own.
"""
# isort: skip_file

from __future__ import annotations

from bisect import insort
from math import inf

from .day import abandon, note, open_day, take_stock, watch
from .draws import FIRST, MASK, NEXT_VISIT, PATIENCE, SECOND, mix
from .events import crowded
from .forks import account_end, account_start, blocked, end_token, found, merge, settle_kept, unpark
from .layout import (
    CHOOSE, DONE, END, ENDLESS, FORK, GIVE, GIVEN, NEEDS_EVENTS, NEEDS_TOKENS, PARKED, QUEUED, SERVED, STOP, STUCK,
    TAKE, TAKEN, TICK, VISIT_BITS, VISIT_LIMIT, WARM,
)  # fmt: skip

ARRIVES, GIVES = -1, -2


def run_days(net, plan, work, out, events, first, last):
    """Run days ``first`` to ``last`` (not included); returns how it ended and the day reached."""
    (start, loops, forked, keeps, leaves, watching, facts, pool, keep, table, patience_first, patience_size, patience,
     flow_first, flow_end, target, limit, side, contact, wait_point, watched, tolerable, merges, before,
     again) = net  # fmt: skip
    day_first, arrival, base, capacity, mark_time, mark_kind, mark_pool, ticks = plan
    (step, nxt, length, since, link, customer, spare, deadline, pending, pending_since, owner, group, sibling, uses,
     parked, live, aside, members, seen, engaged, working, gone, held, held_since, free, head, tail, waiting,
     held_minutes, count) = work  # fmt: skip
    steps, pools, tokens = len(pool), len(capacity), len(step)
    waits, minutes, visits, wait_of, contact_of = out.waits, out.minutes, out.visits, out.wait, out.contact
    leave, logging = out.leave, out.logging
    for day in range(first, last):
        row, now_customer, customers_end = day * steps, day_first[day], day_first[day + 1]
        top = open_day(day, net, plan, work, out, events)
        order, mark, tick, finished, closed, stopped = 0, 0, day * ticks * pools, 0.0, False, False
        d, nx, z, cell, seen_by = 0.0, END, 0, 0, 0
        next_mark = mark_time[0]
        next_arrival = arrival[now_customer] if now_customer < customers_end else inf
        while True:
            t, _, k = events[0]
            if next_arrival < t:
                t, k = next_arrival, ARRIVES
            if next_mark <= t:
                if next_mark == inf or (t == inf and closed):
                    break
                t, kind, p = next_mark, mark_kind[mark], mark_pool[mark]
                mark += 1
                next_mark = mark_time[mark]
                if kind == TICK:
                    for p in range(pools):
                        out.queue[tick + p] = waiting[p]
                    tick += pools
                    continue
                if kind == TAKE:
                    free[p] -= 1
                    continue
                if kind != GIVE:
                    take_stock(t, kind, day, net, work, out, events)
                    closed = kind != WARM
                    if kind == STOP:
                        finished, stopped = t, True
                        break
                    continue
                release, k, n, s = p, GIVES, END, -1
            elif k == ARRIVES:
                if top == 0:
                    return NEEDS_TOKENS, day
                top -= 1
                k = spare[top]
                c = now_customer
                now_customer += 1
                next_arrival = arrival[now_customer] if now_customer < customers_end else inf
                customer[k] = c
                n, s, release = start, -1, -1
                if forked:
                    found(k, k, k, 0, t, work)
            elif k >= tokens:
                del events[0]
                k -= tokens
                if deadline[k] != t:
                    continue
                p = held[group[k]] if forked and keeps else -1
                top = abandon(t, k, row, top, net, work, out)
                if p < 0:
                    continue
                release, k, n, s = p, GIVES, END, -1
            else:
                del events[0]
                finished = t
                s, n = step[k], nxt[k]
                release = pool[s]
                if forked:
                    n = account_end(t, k, s, n, net, work, out)
                if keeps and release >= 0 and keep[s]:
                    g = group[k] if forked else k
                    if held[g] < 0 and n != END:
                        held[g], held_since[g], release = release, t, -1
            todo = -1
            while True:
                q = later = -1
                while n != END:
                    if forked:
                        if n == FORK:
                            n = target[flow_first[s]]
                            for f in range(flow_first[s] + 1, flow_end[s]):
                                if top == 0:
                                    return NEEDS_TOKENS, day
                                top -= 1
                                j = spare[top]
                                customer[j] = customer[k]
                                g = j if side[f] else group[k]
                                found(j, g, owner[k], side[f] or aside[group[k]], t, work)
                                step[j], nxt[j], link[j] = s, target[f], todo
                                todo = j
                        if merges[n] and live[group[k]] > 1:
                            if blocked(k, n, steps, work, before):
                                step[k], parked[k], n = n, n, PARKED
                                break
                            top = merge(k, n, top, work)
                    key, loop, first_cell, cells, nx, q, seen_by = facts[n]
                    c = customer[k]
                    x = base[c] ^ key
                    if loop >= 0:
                        j = (owner[k] if forked else k) * loops + loop
                        v = count[j] - (c << VISIT_BITS)
                        if v < 0:
                            v = 0
                        count[j] = (c << VISIT_BITS) + v + 1
                        if v >= VISIT_LIMIT:
                            return ENDLESS, day
                        x = (x + v * NEXT_VISIT) & MASK
                    z = x
                    x ^= x >> 15
                    x = x * FIRST & MASK
                    x ^= x >> 12
                    x = x * SECOND & MASK
                    d = table[first_cell + (x * cells >> 32)]
                    if nx == CHOOSE:
                        f = flow_first[n]
                        x = (x ^ x >> 15) & 0xFFFFF
                        while x >= limit[f]:
                            f += 1
                        nx = target[f]
                    cell = row + n
                    visits[cell] += 1
                    if q >= 0 or d > 0.0:
                        break
                    if wait_point[n]:
                        pending[k], pending_since[k] = n, t
                    if logging:
                        note(k, n, t, t, t, forked, work, out)
                    s, n = n, nx
                seize = q < 0
                if keeps and k >= 0:
                    g = group[k] if forked else k
                    p = held[g]
                    if p >= 0:
                        fate = settle_kept(t, g, n, q, p, pools, net, work)
                        if fate == TAKEN:
                            seize = True
                        elif fate == GIVEN:
                            release, later = p, release
                while release >= 0:
                    j = head[release]
                    if j < 0 or free[release] < 0:
                        free[release] += 1
                    else:
                        head[release] = link[j]
                        waiting[release] -= 1
                        w = t - since[j]
                        i = step[j]
                        waits[row + i] += w
                        if forked:
                            parked[j] = -1
                            account_start(t, j, i, net, work, out)
                        else:
                            wait_of[customer[j]] += w
                            if contact[i]:
                                contact_of[customer[j]] += length[j]
                        if leaves:
                            deadline[j] = -1.0
                        if watching:
                            watch(t, w, j, i, row, net, work, out)
                        if logging:
                            note(j, i, since[j], t, t + length[j], forked, work, out)
                        order += 1
                        insort(events, (t + length[j], order, j))
                    release, later = later, -1
                if n >= 0:
                    step[k], nxt[k] = n, nx
                    minutes[cell] += d
                    if seize or free[q] > 0:
                        if not seize:
                            free[q] -= 1
                        if forked:
                            account_start(t, k, n, net, work, out)
                        elif seen_by:
                            contact_of[c] += d
                        if watching:
                            watch(t, 0.0, k, n, row, net, work, out)
                        if logging:
                            note(k, n, t, t, t + d, forked, work, out)
                        order += 1
                        insort(events, (t + d, order, k))
                    else:
                        length[k], since[k], link[k] = d, t, -1
                        if head[q] < 0:
                            head[q] = k
                        else:
                            link[tail[q]] = k
                        tail[q] = k
                        waiting[q] += 1
                        if forked:
                            parked[k] = QUEUED
                        if leaves:
                            deadline[k] = inf
                        if leaves and patience_size[n] and not (forked and aside[group[k]]):
                            if crowded(events):
                                return NEEDS_EVENTS, day
                            x = mix(z ^ PATIENCE)
                            deadline[k] = t + patience[patience_first[n] + (x * patience_size[n] >> 32)]
                            order += 1
                            insort(events, (deadline[k], order, k + tokens))
                elif n == END and k >= 0:
                    if not forked:
                        leave[customer[k]] = t
                        out.status[customer[k]] = SERVED
                        spare[top] = k
                        top += 1
                    else:
                        top = end_token(t, k, top, work, out)
                if not forked:
                    break
                if todo < 0 and k >= 0:
                    todo = unpark(group[k], steps, work, before)
                if todo < 0:
                    break
                k, s, n = todo, step[todo], nxt[todo]
                todo = link[todo]
        out.day_end[day] = finished
        if top < tokens and not stopped:
            return STUCK, day
    return DONE, last
