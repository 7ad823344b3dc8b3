"""Arrows in DOT: how kinds and changes look, what they say."""

import re
from dataclasses import replace

from plans import loan

from finserv.drawing.dot import dot_graph
from finserv.drawing.geometry import build_geometry
from finserv.drawing.layout import layout


def edge_line(diagram, source, target):
    text = dot_graph(build_geometry(layout(diagram))).source
    return re.search(rf"^\t{source} -> {target} \[.*$", text, re.MULTILINE)[0]


def test_kinds_differ_by_line_class_and_head():
    diagram = loan()
    assert "style=" not in edge_line(diagram, "ask", "check")
    rework = edge_line(diagram, "mend", "ask")
    assert "style=dashed" in rework and 'class="flow rework"' in rework
    recovery = edge_line(diagram, "check", "mend")
    assert "style=dotted" in recovery and 'class="flow recovery"' in recovery and ' pos="e,' in recovery
    evidence = edge_line(diagram, "form", "ask")
    assert 'class="evidence-link"' in evidence and "arrowhead=none" in evidence and 'pos="e,' not in evidence


def test_the_tooltip_says_from_where_to_where():
    assert 'tooltip="Check the papers → Offer letter: Y"' in edge_line(loan(), "check", "letter")


def test_a_removed_arrow_has_an_open_head_and_a_sign():
    diagram = loan()
    arrows = (diagram.arrows[0], replace(diagram.arrows[1], change="removed"), *diagram.arrows[2:])
    line = edge_line(replace(diagram, arrows=arrows), "ask", "check")
    assert "arrowhead=empty" in line and 'label="−"' in line and "change-removed" in line
