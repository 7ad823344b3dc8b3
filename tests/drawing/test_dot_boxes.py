"""Boxes in DOT: names, classes, tooltips, badges, notes and changes."""

import re
from dataclasses import replace

from plans import loan

from finserv.drawing.dot import dot_graph
from finserv.drawing.geometry import build_geometry
from finserv.drawing.layout import layout


def node_lines(diagram):
    source = dot_graph(build_geometry(layout(diagram))).source
    return {m[1]: m[0] for m in re.finditer(r"^\t+(\w+) \[label=.*$", source, re.MULTILINE)}


def test_a_step_has_id_class_and_tooltip():
    line = node_lines(loan())["check"]
    assert 'id="loan-step-check"' in line
    assert 'class="step lane-onstage kind-action has-F has-W"' in line
    assert 'tooltip="All of it"' in line
    assert 'tooltip="Ask for missing papers"' in node_lines(loan())["mend"]


def test_badges_and_notes_are_nodes_of_their_own():
    lines = node_lines(loan())
    assert {"check__F", "check__W", "choose__D", "mend__R", "ask__meta", "check__meta"} <= set(lines)
    assert 'tooltip="Fail point"' in lines["check__F"]
    assert "check__D" not in lines and "mend__meta" not in lines


def test_changes_are_marked():
    diagram = loan()
    boxes = [
        replace(b, change=c)
        for b, c in zip(diagram.boxes[1:5], ("added", "removed", "moved", "changed"), strict=True)
    ]
    lines = node_lines(replace(diagram, boxes=(diagram.boxes[0], *boxes, *diagram.boxes[5:])))
    signs = [re.search(r'label="?([^" ]+)', lines[f"{box.id}__change"])[1] for box in boxes]
    assert signs == ["+", "−", "→", "~"]
    assert "penwidth=2.6" in lines["ask"] and "dashed" in lines["choose"]
    assert "change-removed" in lines["choose"]


def test_a_box_with_the_name_of_a_badge_stays_itself():
    diagram = loan()
    box = replace(diagram.boxes[5], id="check__F")
    arrows = tuple(replace(a, target="check__F") if a.target == "mend" else a for a in diagram.arrows)
    source = dot_graph(
        build_geometry(
            layout(replace(diagram, boxes=(*diagram.boxes[:5], box, *diagram.boxes[6:]), arrows=arrows))
        )
    ).source
    assert source.count("\t\tcheck__F [") == 1
    assert '"check%5f;%5f;F" [label="Ask for\\nmissing papers"' in source
