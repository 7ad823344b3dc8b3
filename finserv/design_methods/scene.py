"""What a move asks of the blueprint that it looks at, worked out once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ..blueprint import Blueprint, Pool, Step
from ..blueprint.graph import HIDDEN, Graph
from ..blueprint.visits import expected_visits
from ..language import Text
from .assumptions import Assumptions


class Scene:
    """A blueprint, the assumptions, and the bands in which moves may act (all of them where there are none).

    >>> from finserv.blueprint.cases import case
    >>> scene = Scene(case("deposit"), Assumptions())
    >>> scene.meets_customer(scene.bp.step("process_data")), scene.meets_customer(scene.bp.step("stamp"))
    (True, False)
    """

    def __init__(self, bp: Blueprint, assume: Assumptions, bands: Iterable[str] = ()):
        self.bp = bp
        self.assume = assume
        self.bands = tuple(bands)
        self.graph = Graph(bp)
        self.pools: dict[str, Pool] = {pool.id: pool for pool in bp.pool_rows}

    @cached_property
    def visits(self) -> dict[str, float]:
        """Expected visits of one customer to each step; 1 each where the blueprint does not tell."""
        count = expected_visits(self.graph).count
        return dict.fromkeys(self.graph.steps, 1.0) if count is None else dict(count)

    @cached_property
    def recoveries(self) -> frozenset[str]:
        """The steps that put a failure right."""
        named = {step.recovery_step for step in self.bp.step_rows if step.recovery_step}
        return frozenset(named | {flow.target for flow in self.bp.flow_rows if flow.kind == "recovery"})

    def inside(self, step: Step) -> bool:
        """Whether a move may act on this step: an act of the provider or customer, in one of the bands."""
        return step.kind in ("action", "decision", "document") and (not self.bands or step.band in self.bands)

    def minutes(self, step: Step) -> float:
        """Expected minutes of this step for one customer; 0 where its time is unknown."""
        return self.visits[step.id] * (step.minutes or 0.0)

    def work(self, pool_id: str) -> float:
        """Expected minutes of a pool for one customer."""
        return sum(self.minutes(step) for step in self.bp.step_rows if step.pool == pool_id)

    def workers(self, step: Step) -> float:
        """How many of its pool's people this step keeps busy: its share of the pool's work times the capacity."""
        whole = self.work(step.pool)
        return self.pools[step.pool].capacity * self.minutes(step) / whole if step.pool and whole else 0.0

    def meets_customer(self, step: Step) -> bool:
        """Whether a flow joins this onstage step with something that the customer does."""
        flows = (*self.graph.out[step.id], *self.graph.into[step.id])
        others = (self.graph.steps[f.target if f.source == step.id else f.source] for f in flows)
        return any(other.band == "customer" for other in others)

    def hidden(self, step: Step) -> bool:
        """Whether the step lies below the line of visibility."""
        return step.band in HIDDEN

    def biggest(self, steps: Iterable[Step]) -> dict[str, str]:
        """For each pool the step of these that takes most of its time, the first where several do."""
        found: dict[str, Step] = {}
        for step in steps:
            if step.pool not in found or self.minutes(step) > self.minutes(found[step.pool]):
                found[step.pool] = step
        return {pool: step.id for pool, step in found.items()}


def named(step: Step) -> Text:
    """A step's name in both languages."""
    return Text(step.name.in_language("zh"), step.name.in_language("en"))
