import base64

import pytest

from finserv import FinservError, use_language
from finserv.blueprint.cases import case
from finserv.files import load
from finserv.widgets import StepEditor


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.setenv("FINSERV_WORK", str(tmp_path))
    monkeypatch.setenv("FINSERV_STRICT", "1")
    return tmp_path


def tell(editor, **message):
    editor._received(editor, message, [])


def picture(editor):
    return base64.b64decode(editor.view["picture"].split(",")[1]).decode()


def test_the_picture_and_the_file_follow_a_change_of_name(work):
    editor = StepEditor(case("deposit"), name="mine")
    tell(editor, type="set", step="take_number", field="name", value="Draw a ticket")
    assert "Draw a ticket" in picture(editor)
    assert load(work / "mine.json").step("take_number").name_en == "Draw a ticket"
    assert load(work / "mine.json").step("take_number").name_zh == "取序号"
    assert editor.view["status"].startswith("Saved at")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("band", "onstage"),
        ("time_mean", "7.5"),
        ("fail_point", True),
        ("wait_point", True),
        ("kind", "decision"),
    ],
)
def test_each_field_changes_the_step_and_the_picture(work, field, value):
    editor = StepEditor(case("deposit"), name="mine")
    before = picture(editor)
    tell(editor, type="set", step="take_number", field=field, value=value)
    assert getattr(editor.blueprint.step("take_number"), field) == (7.5 if field == "time_mean" else value)
    assert picture(editor) != before
    tell(editor, type="undo")
    assert picture(editor) == before
    tell(editor, type="redo")
    assert picture(editor) != before


def test_a_value_that_cannot_be_is_told_and_changes_nothing(work):
    editor = StepEditor(case("deposit"), name="mine")
    tell(editor, type="set", step="take_number", field="time_mean", value="soon")
    assert "soon" in editor.view["message"] and editor.view["error"]
    assert editor.blueprint == case("deposit")
    tell(editor, type="set", step="take_number", field="name", value="  ")
    assert "cannot be empty" in editor.view["message"] and editor.view["error"]
    assert editor.blueprint == case("deposit")


def test_messages_that_no_form_sends_do_nothing(work):
    editor = StepEditor(case("deposit"), name="mine")
    tell(editor, type="set", step="take_number", field="id", value="other")
    tell(editor, type="set", step="take_number", field="provenance", value="chapter")
    tell(editor, type="boo")
    assert editor.blueprint == case("deposit")
    tell(editor, type="choose", step="nowhere")
    assert "does not exist" in editor.view["message"]


def test_an_unexpected_error_shows_a_box_and_is_raised_under_test(work, monkeypatch):
    editor = StepEditor(case("deposit"), name="mine")
    monkeypatch.setattr(editor._session, "undo", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tell(editor, type="undo")
    assert "unexpected" in editor.view["message"]
    monkeypatch.delenv("FINSERV_STRICT")
    tell(editor, type="undo")
    assert "unexpected" in editor.view["message"]


def test_what_was_changed_is_there_in_a_new_kernel_and_in_the_other_language(work):
    tell(StepEditor(case("deposit"), name="mine"), type="set", step="stamp", field="time_mean", value=4)
    use_language("zh")
    again = StepEditor(case("deposit"), name="mine")
    assert again.blueprint.step("stamp").time_mean == 4
    assert again.view["labels"]["undo"] == "撤销"


@pytest.mark.parametrize("name", ["../outside", "a/b", "", "a.json", "x" * 61])
def test_a_name_cannot_lead_out_of_the_folder(work, name):
    with pytest.raises(FinservError, match="letters"):
        StepEditor(case("deposit"), name=name)


def test_its_face_before_it_is_run_is_the_picture_with_its_words(work):
    data, _ = StepEditor(case("deposit"), name=None)._repr_mimebundle_()
    assert '<img alt="' in data["text/html"] and "Run this cell" in data["text/html"]
    assert data["text/plain"] == "Change a step of the blueprint: Deposit at a bank counter"
