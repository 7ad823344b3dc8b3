"""From a diagram to a plan: several ways of weighing rows against columns, of which the best picture is kept."""

from __future__ import annotations

from .arrow_ends import arrow_ends
from .board import Board
from .columns import fill_board, rows_needed
from .diagram import Diagram
from .evidence import place_evidence
from .graph import Graph, build_graph
from .homes import find_homes
from .improve import improve
from .lattice import Lattice
from .pins import Pins, resolve_pins
from .plan import Place, Plan
from .quality import quality
from .reroute import Router
from .squeeze import squeeze
from .tidy import tidy
from .traffic import Traffic

PRICES = ((4.0, 5.0), (2.0, 5.0), (7.0, 4.0), (3.0, 3.0), (1.0, 5.0), (5.5, 6.0))
"""Pairs tried: the price of a further row in a lane, the price of standing further right than the flow asks for."""
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
    found: list[dict[str, Place]] = []
    for new_row, delay in PRICES:
        board = _board(graph, pins, homes, new_row)
        fill_board(board, pins, delay)
        improve(board, pins)
        places = _places(diagram, graph, pins, board)
        if places not in found:
            found.append(places)
    return min((_routed(diagram, graph, places) for places in found), key=quality)


def _stay_or_move(diagram: Diagram, graph: Graph, pins: Pins, homes: dict[int, Place]) -> Plan:
    """The plan in which boxes keep their homes, or one in which some have moved if that is worth it."""
    new_row, delay = PRICES[0]
    board = _board(graph, pins, homes, new_row)
    fill_board(board, pins, delay)
    at_home = _places(diagram, graph, pins, board)
    improve(board, pins)
    moved = _places(diagram, graph, pins, board)
    plan = _routed(diagram, graph, at_home)
    if moved != at_home:
        other = _routed(diagram, graph, moved)
        if quality(other) < quality(plan) - WORTH_MOVING:
            return other
    return plan


def _board(graph: Graph, pins: Pins, homes: dict[int, Place], new_row: float) -> Board:
    stride = rows_needed(graph, pins, {v: place.row for v, place in homes.items()})
    slots = {v: (place.lane * stride + place.row, place.column) for v, place in homes.items()}
    return Board(graph, int(1000 * new_row), stride, slots)


def _places(diagram: Diagram, graph: Graph, pins: Pins, board: Board) -> dict[str, Place]:
    found = squeeze(
        {v: Place(graph.lane[v], board.column[v], board.slot[v] - board.base[v]) for v in graph.order}, pins
    )
    place_evidence(graph, found)
    return {diagram.boxes[v].id: found[v] for v in sorted(found)}


def _routed(diagram: Diagram, graph: Graph, places: dict[str, Place]) -> Plan:
    rows = [1] * len(diagram.lanes)
    for place in places.values():
        rows[place.lane] = max(rows[place.lane], place.row + 1)
    columns = max((place.column + 1 for place in places.values()), default=0)
    bare = Plan(diagram, places, columns, tuple(rows), graph.back)
    lattice = Lattice(bare)
    homes = [lattice.home[box.id] for box in diagram.boxes]
    traffic = Traffic(lattice, arrow_ends(graph, lattice, homes), graph.decision)
    router = Router(graph, traffic)
    router.lay_all()
    router.reroute()
    router.reroute_together()
    routes = {
        a: tuple((lattice.x[point], lattice.y[point]) for point in route) for a, route in enumerate(traffic.routes)
    }
    return Plan(diagram, places, columns, tuple(rows), graph.back, routes)
