"""The DOT: nothing is left for Graphviz to lay out, and any Graphviz puts everything in the same place."""

import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from plans import PLANS, checked, loan

from finserv.drawing.dot import dot_graph
from finserv.drawing.geometry import build_geometry
from finserv.drawing.graphviz_program import draw_with, svg_program
from finserv.drawing.layout import layout


def graph_of(diagram):
    return dot_graph(build_geometry(layout(diagram)))


@checked
@given(PLANS)
def test_every_node_and_edge_has_its_place(plan):
    for line in dot_graph(build_geometry(plan)).source.splitlines():
        if re.match(r"\t+(?!graph|node \[|edge \[|subgraph|\})\S", line) and "[" in line:
            assert re.search(r" pos=\"", line), line
            if " -> " in line and " label=" in line:
                assert " lp=" in line


def test_the_page_asks_for_no_layout():
    graph = graph_of(loan())
    assert graph.engine == "dot"
    assert graph.graph_attr["layout"] == "nop2"
    assert graph.graph_attr["notranslate"] == "true" and graph.graph_attr["outputorder"] == "edgesfirst"
    assert graph.node_attr["fixedsize"] == "true"


def test_it_shows_itself_in_a_notebook_in_silence(capfd):
    bundle = graph_of(loan())._repr_mimebundle_()
    assert "<svg" in bundle["image/svg+xml"]
    assert capfd.readouterr().err == ""


def places(program, source):
    drawn = json.loads(draw_with(program, source, "json"))
    nodes = {o["name"]: (o["pos"], o["width"], o["height"]) for o in drawn["objects"] if "pos" in o}
    bands = {o["name"]: o["bb"] for o in drawn["objects"] if o["name"].startswith("cluster_")}
    edges = {edge["id"]: edge["pos"] for edge in drawn.get("edges", ())}
    return {"page": drawn["bb"], "nodes": nodes, "bands": bands, "edges": edges}


def numbers(found):
    return [float(value) for value in re.findall(r"-?\d+(?:\.\d+)?", json.dumps(found, sort_keys=True))]


@pytest.mark.skipif(shutil.which("dot") is None, reason="this machine has no Graphviz to compare with")
@settings(max_examples=15, deadline=None)
@given(PLANS)
def test_every_program_draws_the_same_places(plan):
    source = dot_graph(build_geometry(plan)).source
    one, other = numbers(places(svg_program(), source)), numbers(places(Path(shutil.which("dot")), source))
    assert len(one) == len(other)
    assert all(abs(a - b) <= 0.01 for a, b in zip(one, other, strict=True))


def test_the_picture_lies_where_the_geometry_says():
    geometry = build_geometry(layout(loan()))
    found = places(svg_program(), dot_graph(geometry).source)
    nodes = found["nodes"]
    page = [0, 0, geometry.width, geometry.height]
    assert all(abs(a - b) < 0.5 for a, b in zip(numbers(found["page"]), page, strict=True))
    for name, (x, y) in geometry.centres.items():
        assert nodes[name][0] == f"{x:g},{geometry.height - y:g}"
        assert abs(float(nodes[name][1]) * 72 - geometry.sizes[name].width) < 0.01
    assert list(found["bands"]) == ["cluster_" + band.lane.key for band in geometry.bands]


def test_lines_between_bands_are_dashed_and_as_wide_as_the_picture():
    geometry = build_geometry(layout(loan()))
    separators = re.findall(r"\t(\S+) -> (\S+) \[.*class=separator.*\]", dot_graph(geometry).source)
    assert separators == [(f"line__{n}a", f"line__{n}b") for n in (1, 2, 3)]
