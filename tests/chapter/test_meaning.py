from __future__ import annotations

from finserv.chapter import deposit_boxes, influencing_factors, objectives, sections


def test_three_objectives_and_five_sections():
    assert len(objectives()) == 3
    found = sections()
    assert list(found.loc[found["parent"] == "", "number"]) == ["1", "2", "3", "4", "5"]
    assert set(found["parent"]) - {""} <= set(found["id"])


def test_section_five_has_the_four_headings_of_the_slide():
    titles = sections().query("parent == 'management'")
    assert list(titles["title_zh"]) == ["服务承诺", "服务质量", "排队管理", "服务补救"]


def test_factors_tell_reconstruction_from_literature():
    found = influencing_factors()
    assert list(found["provenance"]) == ["reconstruction"] * 3 + ["literature"] * 6


def test_the_pin_is_printed_twice_on_the_slide_and_shown_once():
    boxes = deposit_boxes().set_index("id")
    assert boxes["printed"].to_dict() == {**dict.fromkeys(boxes.index, 1), "enter_pin": 2}
    assert boxes.loc["file_voucher", "order"] == boxes.loc["return_passbook", "order"]
    assert boxes.loc["file_voucher", "beside"] == "return_passbook"
