"""Bands: the texts at the left stay in the margin and apart."""

from hypothesis import given
from hypothesis import strategies as st

from finserv.drawing.bands import LABEL_LINE, MARGIN, TITLE_LINE, Band, band_text
from finserv.drawing.diagram import Lane
from finserv.drawing.text_width import text_width


@given(st.text(max_size=120), st.text(max_size=120))
def test_texts_stay_in_the_margin_and_apart(title, line):
    text = band_text(Lane("x", title, line))
    assert all(text_width(part, 11) <= MARGIN - 8 for part in text.title)
    band = Band(Lane("x", title, line), text, 100.0, 100.0 + text.least_height)
    y = band.title_centre[1]
    assert y - len(text.title) * TITLE_LINE / 2 > band.top
    lowest = y + len(text.title) * TITLE_LINE / 2
    if text.line:
        x, middle = band.label_centre
        assert all(x - text_width(part, 9) / 2 >= 5.9 for part in text.line)
        assert all(x + text_width(part, 9) / 2 <= MARGIN for part in text.line)
        assert lowest <= middle - len(text.line) * LABEL_LINE / 2
        assert middle + len(text.line) * LABEL_LINE / 2 < band.bottom
    else:
        assert not line.strip() and lowest < band.bottom
