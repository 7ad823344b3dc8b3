"""Filled boards and their routers for the tests, and what a board costs by a plain count of the rules."""

from finserv.drawing import place_cost as prices
from finserv.drawing.board import Board
from finserv.drawing.columns import fill_board, rows_needed
from finserv.drawing.evidence import place_evidence
from finserv.drawing.graph import build_graph
from finserv.drawing.pins import resolve_pins
from finserv.drawing.plan import Place, Plan
from finserv.drawing.reroute import Router
from finserv.drawing.tidy import tidy


def filled(diagram, new_row=4000):
    diagram = tidy(diagram)
    graph = build_graph(diagram)
    pins = resolve_pins(diagram, graph)
    board = Board(graph, new_row, rows_needed(graph, pins, {}), {})
    fill_board(board, pins, 2000)
    return graph, pins, board


def plain_total(board):
    """The cost of a whole board, counted from the rules one by one."""
    graph = board.graph
    place = {v: (board.slot[v], board.column[v]) for v in graph.order}
    total = 0
    sides = {}
    entered = {v: set() for v in graph.order}
    for a in graph.forward:
        u, v = graph.source[a], graph.target[a]
        (su, cu), (sv, cv) = place[u], place[v]
        if graph.lane[u] == graph.lane[v]:
            total += prices.COLUMN_APART * (cv - cu - 1)
            if su != sv:
                total += prices.OTHER_ROW_DECISION if graph.decision[u] else prices.OTHER_ROW
            elif any(s == su and cu < c < cv for s, c in place.values()):
                total += prices.BLOCKED_DECISION if graph.decision[u] else prices.BLOCKED
            continue
        total += prices.SKIPPED_LANE * (abs(graph.lane[u] - graph.lane[v]) - 1)
        if cu != cv:
            total += prices.OTHER_LANE + prices.OTHER_LANE_COLUMN * (cv - cu - 1)
            continue
        total += prices.STEP_BETWEEN * sum(
            c == cu and min(su, sv) < s < max(su, sv) for s, c in place.values()
        )
        down = su < sv
        for box, side in ((u, "below" if down else "above"), (v, "above" if down else "below")):
            sides[box, side] = sides.get((box, side), 0) + 1
        entered[v].add("above" if down else "below")
    for a in graph.back:
        total += prices.RETURN_COLUMN * abs(place[graph.source[a]][1] - place[graph.target[a]][1])
    total += prices.CROWDED_SIDE * sum(number - 1 for number in sides.values())
    for v, (slot, column) in place.items():
        row = slot % board.stride
        total += prices.ROW_INDEX * row + prices.PULL_LEFT // max(1, len(graph.order)) * column
        if board.has_evidence[v]:
            total += prices.EVIDENCE_BETWEEN * sum(c == column and s < slot for s, c in place.values())
        if graph.decision[v]:
            leaving = [graph.target[a] for a in graph.forward if graph.source[a] == v]
            back = sum(graph.source[a] == v for a in graph.back)
            taken = entered[v] | ({"above"} if board.has_evidence[v] else set())
            total += prices.BRANCH_WITHOUT_SIDE * max(0, len(leaving) + back - 3 + len(taken))
            total += prices.STRANGER_AT_DECISION * sum(
                q == (slot, column + 1) and w not in leaving for w, q in place.items()
            )
    for lane in set(graph.lane[v] for v in graph.order):
        total += board.new_row * max(s % board.stride for v, (s, _) in place.items() if graph.lane[v] == lane)
    return total + prices.NEW_COLUMN * (max((c for _, c in place.values()), default=-1) + 1)


def router_for(diagram):
    """A router without routes for the first places of a diagram."""
    diagram = tidy(diagram)
    graph, _, board = filled(diagram)
    places = {v: Place(graph.lane[v], board.column[v], board.slot[v] - board.base[v]) for v in graph.order}
    place_evidence(graph, places)
    rows = [1] * len(diagram.lanes)
    for place in places.values():
        rows[place.lane] = max(rows[place.lane], place.row + 1)
    columns = max((place.column + 1 for place in places.values()), default=0)
    named = {diagram.boxes[v].id: place for v, place in places.items()}
    return Router(graph, Plan(diagram, named, columns, tuple(rows), graph.back))
