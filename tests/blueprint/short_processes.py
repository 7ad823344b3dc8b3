"""Processes in a short form, for tests of the ways through them and of runs."""

from finserv.blueprint import Blueprint


def process(steps, flows=(), pools=None, **about):
    """A blueprint from short forms: steps are (id, pool, mean[, more]), flows are 'a b' or 'a b 0.3'."""
    rows = []
    for step_id, pool, mean, *more in steps:
        row = dict(id=step_id, band="onstage", name=step_id, pool=pool, time_mean=mean)
        rows.append(row | (more[0] if more else {}))
    arrows = []
    for flow in flows:
        source, target, *rest = flow.split()
        arrows.append(dict(source=source, target=target, probability=float(rest[0]) if rest else None,
                           kind=rest[1] if len(rest) > 1 else "flow"))  # fmt: skip
    named = {pool for _, pool, *_ in steps if pool}
    capacities = {p: 1 for p in sorted(named)} | (pools or {})
    return Blueprint.from_tables(
        rows, arrows, [dict(id=p, capacity=n) for p, n in capacities.items()], **about
    )
