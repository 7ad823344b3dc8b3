import json
import random
import tracemalloc

import pytest

from finserv import FinservError, use_language
from finserv.blueprint import Blueprint, from_json, to_json
from finserv.blueprint.cases import case
from finserv.blueprint.rules import rules
from finserv.blueprint.words import FLOW_KINDS, KINDS
from finserv.drawing.safe_text import visible
from finserv.files import load
from finserv.widgets import BlueprintStudio
from finserv.widgets.studio_pages import PAGES
from finserv.widgets.studio_table import step_mark


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.setenv("FINSERV_WORK", str(tmp_path))
    monkeypatch.setenv("FINSERV_STRICT", "1")
    return tmp_path


def tell(studio, type, **message):
    studio._received(studio, {"type": type, "client": "test", "serial": 1, **message}, [])


def sheet(studio, id):
    return next(sheet for sheet in studio.view["page"]["sheets"] if sheet["id"] == id)


def test_it_begins_from_nothing_a_case_or_a_blueprint(work):
    assert BlueprintStudio(name=None).blueprint == Blueprint()
    assert BlueprintStudio("advisory", name=None).blueprint == case("advisory")
    assert BlueprintStudio(case("deposit"), name=None).blueprint == case("deposit")
    with pytest.raises(FinservError, match="Choices"):
        BlueprintStudio("deposti", name=None)
    with pytest.raises(FinservError, match="letters"):
        BlueprintStudio(name="../outside")


def test_six_pages_say_what_they_need_and_what_is_missing(work):
    studio = BlueprintStudio(name=None)
    for number in range(1, 7):
        tell(studio, "page", page=number)
        page = studio.view["page"]
        assert page["number"] == number and page["needs"] and page["yields"] and page["explained"]
        assert studio.view["state"].startswith("○")
        assert bool(studio.view["earlier"]) == (number > 1)
    assert not any(page["done"] for page in studio.view["pages"])
    done = BlueprintStudio("deposit", name=None)
    assert all(page["done"] for page in done.view["pages"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_languages_are_complete(work, language):
    use_language(language)
    studio = BlueprintStudio("deposit", name=None)
    for number in range(1, 7):
        tell(studio, "page", page=number)
        tell(studio, "details", key="queue")
        text = json.dumps({**studio.view, "files": None}, ensure_ascii=False)
        own = [label for label in studio.view["labels"].values()]
        assert all(own)
        if language == "en":
            assert not any(
                "\u4e00" <= ch <= "\u9fff" for ch in "".join(own) + studio.view["page"]["explained"]
            )
        assert "None" not in text


def test_a_change_is_in_the_blueprint_the_picture_and_the_file(work):
    studio = BlueprintStudio("deposit", name="mine")
    tell(studio, "set", kind="steps", key="take_number", column="name", value="Draw a ticket")
    assert studio.blueprint.step("take_number").name_en == "Draw a ticket"
    assert "Draw a" in studio.picture["svg"] and "Draw a ticket" in studio.picture["alt"]
    assert load(work / "mine.json") == studio.blueprint
    assert studio.view["status"].startswith("Saved ")


def test_what_is_typed_on_is_undone_together(work):
    studio = BlueprintStudio("deposit", name=None)
    for value in ("Draw", "Draw a", "Draw a ticket"):
        tell(studio, "set", kind="steps", key="take_number", column="name", value=value, same="one")
    tell(studio, "undo")
    assert studio.blueprint == case("deposit")
    tell(studio, "redo")
    assert studio.blueprint.step("take_number").name_en == "Draw a ticket"
    assert "Done again" in studio.view["message"]


def test_a_row_that_javascript_began_is_known_by_its_key_ever_after(work):
    studio = BlueprintStudio(name=None)
    tell(studio, "page", page=3)
    tell(studio, "set", sheet="customer", kind="steps", key="new-a-1", column="name", value="Ask")
    tell(studio, "set", sheet="customer", kind="steps", key="new-a-1", column="time_mean", value="2")
    tell(
        studio,
        "set",
        sheet="customer",
        kind="steps",
        key="new-a-2",
        column="name",
        value="Go",
        after="new-a-1",
    )
    assert [(s.id, s.time_mean) for s in studio.blueprint.step_rows] == [("ask", 2), ("go", None)]
    assert [row["was"] for row in sheet(studio, "customer")["rows"]] == ["new-a-1", "new-a-2"]
    tell(studio, "undo")
    tell(studio, "undo")
    tell(studio, "undo")
    tell(studio, "set", sheet="customer", kind="steps", key="new-a-1", column="name", value="Ask")
    assert [step.id for step in studio.blueprint.step_rows] == ["ask"]


def test_a_mistake_is_said_at_its_cell_in_table_and_details(work):
    studio = BlueprintStudio("deposit", name=None)
    tell(studio, "page", page=3)
    tell(studio, "set", kind="steps", key="queue", column="time_mean", value="soon")
    row = next(row for row in sheet(studio, "customer")["rows"] if row["key"] == "queue")
    assert row["cells"]["time_mean"]["value"] == "soon" and "soon" in row["cells"]["time_mean"]["error"]
    assert "mistake" in studio.view["state"] and not studio.view["error"]
    tell(studio, "details", key="queue")
    fields = [field for group in studio.view["details"]["groups"] for field in group["fields"]]
    assert next(field for field in fields if field["name"] == "time_mean")["error"]
    tell(studio, "undo")
    assert studio.view["state"].startswith("✓")


def test_removing_says_what_went_and_can_be_undone(work):
    studio = BlueprintStudio("deposit", name=None)
    tell(studio, "remove", kind="steps", key="stamp")
    assert "Stamp the passbook" in studio.view["message"]
    tell(studio, "undo")
    assert studio.blueprint == case("deposit")


def test_a_finding_leads_to_page_cell_and_box(work):
    studio = BlueprintStudio(case("deposit").change("queue", evidence=""), name=None)
    (found,) = studio.view["findings"]["items"]
    assert f'id="{found["marks"][0]}"' in studio.picture["svg"].replace("&#45;", "-")
    tell(studio, "goto", rule=found["rule"], element=found["element"])
    focus = studio.view["focus"]
    assert (studio.view["page"]["number"], focus["key"], focus["column"]) == (6, "queue", "evidence")
    tell(studio, "goto", rule="SB403", element="process_data")
    assert studio.view["details"]["key"] == "process_data" and studio.view["focus"]["details"]


def test_every_finding_of_every_rule_has_a_place_that_exists(work, monkeypatch):
    monkeypatch.setattr(BlueprintStudio, "_draw", lambda studio: None)
    for rule in rules():
        studio = BlueprintStudio(rule.invalid.blueprint(), name=None)
        tell(studio, "rules", set="all")
        for found in studio.view["findings"]["items"]:
            tell(studio, "goto", rule=found["rule"], element=found["element"])
            focus, page = studio.view["focus"], studio.view["page"]
            details = studio.view["details"]
            cells = (
                {(f["kind"], f["name"]) for f in page["fields"]}
                if not details
                else {(f["kind"], f["name"]) for group in details["groups"] for f in group["fields"]}
            )
            cells |= {(t["kind"], c["name"]) for t in page["sheets"] for c in t["columns"]}
            if focus["kind"]:
                assert (focus["kind"], focus["column"]) in cells, found


def test_opening_and_starting_again_can_be_undone(work):
    studio = BlueprintStudio("deposit", name="mine")
    tell(studio, "files", open=True)
    values = [source["value"] for source in studio.view["files"]["sources"]]
    assert values[0] == "nothing" and "case:advisory" in values
    tell(studio, "open", source="case:advisory")
    assert studio.blueprint == case("advisory") == load(work / "mine.json")
    tell(studio, "open", source="nothing")
    assert studio.blueprint == Blueprint()
    tell(studio, "undo")
    tell(studio, "again")
    assert studio.blueprint == case("deposit")
    tell(studio, "undo")
    assert studio.blueprint == case("advisory")


def test_a_copy_is_saved_under_a_name_and_replaces_only_when_asked_twice(work):
    studio = BlueprintStudio("deposit", name="mine")
    tell(studio, "save", name="copy")
    assert load(work / "copy.json") == case("deposit")
    tell(studio, "set", kind="about", key="about", column="title", value="Another")
    tell(studio, "save", name="copy")
    assert "once more" in studio.view["message"] and load(work / "copy.json") == case("deposit")
    tell(studio, "save", name="copy")
    assert load(work / "copy.json").title_en == "Another"
    tell(studio, "save", name="../x")
    assert studio.view["error"]
    tell(studio, "files", open=True)
    assert "file:copy" in [source["value"] for source in studio.view["files"]["sources"]]


def test_a_file_is_taken_in_or_told_why_not(work):
    studio = BlueprintStudio(name=None)
    tell(studio, "upload", text=to_json(case("advisory")), name="a.json")
    assert studio.blueprint == case("advisory")
    tell(studio, "upload", text="{", name="b.json")
    assert studio.view["error"] and studio.blueprint == case("advisory")


def test_downloads_are_the_blueprint_and_its_picture(work, monkeypatch):
    studio = BlueprintStudio("deposit", name=None)
    sent = []
    monkeypatch.setattr(studio, "send", sent.append)
    tell(studio, "download", what="json")
    tell(studio, "download", what="svg")
    assert from_json(sent[0]["text"]) == case("deposit")
    assert sent[1]["text"] == studio.picture["svg"] and sent[1]["download"] == "deposit.svg"


def test_work_is_back_in_a_new_kernel_with_what_was_unfinished(work):
    studio = BlueprintStudio(name="mine")
    tell(studio, "page", page=3)
    tell(studio, "set", sheet="customer", kind="steps", key="new-1", column="name", value="Ask")
    tell(
        studio,
        "set",
        sheet="customer",
        kind="steps",
        key="new-2",
        column="time_mean",
        value="2",
        after="new-1",
    )
    tell(studio, "set", kind="steps", key="ask", column="time_mean", value="soon")
    again = BlueprintStudio(name="mine")
    assert again.session.present == studio.session.present
    assert [step.id for step in again.blueprint.step_rows] == ["ask"]


def test_an_unexpected_error_shows_a_box_and_is_raised_under_test(work, monkeypatch):
    studio = BlueprintStudio("deposit", name=None)
    monkeypatch.setattr(studio.session, "undo", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tell(studio, "undo")
    assert studio.view["error"] and "unexpected" in studio.view["message"]


def test_messages_that_no_page_sends_do_nothing_but_may_be_told(work):
    studio = BlueprintStudio("deposit", name=None)
    for message in (
        {"type": "boo"},
        {"type": "page", "page": 9},
        {"type": "rules", "set": "none"},
        {"type": "set", "kind": "secrets", "key": "x", "column": "y", "value": 1},
        {"type": "set", "kind": "steps", "key": "queue", "column": "id", "value": "other"},
        {"type": "paste", "sheet": "nowhere"},
        {"type": "order", "sheet": "customer", "keys": ["queue"]},
        {"type": "open", "source": "file:../../etc/passwd"},
        {"type": "open", "source": "case:nothing"},
    ):
        tell(studio, **message)
        assert studio.blueprint == case("deposit")


def test_its_face_before_it_is_run_is_the_picture_with_its_words(work):
    data, _ = BlueprintStudio("deposit", name=None)._repr_mimebundle_()
    assert '<img alt="Deposit' in data["text/html"] and "Run this cell" in data["text/html"]
    assert data["text/plain"] == "Blueprint studio: Deposit at a bank counter"


def random_message(luck, studio, number):
    """One thing that a reader may do, on some page, with some row."""
    page = luck.choice(PAGES[2:])
    table = luck.choice(page.sheets)
    present = studio.session.present
    keys = [*present.keys(table.kind), *(draft.key for draft in present.drafts if draft.kind == table.kind)]
    key = luck.choice(keys) if keys and luck.random() < 0.6 else f"new-{number}"
    doing = luck.random()
    if doing < 0.12 and keys:
        return {"type": "remove", "kind": table.kind, "key": luck.choice(keys)}
    if doing < 0.2 and keys and not table.fixed:
        return {"type": "order", "sheet": table.id, "keys": luck.sample(keys, len(keys))}
    if doing < 0.24:
        cells = [[f"Row {number} {n}", "x"] for n in range(2)]
        return {
            "type": "paste",
            "sheet": table.id,
            "keys": [key],
            "column": table.columns[0],
            "cells": cells,
            "new": f"new-p{number}",
        }
    columns = [name for name in table.columns if name not in table.shown]
    steps = [step.id for step in present.blueprint.step_rows] or [""]
    value = {
        "name": f"Do {number}",
        "label": luck.choice(["Y", "N", ""]),
        "evidence": f"paper {number}",
        "kind": luck.choice([*(FLOW_KINDS if table.kind == "flows" else KINDS), "nonsense"]),
        "band": luck.choice(["onstage", "backstage"]),
        "actor": luck.choice(["staff", "machine", ""]),
        "source": luck.choice(steps),
        "target": luck.choice(steps),
        "pool": luck.choice(["", *(pool.id for pool in present.blueprint.pool_rows)]),
        "fail_point": luck.random() < 0.5,
        "wait_point": luck.random() < 0.5,
        "time_unit": luck.choice(["minute", "hour"]),
    }
    column = luck.choice(columns)
    given = value.get(column, luck.choice(["1", "0.5", "many", "", "-1"]))
    return {
        "type": "set",
        "sheet": table.id,
        "kind": table.kind,
        "key": key,
        "column": column,
        "value": given,
    }


def test_a_thousand_edits_are_undone_back_to_the_start_with_the_picture_always_that_of_the_data(
    work, monkeypatch
):
    drawn = []
    monkeypatch.setattr(BlueprintStudio, "_draw", lambda studio: drawn.append(studio.blueprint))
    luck = random.Random(7)
    studio = BlueprintStudio("deposit", name=None)
    states = [studio.session.present]
    number = 0
    while len(states) <= 1000:
        number += 1
        tell(studio, **random_message(luck, studio, number))
        if studio.session.present != states[-1]:
            states.append(studio.session.present)
            assert drawn[-1] == studio.blueprint
    assert from_json(to_json(studio.blueprint)) == studio.blueprint
    for state in reversed(states[:-1]):
        tell(studio, "undo")
        assert studio.session.present == state
        assert drawn[-1] == studio.blueprint
    assert studio.blueprint == case("deposit") and not studio.session.can_undo
    for state in states[1:101]:
        tell(studio, "redo")
        assert studio.session.present == state


def test_the_real_picture_shows_every_step_after_random_edits(work):
    luck = random.Random(3)
    studio = BlueprintStudio("general_service", name=None)
    for number in range(60):
        tell(studio, **random_message(luck, studio, number))
        if number % 6 == 0:
            for step in studio.blueprint.step_rows:
                assert visible(step.name_en) in studio.picture["alt"] or step.name_zh in studio.picture["alt"]
            svg = studio.picture["svg"].replace("&#45;", "-")
            assert all(
                f'id="{step_mark(studio.blueprint, step.id)}"' in svg for step in studio.blueprint.step_rows
            )


def test_memory_is_flat_however_long_one_edits(work, monkeypatch):
    monkeypatch.setattr(BlueprintStudio, "_draw", lambda studio: None)
    monkeypatch.setattr("finserv.widgets.studio.UNDO_LIMIT", 60)
    studio = BlueprintStudio("service_station", name=None)
    sizes = []
    tracemalloc.start()
    for number in range(300):
        tell(
            studio,
            "set",
            kind="steps",
            key=studio.blueprint.step_rows[0].id,
            column="time_mean",
            value=number + 1,
        )
        if number in (120, 299):
            sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert sizes[1] < sizes[0] * 1.05 + 100_000


def test_an_empty_row_shows_from_the_start_what_a_step_will_have(work):
    studio = BlueprintStudio(name=None)
    tell(studio, "page", page=4)
    starts = {column["name"]: column["start"] for column in sheet(studio, "staff")["columns"]}
    assert (starts["band"], starts["actor"], starts["kind"]) == ("onstage", "staff", "action")
    tell(studio, "set", sheet="staff", kind="steps", key="new-1", column="time_mean", value="1")
    before = sheet(studio, "staff")["rows"][0]["cells"]
    tell(studio, "set", sheet="staff", kind="steps", key="new-1", column="name", value="Answer")
    after = sheet(studio, "staff")["rows"][0]["cells"]
    assert {name: cell for name, cell in before.items() if name != "name"} == {
        name: cell for name, cell in after.items() if name != "name"
    }
