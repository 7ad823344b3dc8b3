"""The legend in DOT: a sign and its words for each entry, under the bands."""

import re

from plans import loan

from finserv.drawing.dot import dot_graph
from finserv.drawing.geometry import build_geometry
from finserv.drawing.layout import layout


def test_every_entry_has_words_and_a_sign():
    geometry = build_geometry(layout(loan()))
    source = dot_graph(geometry).source
    for item in geometry.legend:
        assert f"legend__{item.name}_text [" in source
        if item.sort == "arrow":
            assert f"legend__{item.name}_a -> legend__{item.name}_b [" in source
        elif item.sort != "heading":
            assert f"legend__{item.name} [" in source
    lowest = geometry.height - geometry.bands[-1].bottom
    for place in re.findall(r'legend__\w+_text \[.*? pos="[\d.]+,([\d.]+)"', source):
        assert 0 < float(place) < lowest
