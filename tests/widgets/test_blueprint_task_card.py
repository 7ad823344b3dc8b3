import pytest

from finserv import FinservError, use_language
from finserv.blueprint import from_json
from finserv.files import load
from finserv.teaching import AnswersFile, question
from finserv.teaching.task_start import edited, right_answers, task_start
from finserv.widgets import BlueprintTaskCard
from finserv.widgets.task_desk import TaskDesk


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.setenv("FINSERV_WORK", str(tmp_path))
    monkeypatch.setenv("FINSERV_STRICT", "1")
    return tmp_path


def tell(card, **message):
    card._received(card, message, [])


def put_right(card):
    for step, band in (("enter_pin", "customer"), ("stamp", "onstage"), ("keep_books", "support")):
        tell(card, type="set", sheet="steps", kind="steps", key=step, column="band", value=band)


def test_what_was_given_is_not_attempted_and_not_kept(work):
    card = BlueprintTaskCard("b1-f3")
    tell(card, type="check")
    assert card.view["verdict"]["state"] == "not_attempted"
    assert AnswersFile().read().last("b1-f3") is None


def test_a_change_shows_in_the_picture_and_is_kept_before_it_is_checked(work):
    card = BlueprintTaskCard("b1-f3")
    before = card.picture["svg"]
    tell(card, type="set", sheet="steps", kind="steps", key="stamp", column="name", value="Stamp it")
    assert "Stamp it" in card.picture["svg"] and card.picture["svg"] != before
    assert load(work / "task_b1-f3.json").step("stamp").name_en == "Stamp it"
    tell(card, type="undo")
    assert "Stamp it" not in card.picture["svg"]
    tell(card, type="redo")
    tell(card, type="again")
    assert not card.desk["sheets"][0]["rows"][0]["draft"] and "Stamp it" not in card.picture["svg"]


def test_half_right_says_what_is_left_and_right_is_kept_as_json(work):
    card = BlueprintTaskCard("b1-f3")
    tell(card, type="set", sheet="steps", kind="steps", key="enter_pin", column="band", value="customer")
    tell(card, type="check")
    verdict = card.view["verdict"]
    assert verdict["state"] == "wrong" and len(verdict["messages"]) == 2
    put_right(card)
    tell(card, type="check")
    assert card.view["verdict"]["state"] == "right" and card.view["status"].startswith("Saved")
    kept = AnswersFile().read().last("b1-f3")
    assert kept.state == "right" and from_json(kept.answer).step("stamp").band == "onstage"


def test_a_new_kernel_has_the_blueprint_and_the_verdict_again(work):
    put_right(card := BlueprintTaskCard("b1-f3"))
    tell(card, type="check")
    use_language("zh")
    again = BlueprintTaskCard("b1-f3")
    assert again.view["verdict"]["state"] == "right"
    assert again._desk.blueprint == card._desk.blueprint
    assert again.desk["labels"]["undo"] == "撤销"


def test_the_answers_file_alone_brings_the_blueprint_back(work):
    put_right(card := BlueprintTaskCard("b1-f3"))
    tell(card, type="check")
    (work / "task_b1-f3.json").unlink()
    assert BlueprintTaskCard("b1-f3")._desk.blueprint == card._desk.blueprint


def test_rows_are_added_linked_moved_and_removed(work):
    card = BlueprintTaskCard("x4-t-complete")
    tell(
        card,
        type="set",
        sheet="steps",
        kind="steps",
        key="new-1",
        column="name",
        value="Reply by phone",
        after="analyse",
    )
    tell(card, type="set", sheet="steps", kind="steps", key="new-1", column="band", value="onstage")
    made = card._desk.became["new-1"]
    for number, (source, target) in enumerate((("records", made), (made, "hear"))):
        key = f"new-f{number}"
        tell(card, type="set", sheet="flows", kind="flows", key=key, column="source", value=source)
        tell(card, type="set", sheet="flows", kind="flows", key=key, column="target", value=target)
    tell(card, type="check")
    assert card.view["verdict"]["state"] == "right"
    rows = [row["key"] for row in card.desk["sheets"][0]["rows"]]
    tell(card, type="order", sheet="steps", keys=rows[::-1])
    assert [step.id for step in card._desk.blueprint.step_rows] == rows[::-1]
    tell(card, type="check")
    assert card.view["verdict"]["state"] == "right"
    tell(card, type="remove", kind="steps", key=made)
    tell(card, type="check")
    assert card.view["verdict"]["state"] == "wrong"


def test_cells_of_a_spreadsheet_can_be_pasted(work):
    card = BlueprintTaskCard("x4-t-build")
    tell(
        card, type="paste", sheet="steps", keys=[], column="name", new="new-p", after="begin",
        cells=[["Insert the card", "customer"], ["Enter the PIN", "customer"]],
    )  # fmt: skip
    names = [step.name_en for step in card._desk.blueprint.step_rows]
    assert names == ["Walk up to the ATM", "Insert the card", "Enter the PIN", "Leave with the cash"]


def test_what_the_blueprint_says_of_itself_can_be_changed(work):
    card = BlueprintTaskCard("b5-segments")
    assert [field["name"] for field in card.desk["fields"]] == ["segment", "level"]
    tell(card, type="set", kind="about", key="about", column="segment", value="savers with a passbook")
    tell(card, type="remove", kind="steps", key="open_app")
    tell(card, type="check")
    assert card.view["verdict"]["state"] == "right"


def test_a_mistake_in_a_cell_stays_there_and_an_unknown_table_is_told(work):
    card = BlueprintTaskCard("x4-t-wait")
    tell(card, type="set", sheet="steps", kind="steps", key="queue", column="wait_actual", value="soon")
    row = next(row for row in card.desk["sheets"][0]["rows"] if row["key"] == "queue")
    assert row["cells"]["wait_actual"]["error"]
    tell(card, type="order", sheet="nowhere", keys=[])
    assert card.view["error"] and "table" in card.view["message"]
    tell(card, type="boo")


def test_the_solution_comes_after_two_tries_with_its_picture(work):
    card = BlueprintTaskCard("b5-fail")
    tell(card, type="set", sheet="steps", kind="steps", key="process_data", column="fail_point", value=False)
    tell(card, type="solution")
    assert not card.view["solution"] and not card.solution_picture
    for _ in range(2):
        tell(card, type="check")
    tell(card, type="hint")
    tell(card, type="solution")
    assert card.view["solution"] and card.view["hints"]
    assert "Process the data" in card.solution_picture["svg"]


def test_an_error_shows_a_box_and_is_raised_under_test(work, monkeypatch):
    card = BlueprintTaskCard("b5-fail")
    monkeypatch.setattr(card._desk, "act", lambda message: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tell(card, type="undo")
    assert "unexpected" in card.view["message"]


def test_a_question_of_another_kind_is_refused(work):
    with pytest.raises(FinservError, match="b-lines"):
        BlueprintTaskCard("b-lines")


def test_its_face_before_it_is_run_is_the_question_and_the_picture(work):
    data, _ = BlueprintTaskCard("b5-jump")._repr_mimebundle_()
    assert '<img alt="' in data["text/html"] and "Run this cell" in data["text/html"]
    assert data["text/plain"].startswith("draw a blueprint: Mistake 2")


def test_the_desk_alone_knows_whether_it_was_touched():
    start = task_start(question("b5-fail"))
    desk = TaskDesk(start, None)
    assert desk.untouched and desk.blueprint == start
    desk.act(
        {"type": "set", "sheet": "steps", "kind": "steps", "key": "stamp", "column": "name", "value": "x"}
    )
    assert not desk.untouched
    desk.act({"type": "again"})
    assert desk.untouched
    assert right_answers(question("b5-fail"))[0] == edited(start, question("b5-fail").blueprint["right"][0])
