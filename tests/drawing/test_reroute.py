"""Routes that are laid, lifted and laid again."""

from heapq import heappop, heappush

from diagrams import crowds, diagrams
from hypothesis import given, settings
from hypothesis import strategies as st

from finserv.drawing.board import Board
from finserv.drawing.columns import fill_board, rows_needed
from finserv.drawing.evidence import place_evidence
from finserv.drawing.graph import build_graph
from finserv.drawing.lattice import DIRECTIONS
from finserv.drawing.pins import resolve_pins
from finserv.drawing.plan import Place, Plan
from finserv.drawing.reroute import Router
from finserv.drawing.tidy import tidy
from finserv.drawing.traffic import CLOSED, SHARED_EXIT

ANY = st.one_of(diagrams(), diagrams(most_boxes=20, tidy_flow=True), crowds(most_boxes=15))


def router_for(diagram):
    diagram = tidy(diagram)
    graph = build_graph(diagram)
    pins = resolve_pins(diagram, graph)
    board = Board(graph, 4000, rows_needed(graph, pins, {}), {})
    fill_board(board, pins, 5.0)
    places = {v: Place(graph.lane[v], board.column[v], board.slot[v] - board.base[v]) for v in graph.order}
    place_evidence(graph, places)
    rows = [1] * len(diagram.lanes)
    for place in places.values():
        rows[place.lane] = max(rows[place.lane], place.row + 1)
    columns = max((place.column + 1 for place in places.values()), default=0)
    named = {diagram.boxes[v].id: place for v, place in places.items()}
    return Router(graph, Plan(diagram, named, columns, tuple(rows), graph.back))


def state(traffic):
    exits = {piece: sorted(tags) for piece, tags in traffic.exits.items() if tags}
    return (
        [list(prices) for prices in traffic.through],
        list(traffic.turn),
        list(traffic.piece),
        list(traffic.leaving),
        list(traffic.entering),
        exits,
        traffic.total,
    )


def cheapest_price(router, a):
    """The price of the best route of an arrow, searched without any aim (Dijkstra, with the way out as a state)."""
    traffic, lattice, ends = router.traffic, router.lattice, router.traffic.ends[a]
    leave, arrive = traffic.leave_prices(a), traffic.arrive_prices(a)
    heap, done = [], set()
    for d in DIRECTIONS:
        price = leave[d] + lattice.length[2 * ends.start + lattice.piece[d]]
        heappush(heap, (price, ends.start + lattice.step[d], d, d))
    while heap:
        price, here, d, out = heappop(heap)
        if d == -1:
            return price
        if (here, d, out) in done:
            continue
        done.add((here, d, out))
        for e in DIRECTIONS:
            there, piece = here + lattice.step[e], 2 * here + lattice.piece[e]
            if e == d ^ 2 or (lattice.blocked[there] and there != ends.goal):
                continue
            way_out = out if e == d else -1
            cost = price + (traffic.through[d & 1][here] if e == d else traffic.turn[here])
            if traffic.piece[piece] < CLOSED:
                cost += traffic.piece[piece]
            elif way_out >= 0 and traffic.may_share(piece, 4 * ends.source + way_out):
                cost += lattice.length[piece] + SHARED_EXIT
            else:
                continue
            if cost < CLOSED:
                if there == ends.goal:
                    heappush(heap, (cost + arrive[e], there, -1, -1))
                else:
                    heappush(heap, (cost, there, e, way_out))
    raise AssertionError("no route")


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_each_route_is_the_cheapest_there_is_and_costs_what_was_said(diagram):
    router = router_for(diagram)
    for a in router.order:
        route, price = router.finder.find(router.traffic, a)
        assert price == router.traffic.price(a, route) == cheapest_price(router, a)
        assert price >= router.floor[a]
        router.traffic.lay(a, route, price)


@settings(max_examples=60, deadline=None)
@given(ANY, st.randoms(use_true_random=False))
def test_lifting_undoes_laying_in_any_order(diagram, chance):
    router = router_for(diagram)
    empty = state(router.traffic)
    router.lay_all()
    full, routes = state(router.traffic), list(router.traffic.routes)
    order = list(router.order)
    chance.shuffle(order)
    for a in order:
        router.traffic.lift(a)
    assert state(router.traffic) == empty
    chance.shuffle(order)
    for a in order:
        router.traffic.lay(a, routes[a])
    assert state(router.traffic) == full


@settings(max_examples=40, deadline=None)
@given(ANY)
def test_laying_again_never_makes_the_whole_dearer(diagram):
    router = router_for(diagram)
    router.lay_all()
    first = router.traffic.total
    router.reroute()
    second = router.traffic.total
    router.reroute_together()
    assert first >= second >= router.traffic.total >= sum(router.floor)
    assert set(router.plan().routes) == set(range(len(router.bare.diagram.arrows)))
    for a, route in enumerate(router.traffic.routes):
        before = router.traffic.total
        router.traffic.lift(a)
        assert before - router.traffic.total < CLOSED
        router.traffic.lay(a, route)
