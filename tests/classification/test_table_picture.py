from __future__ import annotations

import xml.etree.ElementTree as ET
from html import escape

import pytest

from finserv.chapter import chapter_services, classification_table
from finserv.classification import classify, table_picture
from finserv.classification.grid import _ems, _wrap
from finserv.errors import FinservError
from finserv.language import use_language

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_picture_holds_every_service_in_both_forms(language):
    use_language(language)
    picture = table_picture()
    words = "".join(ET.fromstring(picture.svg).itertext()).replace("\n", "")
    for name in chapter_services()[f"name_{language}"]:
        assert escape(name) in picture.html and name in picture.text and name in words


def test_svg_is_well_formed_and_named():
    root = ET.fromstring(table_picture("atm").svg)
    assert root.get("role") == "img"
    labels = root.get("aria-labelledby").split()
    assert [root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")] == labels
    assert root.find(f"{SVG}title").text == "Classification table of financial services"


def test_html_is_a_table_with_headings():
    html = table_picture().html
    assert html.count("<td") == 24
    assert html.count('scope="row"') == 4 and html.count('scope="colgroup"') == 2 and "<caption>" in html


@pytest.mark.parametrize("service", list(chapter_services()["id"]))
def test_one_place_is_marked_in_words_and_not_by_colour_alone(service):
    picture = table_picture(service)
    name = chapter_services().set_index("id").loc[service, "name_en"]
    assert f"● {escape(name)}" in picture.html
    assert picture.html.count("●") == 2  # in its cell, and in the note that explains the sign
    assert picture.svg.count('stroke-width="3"') == 1


def test_a_classification_stands_beside_the_service_of_its_cell():
    found = classify({"present": "there", "doer": "both", "acts_on": "thing", "whose": "provider",
                      "variants": 5, "judgement": "judgement", "exchange": "much"})  # fmt: skip
    picture = table_picture(found, name="car loan")
    assert "● car loan; instalment loan" in picture.text
    assert "● this service" in table_picture(found).text


def test_doubtful_cells_carry_a_question_mark():
    assert table_picture().html.count("\u00a0?<") == 4


def test_an_unsettled_class_and_an_unknown_id_are_refused():
    with pytest.raises(FinservError, match="not settled"):
        table_picture(classify({}))
    with pytest.raises(FinservError, match="Did you mean 'atm'"):
        table_picture("atmm")


def test_names_are_escaped():
    found = classify(
        {"present": "away", "acts_on": "body", "variants": 0, "judgement": "rule", "exchange": "little"}
    )
    picture = table_picture(found, name="<script>&")
    assert "<script>" not in picture.html and "<script>" not in picture.svg
    ET.fromstring(picture.svg)


def test_equal_input_gives_equal_bytes_and_files(tmp_path):
    first, second = table_picture("atm"), table_picture("atm")
    assert first == second
    assert first.save(tmp_path / "t.svg").read_bytes() == first.svg.encode("utf-8")
    assert first.html in first.save(tmp_path / "t.html").read_text(encoding="utf-8")
    with pytest.raises(FinservError, match=".svg"):
        first.save(tmp_path / "t.png")


@pytest.mark.parametrize(
    "text", ["discretionary (entrusted) asset management", "集团公司现金管理系统终端", "代理出售国债、基金"]
)
def test_lines_fit_and_nothing_is_lost(text):
    lines = _wrap(text)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(_ems(line) <= (138 - 14) / 13 for line in lines)
    assert not any(line.startswith(("、", "，", "。")) for line in lines)


def test_the_face_in_a_notebook_is_the_table():
    picture = table_picture()
    assert picture._repr_html_() == picture.html
    assert repr(picture).splitlines()[0] == "Classification table of financial services"
    assert classification_table().shape == (4, 6)
