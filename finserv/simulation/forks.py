"""Forks and joins in the kernel: groups of tokens, who waits for whom, and how a customer's time is booked.

A step that several branches reach waits while another token of the group can still come to it, going forward.
"""

from __future__ import annotations

from .layout import END, GIVEN, KEPT, QUEUED, SERVED, TAKEN


def found(k, g, o, aside, t, work):
    """Token ``k`` begins, in group ``g``, of the customer whose first token was ``o``."""
    work.group[k], work.owner[k], work.uses[k] = g, o, 0
    work.pending[k] = work.parked[k] = -1
    if g == k:
        work.live[g], work.members[g], work.aside[g], work.gone[g] = 0, -1, aside, 0
        work.engaged[g], work.working[g], work.seen[g], work.held[g] = 0, 0, t, -1
    work.live[g] += 1
    work.sibling[k] = work.members[g]
    work.members[g] = k
    work.uses[k] += 1
    work.uses[g] += 1
    work.uses[o] += 1


def account(t, k, work, out):
    """Book the time since the last change of the customer's main group as contact, as work out of sight, or as wait."""
    g = work.group[k]
    passed = t - work.seen[g]
    work.seen[g] = t
    if work.engaged[g] > 0:
        out.contact[work.customer[k]] += passed
    elif work.working[g] == 0:
        out.wait[work.customer[k]] += passed


def account_start(t, k, s, net, work, out):
    """Token ``k`` begins step ``s``."""
    g = work.group[k]
    if not work.aside[g]:
        account(t, k, work, out)
        if net.contact[s]:
            work.engaged[g] += 1
        else:
            work.working[g] += 1


def account_end(t, k, s, n, net, work, out):
    """Token ``k`` has finished step ``s``; returns where it goes, which is nowhere if the customer has left."""
    g = work.group[k]
    if work.aside[g]:
        return n
    if work.gone[g]:
        return END
    account(t, k, work, out)
    if net.contact[s]:
        work.engaged[g] -= 1
    else:
        work.working[g] -= 1
    return n


def blocked(k, n, steps, work, before):
    """True where another token of the group can still come to step ``n``."""
    j = work.members[work.group[k]]
    while j >= 0:
        if j != k and before[work.step[j] * steps + n]:
            return True
        j = work.sibling[j]
    return False


def remove(k, top, work):
    """Token ``k`` ends; numbers that nobody uses any more become free."""
    g, o = work.group[k], work.owner[k]
    if work.members[g] == k:
        work.members[g] = work.sibling[k]
    else:
        j = work.members[g]
        while work.sibling[j] != k:
            j = work.sibling[j]
        work.sibling[j] = work.sibling[k]
    work.live[g] -= 1
    for x in (k, g, o):
        work.uses[x] -= 1
        if work.uses[x] == 0:
            work.spare[top] = x
            top += 1
    return top


def merge(k, n, top, work):
    """The tokens of the group that wait at step ``n`` go on as token ``k``."""
    j = work.members[work.group[k]]
    while j >= 0:
        following = work.sibling[j]
        if j != k and work.parked[j] == n:
            if work.pending[j] >= 0:
                work.pending[k], work.pending_since[k] = work.pending[j], work.pending_since[j]
            top = remove(j, top, work)
        j = following
    return top


def unpark(g, steps, work, before):
    """A token of the group that waited for others and need not any longer, or -1."""
    j = work.members[g]
    while j >= 0:
        if work.parked[j] >= 0 and not blocked(j, work.parked[j], steps, work, before):
            work.nxt[j], work.link[j] = work.parked[j], -1
            work.parked[j] = -1
            return j
        j = work.sibling[j]
    return -1


def end_token(t, k, top, work, out):
    """Token ``k`` has come to an end; with the last one of the main group the customer leaves."""
    g, c = work.group[k], work.customer[k]
    if work.live[g] == 1 and not work.aside[g] and not work.gone[g]:
        account(t, k, work, out)
        out.leave[c], out.status[c] = t, SERVED
    return remove(k, top, work)


def settle_kept(t, g, n, q, p, pools, net, work):
    """What becomes of the server of pool ``p`` that a customer keeps when a token of his goes to step ``n``.

    Taken for that step; given up, as no step of that pool can follow; given to another branch of the same customer
    that waits in that queue, which comes to its head; or kept.
    """
    fate = KEPT
    if p == q and n >= 0:
        fate = TAKEN
    elif net.forked and bring_forward(g, p, net, work):
        fate = GIVEN
    elif net.forked and work.live[g] > 1:
        fate = KEPT
    elif n == END or (n >= 0 and (q >= 0 or not net.again[n * pools + p])):
        fate = GIVEN
    if fate != KEPT:
        work.held_minutes[p] += t - work.held_since[g]
        work.held[g] = -1
    return fate


def bring_forward(g, p, net, work):
    """Put the token of group ``g`` that waits for pool ``p`` at the head of the queue; False where none does."""
    k = work.members[g]
    while k >= 0 and not (work.parked[k] == QUEUED and net.pool[work.step[k]] == p):
        k = work.sibling[k]
    if k < 0:
        return False
    if work.head[p] != k:
        j = work.head[p]
        while work.link[j] != k:
            j = work.link[j]
        work.link[j] = work.link[k]
        if work.tail[p] == k:
            work.tail[p] = j
        work.link[k] = work.head[p]
        work.head[p] = k
    return True
