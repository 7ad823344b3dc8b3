"""The accessible picture: role, language, title, description, ids of its own."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

from plans import loan

from finserv.drawing.accessible import accessible_svg, alternative_text
from finserv.drawing.diagram import Arrow, Box, Diagram, Lane
from finserv.drawing.picture import draw_diagram

SVG = "{http://www.w3.org/2000/svg}"


def test_the_svg_says_what_it_is():
    root = ET.fromstring(draw_diagram(loan("zh")).svg)
    assert root.get("role") == "img" and root.get("lang") == "zh"
    title, description = root.find(SVG + "title"), root.find(SVG + "desc")
    assert root.get("aria-labelledby") == title.get("id") and title.text == "A loan"
    assert root.get("aria-describedby") == description.get("id")
    assert description.text == alternative_text(loan("zh"))


def test_all_ids_begin_with_the_diagram_and_none_comes_twice():
    svg = draw_diagram(loan()).svg
    ids = re.findall(r' id="([^"]*)"', svg)
    assert len(ids) == len(set(ids))
    assert all(re.match(r"(a_)?loan-", id.replace("&#45;", "-")) for id in ids)
    other = re.findall(r' id="([^"]*)"', draw_diagram(replace(loan(), id="other")).svg)
    assert not set(ids) & set(other)


def test_nothing_of_the_program_is_left():
    svg = draw_diagram(loan()).svg
    assert "<!" not in svg and "raphviz" not in svg


def test_recovery_is_dash_dotted_in_picture_and_legend():
    svg = draw_diagram(loan()).svg
    assert svg.count('stroke-dasharray="8,3,1.5,3"') == 2
    assert svg.count('stroke-dasharray="1,5"') == 2


def test_alternative_text_goes_lane_by_lane_then_along_the_flow():
    text = alternative_text(loan())
    order = [
        "A loan.",
        "Physical evidence: Application form",
        "Customer actions: Ask for a loan (5 min)",
        "Accept the offer? (Customer decides, 15 min)",
        "Onstage",
        "Backstage",
        "Support",
        "Flow: ",
        "Ask for a loan → Check the papers",
        "Check the papers → Offer letter (Y)",
        "Rework: ",
        "Recovery path: ",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "Application form →" not in text


def test_hostile_words_stay_words():
    diagram = Diagram(
        "d", '<script>&"', "en", (Lane("a", "A"),), (Box("x", "a", "]]>"),), (Arrow("x", "gone"),)
    )
    made = accessible_svg(
        '<svg width="1pt">\n<g id="d" class="graph">\n<title>d</title>\n</g>\n</svg>', diagram
    )
    assert "<script" not in made and "gone" not in made
    assert 'lang="en"' in accessible_svg("<svg>\n</svg>", replace(diagram, language='"><script>'))
