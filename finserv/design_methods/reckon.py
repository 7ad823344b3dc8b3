"""The measures of a design by which redesigns are judged."""

from __future__ import annotations

from ..blueprint import Blueprint
from ..blueprint.measures import money, structure, times
from ..blueprint.measures.reckoning import Reckoning
from ..blueprint.visits import chances

_READ = {kind.id: kind.read for kind in (*structure.KINDS, *times.KINDS, *money.kinds(""))}


class Measured:
    """The measures of a blueprint by id, None where one is unknown."""

    def __init__(self, bp: Blueprint):
        self._reckoning = Reckoning(bp)

    def __getitem__(self, measure_id: str) -> float | None:
        return _READ[measure_id](self._reckoning).value

    @property
    def failures(self) -> float | None:
        """How often one customer is sent into rework or recovery by a decision.

        >>> from finserv.blueprint.cases import case
        >>> round(Measured(case("deposit")).failures, 4)
        0.0204
        """
        count = self._reckoning.visits.count
        if count is None:
            return None
        graph = self._reckoning.graph
        return sum(
            count[decision.id] * chance
            for decision in graph.decisions
            for flow, chance in chances(graph, decision) or ()
            if flow.kind != "flow"
        )

    @property
    def staff_hand_overs(self) -> int:
        """How many times one pool of the provider passes the work to another, directly or through a machine.

        >>> from finserv.blueprint.cases import case
        >>> Measured(case("service_visit")).staff_hand_overs
        2
        """
        graph = self._reckoning.graph
        found = set()
        for giver in graph.steps.values():
            seen, waiting = {giver.id}, [giver.id] if giver.pool and giver.band != "customer" else []
            while waiting:
                for flow in graph.out[waiting.pop()]:
                    taker = graph.steps[flow.target]
                    if flow.kind != "flow" or taker.band == "customer" or taker.id in seen:
                        continue
                    seen.add(taker.id)
                    if not taker.pool:
                        waiting.append(taker.id)
                    elif taker.pool != giver.pool:
                        found.add((giver.id, taker.id))
        return len(found)
