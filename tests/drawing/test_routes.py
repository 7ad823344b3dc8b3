"""The search for a route, against one without any aim."""

from heapq import heappop, heappush

from boards import router_for
from diagrams import crowds, diagrams
from hypothesis import given, settings
from hypothesis import strategies as st

from finserv.drawing.lattice import DIRECTIONS
from finserv.drawing.traffic import CLOSED, SHARED_EXIT

ANY = st.one_of(diagrams(), diagrams(most_boxes=20, tidy_flow=True), crowds(most_boxes=15))


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
