"""The array forms of the event list against a sorted list of (time, order, number)."""

from bisect import insort
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finserv.simulation import events
from finserv.simulation.tables import make_events

moves = st.lists(st.one_of(st.none(), st.sampled_from([0.0, 0.5, 1.0, 2.0]), st.floats(0, 10)), max_size=300)


@pytest.fixture
def _small_heap(monkeypatch):
    monkeypatch.setattr(events, "HEAP_FROM", 6)


@pytest.mark.usefixtures("_small_heap")
@settings(max_examples=200, deadline=None)
@given(moves)
def test_arrays_keep_the_order_of_the_list(moves):
    arrays = make_events(1000, 10)
    events.clear_arrays(arrays)
    plain = []
    events.clear(plain)
    for order, delay in enumerate(moves, start=1):
        if delay is None and events.total(plain):
            del plain[0]
            events.drop_arrays(arrays)
        elif delay is not None:
            now = plain[0][0] if events.total(plain) else 0.0
            insort(plain, (now + delay, order, order))
            events.add_arrays(arrays, (now + delay, order, order))
        time, _, number = events.soonest_arrays(arrays)
        assert (time, number) == (plain[0][0], plain[0][2])
        assert events.total_arrays(arrays) == events.total(plain)
        held = {events.at_arrays(arrays, i) for i in range(events.total_arrays(arrays))}
        assert held == {events.at(plain, i) for i in range(events.total(plain))}


def test_an_empty_list_never_happens():
    arrays, plain = make_events(4, 2), []
    events.clear(plain)
    assert plain[0][0] == events.soonest_arrays(arrays)[0] == inf


def test_room_for_every_token_is_kept():
    arrays = make_events(3, 2)
    for order in range(3):
        assert not events.crowded_arrays(arrays)
        events.add_arrays(arrays, (1.0, order, 3))
    assert events.crowded_arrays(arrays) and not events.crowded([])
