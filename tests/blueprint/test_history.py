import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finserv.blueprint.history import History


def test_nothing_to_undo_or_redo_changes_nothing():
    history = History(1)
    assert history.undo() is history
    assert history.redo() is history
    assert not history.can_undo
    assert not history.can_redo


def test_an_equal_value_is_no_change_and_keeps_what_was_undone():
    history = History(1).do(2).undo()
    assert history.do(1) is history
    assert history.redo().present == 2


def test_a_new_value_forgets_what_was_undone():
    assert not History(1).do(2).undo().do(3).can_redo


def test_a_history_is_immutable():
    history = History(1)
    history.do(2)
    assert history.present == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        history.present = 2


@given(st.lists(st.integers(0, 3) | st.sampled_from(["undo", "redo"])), st.integers(1, 5))
def test_it_does_what_two_lists_do(acts, limit):
    history, past, present, future = History(0, limit=limit), [], 0, []
    for act in acts:
        if act == "undo":
            history = history.undo()
            if past:
                future.append(present)
                present = past.pop()
        elif act == "redo":
            history = history.redo()
            if future:
                past.append(present)
                present = future.pop()
        else:
            history = history.do(act)
            if act != present:
                past, future, present = [*past, present][-limit:], [], act
        assert (history.present, list(history.past), list(history.future)) == (present, past, future)
        assert len(history.past) + len(history.future) <= limit
