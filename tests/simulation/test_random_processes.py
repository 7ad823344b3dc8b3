"""Processes put together at random from sequences, choices, branches, rework and side work."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from finserv import Blueprint
from finserv.simulation import compiled, simulate

POOLS = ("", "desk", "back", "desk", "system")
blocks = st.recursive(
    st.just("step"),
    lambda inner: st.one_of(
        st.tuples(st.just("then"), inner, inner),
        st.tuples(st.just("choice"), inner, inner),
        st.tuples(st.just("beside"), inner, inner),
        st.tuples(st.just("again"), inner, st.booleans()),
        st.tuples(st.just("aside"), inner),
    ),
    max_leaves=7,
)


class Builder:
    def __init__(self, pick):
        self.pick, self.steps, self.flows = pick, [], []

    def step(self, **more):
        number = len(self.steps)
        pool = POOLS[self.pick(0, len(POOLS) - 1)]
        row = {"id": f"s{number}", "band": "onstage", "name": f"s{number}", "pool": pool, "time_mean": self.pick(1, 4),
               "time_cv": 0.5, "time_distribution": "gamma", "keep": bool(pool) and self.pick(0, 3) == 0}  # fmt: skip
        self.steps.append(row | more)
        return f"s{number}"

    def flow(self, source, target, probability=None, kind="flow"):
        self.flows.append({"source": source, "target": target, "probability": probability, "kind": kind})

    def build(self, block):
        """First and last step of a block."""
        if block == "step":
            only = self.step()
            return only, only
        kind, *inner = block
        if kind == "then":
            (a, b), (c, d) = self.build(inner[0]), self.build(inner[1])
            self.flow(b, c)
            return a, d
        if kind == "aside":
            first, (a, _), last = self.step(), self.build(inner[0]), self.step(band="customer")
            self.flow(first, last)
            self.flow(first, a)
            return first, last
        if kind == "again":
            first = self.step()
            (a, b), last, out = self.build(inner[0]), self.step(kind="decision"), self.step()
            self.flow(first, a)
            self.flow(b, last)
            self.flow(last, out, 0.7)
            self.flow(last, a, 0.3, "rework" if inner[1] else "flow")
            return first, out
        first, last = self.step(kind="decision" if kind == "choice" else "action"), self.step()
        for part, probability in zip(inner, (0.4, 0.6), strict=True):
            a, b = self.build(part)
            self.flow(first, a, probability if kind == "choice" else None)
            self.flow(b, last)
        return first, last


def built(block, pick):
    builder = Builder(pick)
    _, last = builder.build(block)
    end = builder.step(band="customer", pool="", keep=False)
    builder.flow(last, end)
    pools = [{"id": p, "capacity": n} for p, n in (("desk", 3), ("back", 2), ("system", 4))]
    return Blueprint.from_tables(builder.steps, builder.flows, pools)


@settings(max_examples=60, deadline=None)
@given(blocks, st.data(), st.integers(0, 10**6))
def test_everyone_leaves_and_every_minute_is_accounted_for(block, data, seed):
    bp = built(block, lambda low, high: data.draw(st.integers(low, high)))
    run = simulate(bp, 12, 4, days=4, seed=seed, engine="plain")
    out, people = run.outcome, len(run.outcome.arrival)
    assert (out.status == 0).all() and (out.leave >= out.arrival).all()
    cycle = out.leave - out.arrival
    assert (
        (out.wait + out.contact <= cycle + 1e-9).all() and (out.wait >= 0).all() and (out.contact >= 0).all()
    )
    # every step of the log begins after its customer came, and the last of the customer's own ends his stay
    log = run.log()
    own = log[~log["side_work"]].groupby(["day", "customer"])["end"].max().to_numpy()
    assert np.abs(own - out.leave).max() < 1e-9 if people else True
    # what goes in comes out: visits are those foreseen, exactly where nothing is left to chance
    expected = run.process.visits * people
    counts = out.visits.sum(axis=0)
    if "choice" not in str(block) and "again" not in str(block):
        assert counts.tolist() == expected.round().astype(int).tolist()
    if compiled.compiled_kernel() is not None:
        fast = simulate(bp, 12, 4, days=4, seed=seed, engine="compiled").outcome
        assert fast.leave.tobytes() == out.leave.tobytes() and fast.busy.tobytes() == out.busy.tobytes()


@settings(max_examples=25, deadline=None)
@given(blocks, st.data())
def test_visits_are_as_often_as_foreseen(block, data):
    bp = built(block, lambda low, high: data.draw(st.integers(low, high)))
    days = 40
    run = simulate(bp, 12, 4, days=days, seed=1)
    people = np.diff(run.outcome.day_first)
    for step, expected in enumerate(run.process.visits):
        counts = run.outcome.visits[:, step]
        error = np.std(counts - expected * people, ddof=1) / np.sqrt(days)
        assert abs(counts.mean() - expected * people.mean()) <= 5 * error + 1e-9
