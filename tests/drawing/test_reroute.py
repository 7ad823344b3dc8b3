"""Routes that are laid, lifted and laid again."""

from boards import router_for
from diagrams import crowds, diagrams
from hypothesis import given, settings
from hypothesis import strategies as st

from finserv.drawing.traffic import CLOSED

ANY = st.one_of(diagrams(), diagrams(most_boxes=20, tidy_flow=True), crowds(most_boxes=15))


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
