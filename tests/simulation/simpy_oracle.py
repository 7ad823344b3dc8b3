"""The same process in SimPy, told independently of the kernel, but with the kernel's draws: it must leave each customer
at the same minute. Forks are given with the step where their branches meet, which SimPy waits for by AllOf."""

from collections import Counter

import numpy as np
import simpy

from finserv.simulation.draws import MASK, NEXT_VISIT, PATIENCE, customer_keys, mix, text_key


class Day:
    """One day of a blueprint in SimPy; ``leave`` and ``left`` are by customer."""

    def __init__(self, prepared, minutes, keys, joins=None, patience=None):
        self.prepared, self.joins, self.patience = prepared, joins or {}, patience
        self.env = simpy.Environment()
        self.pools = [simpy.Resource(self.env, int(c)) for c in prepared.capacity]
        self.leave, self.left = np.full(len(minutes), np.nan), [False] * len(minutes)
        for number, (minute, key) in enumerate(zip(minutes, keys, strict=True)):
            self.env.process(self.customer(number, minute, int(key)))
        self.env.run()

    def customer(self, number, minute, key):
        yield self.env.timeout(minute)
        start = self.prepared.routes.start
        yield self.env.process(self.walk(number, key, start, None, Counter()))
        self.leave[number] = self.env.now

    def draw(self, key, step, visits):
        word = (key ^ text_key(self.prepared.step_ids[step])) + visits[step] * NEXT_VISIT & MASK
        visits[step] += 1
        return word, mix(word)

    def follow(self, step, drawn):
        """Where a decision leads, by the low 20 bits of the draw."""
        flows = self.prepared.routes.flows[step]
        total = 0.0
        for target, probability in flows:
            total += probability
            if (drawn & 0xFFFFF) < round(total * (1 << 20)) or target == flows[-1][0]:
                return target

    def walk(self, number, key, step, stop, visits):
        routes, held = self.prepared.routes, None
        while step is not None and step != stop:
            word, drawn = self.draw(key, step, visits)
            table, pool = self.prepared.tables[step], self.prepared.pool[step]
            time = table[drawn * len(table) >> 32]
            if pool >= 0:
                request = held[1] if held and held[0] == pool else self.pools[pool].request()
                if self.patience is not None:
                    limit = self.patience[mix(word ^ PATIENCE) * len(self.patience) >> 32]
                    yield request | self.env.timeout(limit)
                    if not request.triggered:
                        request.cancel()
                        self.left[number] = True
                        return
                else:
                    yield request
            yield self.env.timeout(time)
            forked = step in routes.forks
            following = None if forked or not routes.flows[step] else self.follow(step, drawn)
            if pool >= 0:
                again = following is not None and self.prepared.pool[following] == pool
                held = (pool, request) if self.prepared.keep[step] and again else None
                if held is None:
                    self.pools[pool].release(request)
            if forked:
                following = yield from self.fork(number, key, step, visits)
            step = following

    def fork(self, number, key, step, visits):
        routes, join = self.prepared.routes, self.joins[step]
        waited = []
        for target, _ in routes.flows[step]:
            branch = self.env.process(self.walk(number, key, target, join, visits))
            if target not in routes.side[step]:
                waited.append(branch)
        yield self.env.all_of(waited)
        return join


def simpy_leaves(run, joins=None, patience=None):
    """By customer of a run: the minute of leaving in SimPy, and whether he left the queue."""
    out, leaves, left = run.outcome, [], []
    for day, (first, last) in enumerate(zip(out.day_first[:-1], out.day_first[1:], strict=True)):
        keys = customer_keys(run.settings.seed, np.full(last - first, day), out.number[first:last])
        told = Day(run.process, out.arrival[first:last], keys, joins, patience)
        leaves.append(told.leave)
        left += told.left
    return np.concatenate(leaves), np.array(left)
