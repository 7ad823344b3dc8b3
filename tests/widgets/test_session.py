import pytest

from finserv import FinservError
from finserv.blueprint import from_json, to_json
from finserv.blueprint.cases import case
from finserv.widgets.session import HISTORY_LIMIT, EditingSession


def retime(minutes):
    return lambda bp: bp.change("take_number", time_mean=minutes)


def test_every_change_is_in_the_file_at_once(tmp_path):
    session = EditingSession(case("deposit"), tmp_path / "a.json")
    session.edit(retime(3))
    assert from_json((tmp_path / "a.json").read_text(encoding="utf-8")) == session.blueprint
    session.undo()
    assert from_json((tmp_path / "a.json").read_text(encoding="utf-8")) == case("deposit")


def test_a_new_session_opens_what_the_last_one_left(tmp_path):
    EditingSession(case("deposit"), tmp_path / "a.json").edit(retime(3))
    assert EditingSession(case("deposit"), tmp_path / "a.json").blueprint.step("take_number").time_mean == 3


def test_undo_and_redo_walk_through_the_history():
    session = EditingSession(case("deposit"))
    for minutes in (1, 2, 3):
        session.edit(retime(minutes))
    session.undo()
    session.undo()
    assert session.blueprint.step("take_number").time_mean == 1
    session.redo()
    assert session.blueprint.step("take_number").time_mean == 2
    session.edit(retime(9))
    assert not session.can_redo
    for _ in range(5):
        session.undo()
    assert session.blueprint == case("deposit")
    assert not session.can_undo


def test_starting_again_can_be_undone():
    session = EditingSession(case("deposit"))
    session.edit(retime(3))
    session.start_again()
    assert session.blueprint == case("deposit")
    session.undo()
    assert session.blueprint.step("take_number").time_mean == 3


def test_a_change_that_fails_changes_nothing(tmp_path):
    session = EditingSession(case("deposit"), tmp_path / "a.json")
    session.edit(retime(3))
    before = (tmp_path / "a.json").read_bytes()
    with pytest.raises(FinservError):
        session.edit(retime(-1))
    assert session.blueprint.step("take_number").time_mean == 3
    assert (tmp_path / "a.json").read_bytes() == before


def test_a_change_that_cannot_be_saved_changes_nothing(tmp_path):
    session = EditingSession(case("deposit"), tmp_path / "gone" / "a.json")
    with pytest.raises(FinservError, match="cannot be written"):
        session.edit(retime(3))
    assert session.blueprint == case("deposit")
    assert not session.can_undo


def test_a_damaged_file_is_kept_under_another_name(tmp_path):
    file = tmp_path / "a.json"
    file.write_text(to_json(case("deposit"))[:99], encoding="utf-8")
    session = EditingSession(case("deposit"), file)
    assert session.blueprint == case("deposit")
    assert "a.damaged-1.json" in str(session.message)
    assert (tmp_path / "a.damaged-1.json").read_text(encoding="utf-8") == to_json(case("deposit"))[:99]


def test_the_history_is_bounded():
    session = EditingSession(case("deposit"))
    for number in range(HISTORY_LIMIT + 50):
        session.edit(retime(number + 1))
    undone = 0
    while session.can_undo:
        session.undo()
        undone += 1
    assert undone == HISTORY_LIMIT
