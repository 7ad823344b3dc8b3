import re
import xml.etree.ElementTree as ET

import pytest

from finserv import FinservError
from finserv.blueprint import Blueprint
from finserv.blueprint.cases import case
from finserv.blueprint.edits import remove_step
from finserv.drawing.draw import draw, with_removed


def edited():
    before = case("deposit")
    after = before.change("stamp", band="backstage").change("queue", wait_actual=12)
    return before, remove_step(after, "file_voucher")


def test_another_language_is_told_with_the_choices():
    with pytest.raises(FinservError, match="Unknown language 'fr'. Choices: zh, en"):
        draw(case("deposit"), "fr")


def test_what_is_no_blueprint_is_told():
    for wrong in (None, "deposit", case("deposit").steps):
        with pytest.raises(FinservError, match="takes a blueprint"):
            draw(wrong)
    with pytest.raises(FinservError, match="takes a blueprint"):
        draw(case("deposit"), since="deposit")
    with pytest.raises(FinservError, match="takes a picture drawn before"):
        draw(case("deposit"), near=3)


def test_drawing_leaves_the_blueprint_and_gives_equal_bytes():
    first, second = draw(case("deposit"), "zh").svg, draw(case("deposit"), "zh").svg
    assert first == second
    assert draw(case("deposit"), "en").svg != first


def test_changes_are_marked_in_words_and_what_was_removed_is_still_seen():
    before, after = edited()
    picture = draw(after, "en", since=before)
    boxes = {box.id: box.change for box in picture.diagram.boxes if box.change}
    assert boxes["stamp"] == "moved" and boxes["queue"] == "changed" and boxes["file_voucher"] == "removed"
    for word in ("moved", "changed", "removed"):
        assert word in picture.alt.lower()
    assert ET.fromstring(picture.svg) is not None
    assert "file_voucher" not in {box.id for box in draw(after, "en").diagram.boxes}


def test_nothing_is_marked_between_equal_blueprints():
    picture = draw(case("deposit"), "en", since=case("deposit"))
    assert not [box for box in picture.diagram.boxes if box.change]
    assert picture.svg == draw(case("deposit"), "en").svg


def test_removed_steps_stand_behind_the_step_they_followed():
    def chain(*ids):
        steps = [{"id": i, "band": "customer", "name": i.upper()} for i in ids]
        return Blueprint.from_tables(
            steps, [{"source": a, "target": b} for a, b in zip(ids, ids[1:], strict=False)]
        )

    joined = with_removed(chain("a", "b", "c", "d"), chain("a", "d", "e"))
    assert [step.id for step in joined.step_rows] == ["a", "b", "c", "d", "e"]
    assert [(f.source, f.target) for f in joined.flow_rows] == [
        ("a", "d"),
        ("d", "e"),
        ("a", "b"),
        ("b", "c"),
        ("c", "d"),
    ]


def test_a_small_edit_moves_little():
    before = draw(case("instalment_loan"), "en")
    after = draw(
        case("instalment_loan").change("interview", name_en="Talk with the borrower"), "en", near=before
    )
    assert {i: p for i, p in after.plan.places.items() if before.plan.places[i] != p} == {}


def test_the_words_name_every_step_and_flow():
    for language in ("zh", "en"):
        told = draw(case("deposit"), language).alt
        for step in case("deposit").step_rows:
            assert step.name.in_language(language) in told
        for flow in case("deposit").flow_rows:
            ends = [case("deposit").step(i).name.in_language(language) for i in (flow.source, flow.target)]
            assert " → ".join(ends) in told


def test_every_case_has_a_picture_with_all_its_words():
    from finserv.blueprint.cases import cases

    for case_id in cases()["id"]:
        for language in ("zh", "en"):
            svg = draw(case(case_id), language).svg
            shown = re.sub(r"\s+", "", "".join(ET.fromstring(svg).itertext()))
            for step in case(case_id).step_rows:
                assert re.sub(r"\s+", "", step.name.in_language(language)) in shown
