"""From a diagram to a plan: of several good placements the one with the best routes is kept."""

from __future__ import annotations

from .board import Board
from .columns import fill_board, rows_needed
from .diagram import Diagram
from .evidence import place_evidence
from .graph import Graph, build_graph
from .homes import find_homes
from .improve import improve
from .pins import Pins, resolve_pins
from .plan import Place, Plan
from .quality import quality
from .reroute import Router
from .search import DELAY, NEW_ROW, first_board, other_placements, places_on
from .squeeze import squeeze
from .tidy import tidy
from .traffic import CROSSING

CANDIDATES, HOPEFUL = 7, 3
"""How many placements beside the first get routes, and how many of all get better ones; the best one is polished."""
ROUTES = 800
"""How many routes are laid at first, over all placements: crowded diagrams try fewer of them."""
NEARLY_NOTHING = CROSSING
"""What arrows may get in one another's way, in prices of routes, before other placements are tried."""
WORTH_MOVING = 40.0
"""How much better a picture must be, in the measure of `quality`, before it leaves the places of an earlier one."""


def layout(diagram: Diagram, near: Plan | None = None) -> Plan:
    """Give every box a place and every arrow a route.

    ``near`` is an earlier plan of much the same diagram: boxes then stay where they were unless the picture gains
    clearly. Any diagram has a plan, and equal diagrams have equal plans.

    >>> from finserv.drawing.diagram import Arrow, Box, Lane
    >>> boxes = (Box("ask", "customer", "Ask"), Box("answer", "onstage", "Answer"))
    >>> lanes = (Lane("customer", "Customer"), Lane("onstage", "Onstage"))
    >>> plan = layout(Diagram("d", "", "en", lanes, boxes, (Arrow("ask", "answer"),)))
    >>> plan.places["answer"], plan.routes[0]
    (Place(lane=1, column=0, row=0), ((1, 1), (1, 2), (1, 3), (1, 4)))
    """
    diagram = tidy(diagram)
    graph = build_graph(diagram)
    pins = resolve_pins(diagram, graph)
    homes = find_homes(diagram, graph, pins, near)
    if homes:
        return _stay_or_move(diagram, graph, pins, homes)
    board = first_board(graph, pins)
    routers = [_router(diagram, graph, _settled(diagram, graph, pins, places_on(board)))]
    routers[0].lay_all()
    others = (
        min(CANDIDATES, ROUTES // max(1, len(diagram.arrows))) if routers[0].excess() > NEARLY_NOTHING else 0
    )
    for flow in other_placements(board, pins, others):
        routers.append(_router(diagram, graph, _settled(diagram, graph, pins, flow)))
        routers[-1].lay_all()
    for router in (hopeful := _best(routers, min(HOPEFUL, (len(routers) + 1) // 2))):
        router.reroute()
    best = _best(hopeful, 1)[0]
    best.reroute_together()
    return best.plan()


def _best(routers: list[Router], most: int) -> list[Router]:
    """The routers with the best plans."""
    return sorted(routers, key=lambda router: quality(router.plan()))[:most]


def _stay_or_move(diagram: Diagram, graph: Graph, pins: Pins, homes: dict[int, Place]) -> Plan:
    """The plan in which boxes keep their homes, or one in which some have moved if that is worth it."""
    board = _board(graph, pins, homes)
    fill_board(board, pins, DELAY)
    at_home = _settled(diagram, graph, pins, places_on(board))
    improve(board, pins)
    moved = _settled(diagram, graph, pins, places_on(board))
    plan = _routed(diagram, graph, at_home)
    if moved != at_home:
        other = _routed(diagram, graph, moved)
        if quality(other) < quality(plan) - WORTH_MOVING:
            return other
    return plan


def _board(graph: Graph, pins: Pins, homes: dict[int, Place]) -> Board:
    stride = rows_needed(graph, pins, {v: place.row for v, place in homes.items()})
    slots = {v: (place.lane * stride + place.row, place.column) for v, place in homes.items()}
    return Board(graph, NEW_ROW, stride, slots)


def _settled(diagram: Diagram, graph: Graph, pins: Pins, places: dict[int, Place]) -> dict[str, Place]:
    """Places by id, without empty columns and rows, with the evidence."""
    found = squeeze(places, pins)
    place_evidence(graph, found)
    return {diagram.boxes[v].id: found[v] for v in sorted(found)}


def _router(diagram: Diagram, graph: Graph, places: dict[str, Place]) -> Router:
    rows = [1] * len(diagram.lanes)
    for place in places.values():
        rows[place.lane] = max(rows[place.lane], place.row + 1)
    columns = max((place.column + 1 for place in places.values()), default=0)
    return Router(graph, Plan(diagram, places, columns, tuple(rows), graph.back))


def _routed(diagram: Diagram, graph: Graph, places: dict[str, Place]) -> Plan:
    router = _router(diagram, graph, places)
    router.lay_all()
    router.reroute()
    router.reroute_together()
    return router.plan()
