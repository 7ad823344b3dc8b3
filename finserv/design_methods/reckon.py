"""Measures of a design as a run would have them: the visits of a run, where the blueprint can be run."""

from __future__ import annotations

from ..blueprint import Blueprint
from ..blueprint.graph import Graph
from ..blueprint.measures import money, structure, times
from ..blueprint.measures.reckoning import Reckoning
from ..blueprint.visits import Visits, chances, expected_visits
from ..errors import FinservError
from ..simulation.load import expected_visits as visits_of_run
from ..simulation.routes import find_routes

_READ = {kind.id: kind.read for kind in (*structure.KINDS, *times.KINDS, *money.kinds(""))}


def visits_of(bp: Blueprint) -> Visits:
    """Expected visits of one customer to each step; where branches meet, a step is visited once, as in a run.

    >>> from finserv.blueprint.cases import case
    >>> round(visits_of(case("deposit")).count["print_data"], 4)
    1.0204
    """
    try:
        routes = find_routes(bp)
        found = visits_of_run(routes)
    except FinservError:
        return expected_visits(Graph(bp))
    count = dict.fromkeys((step.id for step in bp.step_rows), 0.0)
    count.update(zip(routes.ids, map(float, found), strict=True))
    return Visits(count)


class Measured:
    """The measures of a blueprint by id, None where one is unknown."""

    def __init__(self, bp: Blueprint):
        self._reckoning = Reckoning(bp)
        self._reckoning.__dict__["visits"] = visits_of(bp)

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
