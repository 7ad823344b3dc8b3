"""The finished drawing: hostile words, equal bytes, files, the notebook."""

import base64
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from diagrams import LANES, diagrams
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plans import loan

from finserv.drawing.diagram import Arrow, Box, Diagram
from finserv.drawing.picture import draw_diagram
from finserv.drawing.safe_text import visible
from finserv.errors import FinservError

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {
    SVG + name
    for name in ["svg", "g", "a", "title", "desc", "text", "path", "polygon", "polyline", "ellipse"]
}
HOSTILE = st.text(max_size=24) | st.sampled_from(
    (
        'a"; b [label=x]',
        "<b>bold</b>",
        "\\N \\G \\",
        "&amp; &#60;script&#62; &",
        "javascript:alert(1)",
        "<script>alert(1)</script>",
        "-->]]>",
        "👩‍👩‍👧 🏦",
        "שלום עליכם",
        "مرحبا",
        "a\x00\x07\u202eb",
        "one\ntwo",
        "2nd:s",
        "\ud800",
        "",
    )
)


@st.composite
def hostile_diagrams(draw):
    ids = draw(st.lists(HOSTILE, min_size=1, max_size=4, unique=True))
    boxes = tuple(
        Box(
            id,
            draw(st.sampled_from(("customer", "support"))),
            draw(HOSTILE),
            draw(st.sampled_from(("action", "decision"))),
            draw(st.sampled_from(((), ("F",)))),
            draw(HOSTILE),
            draw(HOSTILE),
        )
        for id in ids
    )
    arrows = tuple(Arrow(a, b, draw(HOSTILE)) for a, b in zip(ids, ids[1:], strict=False))
    lanes = tuple(replace(lane, title=draw(HOSTILE), line_below=draw(HOSTILE)) for lane in LANES)
    return Diagram(draw(HOSTILE), draw(HOSTILE), draw(st.sampled_from(("zh", "en"))), lanes, boxes, arrows)


def squeezed(text):
    return "".join(text.split()).replace("\u00a0", "")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile_diagrams())
def test_nothing_breaks_out_of_a_label(diagram):
    svg = draw_diagram(diagram).svg
    root = ET.fromstring(svg)
    assert {element.tag for element in root.iter()} <= ALLOWED
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert name.endswith("title") or "javascript:" not in value
            assert not name.endswith("href")
    steps = [e for e in root.iter(SVG + "g") if "step" in e.get("class", "").split()]
    assert len(steps) == len(diagram.boxes)
    drawn = sorted(squeezed("".join(t.text or "" for t in step.iter(SVG + "text"))) for step in steps)
    wanted = sorted(squeezed(visible(box.label)) for box in diagram.boxes)
    for shown, whole in zip(drawn, wanted, strict=True):
        assert shown == whole or shown.endswith("…")


def test_the_same_bytes_for_every_hash_seed_and_every_time():
    drawing = draw_diagram(loan())
    assert drawing.svg == draw_diagram(loan()).svg
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from plans import loan;"
        "from finserv.drawing.picture import draw_diagram; sys.stdout.buffer.write(draw_diagram(loan()).svg.encode())"
    )
    for seed in ("0", "4711"):
        done = subprocess.run(
            [sys.executable, "-c", code, os.path.dirname(__file__)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert done.stdout.decode() == drawing.svg


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(diagrams())
def test_equal_diagrams_give_equal_pictures(diagram):
    assert draw_diagram(diagram).svg == draw_diagram(replace(diagram)).svg


def test_step_places_do_not_depend_on_the_words_of_notes_or_tooltips():
    one = draw_diagram(loan())
    other = draw_diagram(replace(loan(), boxes=tuple(replace(b, tooltip="else") for b in loan().boxes)))
    assert one.geometry.centres == other.geometry.centres


def test_the_notebook_gets_an_image_with_words():
    drawing = draw_diagram(loan())
    bundle = drawing._repr_mimebundle_(include=None, exclude=None)
    assert bundle["text/plain"] == repr(drawing) == "Service blueprint: A loan"
    image = ET.fromstring(bundle["text/html"].replace('">', '"/>').replace('auto"/>', 'auto">')).find("img")
    assert image.get("alt") == drawing.alt
    kind, data = image.get("src").split(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(data).decode() == drawing.svg


def test_files(tmp_path):
    drawing = draw_diagram(loan("zh"))
    assert drawing.save(tmp_path / "a.svg").read_text(encoding="utf-8") == drawing.svg
    for ending in (".gv", ".DOT"):
        assert drawing.save(str(tmp_path / f"a{ending}")).read_text(encoding="utf-8") == drawing.dot.source
    with pytest.raises(FinservError, match=r"\.svg"):
        drawing.save(tmp_path / "a.bmp")
    with pytest.raises(FinservError):
        drawing.save(tmp_path / "missing" / "a.svg")


@pytest.mark.skipif(shutil.which("dot") is None, reason="PNG and PDF need Graphviz on this machine")
def test_printing(tmp_path):
    drawing = draw_diagram(loan())
    assert drawing.save(tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert drawing.save(tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_long_text_is_cut_and_whole_in_the_tooltip():
    words = " ".join(f"word{n}" for n in range(60))
    diagram = Diagram("d", "Long", "en", LANES, (Box("a", "customer", words),), ())
    svg = draw_diagram(diagram).svg
    assert "…" in svg
    assert words in re.search(r'xlink:title="([^"]*word59[^"]*)"', svg)[1]


@pytest.mark.parametrize("boxes", [0, 1, 80])
def test_any_number_of_boxes_is_drawn(boxes):
    found = tuple(Box(f"b{n}", "customer", f"Step {n}") for n in range(boxes))
    arrows = tuple(Arrow(f"b{n}", f"b{n + 1}") for n in range(boxes - 1))
    root = ET.fromstring(draw_diagram(Diagram("d", "Many", "en", LANES, found, arrows)).svg)
    assert sum("step" in e.get("class", "").split() for e in root.iter(SVG + "g")) == boxes
