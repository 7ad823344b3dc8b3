"""Empty columns and rows go, the order stays."""

from hypothesis import given
from hypothesis import strategies as st

from finserv.drawing.pins import Pins
from finserv.drawing.plan import Place
from finserv.drawing.squeeze import squeeze

PLACES = st.dictionaries(
    st.integers(0, 20), st.builds(Place, st.integers(0, 2), st.integers(0, 9), st.integers(0, 4)), max_size=12
)


@given(PLACES)
def test_no_column_and_no_row_stays_empty_and_the_order_is_kept(places):
    squeezed = squeeze(places, Pins({}, {}, ()))
    columns = {place.column for place in squeezed.values()}
    assert columns == set(range(len(columns)))
    for lane in range(3):
        rows = {place.row for place in squeezed.values() if place.lane == lane}
        assert rows == set(range(len(rows)))
    for v, one in places.items():
        for w, other in places.items():
            assert (one.column < other.column) == (squeezed[v].column < squeezed[w].column)
            if one.lane == other.lane:
                assert (one.row < other.row) == (squeezed[v].row < squeezed[w].row)


@given(PLACES, st.integers(0, 20))
def test_up_to_a_pin_numbers_stay(places, pinned):
    if pinned in places:
        place = places[pinned]
        squeezed = squeeze(places, Pins({pinned: place.column}, {pinned: place.row}, ()))
        assert squeezed[pinned] == place
        assert all(squeezed[v].column == p.column for v, p in places.items() if p.column <= place.column)
