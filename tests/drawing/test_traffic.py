"""Prices that follow the routes laid."""

from boards import router_for
from diagrams import crowds, diagrams
from hypothesis import given, settings
from hypothesis import strategies as st

ANY = st.one_of(diagrams(), diagrams(most_boxes=20, tidy_flow=True), crowds(most_boxes=15))


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
