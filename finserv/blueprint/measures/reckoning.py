"""The sums that measures share, worked out once for a blueprint."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ...language import Text
from ..columns import columns
from ..graph import Graph, listed
from ..model import Blueprint
from ..step import Step
from ..visits import Visits, expected_visits
from .measure import Reading

NO_TIME = Text("缺时间：{ids}", "no time for {ids}")
NO_WAIT = Text("缺实际等待时间：{ids}", "no actual waiting time for {ids}")


class Reckoning:
    """A blueprint with its expected visits, and the times and costs that follow from them."""

    def __init__(self, bp: Blueprint):
        self.bp = bp
        self.graph = Graph(bp)
        self.acts = self.graph.acts
        self.pools = {pool.id: pool for pool in bp.pool_rows}

    @cached_property
    def visits(self) -> Visits:
        return expected_visits(self.graph)

    def expected(self, steps: Iterable[Step]) -> Reading:
        """The expected minutes of a customer's visits to these steps."""
        steps = tuple(steps)
        count = self.visits.count
        if count is None:
            return Reading(None, self.visits.missing)
        without = [s.id for s in steps if count[s.id] > 0 and own_minutes(s) is None]
        if without:
            return Reading(None, NO_TIME.format(ids=listed(without)))
        return Reading(sum(count[s.id] * own_minutes(s) for s in steps if count[s.id] > 0))

    @cached_property
    def together(self) -> tuple[tuple[Step, Step], ...]:
        """A customer step and the onstage step that answers it in the same column; a step stands in one pair."""
        column = columns(self.graph)
        taken: set[str] = set()
        pairs = []
        for flow, a, b in self.graph.crossings:
            same = a.band == "customer" and b.band == "onstage" and column[a.id] == column[b.id]
            if same and flow.kind == "flow" and not taken & {a.id, b.id}:
                taken |= {a.id, b.id}
                pairs.append((a, b))
        return tuple(pairs)

    @cached_property
    def contact(self) -> Reading:
        """Minutes in which the customer is engaged; what he and the onstage step do together counts once."""
        total = self.expected(s for s in self.acts if s.band in ("customer", "onstage"))
        if total.value is None:
            return total
        count = self.visits.count
        twice = sum(
            min(own_minutes(a), own_minutes(b)) * min(count[a.id], count[b.id])
            for a, b in self.together
            if count[a.id] > 0 and count[b.id] > 0
        )
        return Reading(total.value - twice)

    @cached_property
    def hidden(self) -> Reading:
        """Minutes of work out of the customer's sight."""
        return self.expected(s for s in self.acts if s.band in ("backstage", "support"))

    @cached_property
    def waiting(self) -> Reading:
        """Minutes of waiting at the wait points."""
        count = self.visits.count
        if count is None:
            return Reading(None, self.visits.missing)
        points = [s for s in self.graph.steps.values() if s.wait_point and count[s.id] > 0]
        without = [s.id for s in points if s.wait_actual is None]
        if without:
            return Reading(None, NO_WAIT.format(ids=listed(without)))
        return Reading(sum(count[s.id] * s.in_minutes(s.wait_actual) for s in points))


def own_minutes(step: Step) -> float | None:
    """The minutes that a step takes besides waiting, or None where unknown.

    A wait point, a symbol and a document without a time take none of their own.
    """
    if step.wait_point:
        return 0.0
    if step.time_mean is not None:
        return step.minutes
    if step.time_values:
        return step.in_minutes(sum(step.time_values) / len(step.time_values))
    return None if step.kind in ("action", "decision") else 0.0


def add(*readings: Reading) -> Reading:
    """The sum of readings; unknown where one of them is."""
    for reading in readings:
        if reading.value is None:
            return reading
    return Reading(sum(reading.value for reading in readings))


def share(part: float, whole: float, missing: Text) -> Reading:
    """A share, or ``missing`` where there is nothing to share."""
    return Reading(part / whole) if whole else Reading(None, missing)
