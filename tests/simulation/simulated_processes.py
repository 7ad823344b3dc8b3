"""Processes that the tests of the simulation run."""

from short_processes import process

from finserv.blueprint import Blueprint

BANK_POOLS = {"host": 2, "teller": 4, "officer": 7, "system": 2}
BANK_ARRIVALS = (50, 70, 85, 110, 105, 80, 60, 40)
# id, pool, mean in minutes, cv, and where to with which probability
BANK_STEPS = (
    ("welcome", "host", 0.5, 0.5, {"id_check": 0.7, "interview": 0.3}),
    ("id_check", "teller", 0.8, 0.5, {"transaction": 1}),
    ("transaction", "teller", 2.0, 0.8, {"post": 1}),
    ("post", "system", 0.4, 0.3, {"transaction": 0.1, "hand_over": 0.9}),
    ("interview", "officer", 6.0, 0.6, {"fill_form": 1}),
    ("fill_form", "", 5.0, 0.5, {"doc_check": 1}),
    ("doc_check", "teller", 1.5, 0.5, {"credit_check": 1}),
    ("credit_check", "system", 1.0, 0.4, {"approve": 0.8, "manual_review": 0.2}),
    ("approve", "officer", 3.0, 0.5, {"sign": 1}),
    ("manual_review", "officer", 8.0, 0.7, {"sign": 1}),
    ("sign", "officer", 4.0, 0.5, {"doc_check": 0.1, "hand_over": 0.9}),
    ("hand_over", "host", 0.3, 0.3, {}),
)


def bank_day(keep=False):
    """A synthetic bank day of 12 steps, 4 shared pools, 2 choices and 2 rework loops."""
    steps = [
        dict(id=i, band="onstage", kind="decision" if len(to) > 1 else "action", name=i, pool=pool,
             time_mean=mean, time_cv=cv, time_distribution="lognormal", keep=keep)
        for i, pool, mean, cv, to in BANK_STEPS
    ]  # fmt: skip
    flows = [
        dict(source=i, target=t, probability=p if len(to) > 1 else None)
        for i, _, _, _, to in BANK_STEPS
        for t, p in to.items()
    ]
    pools = [dict(id=p, capacity=n, wage=60) for p, n in BANK_POOLS.items()]
    return Blueprint.from_tables(steps, flows, pools, arrivals=BANK_ARRIVALS)


def station(mean, servers=1, **more):
    """One step in one pool."""
    return process([("serve", "desk", mean, more)], pools={"desk": servers})
