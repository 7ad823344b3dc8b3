import pytest

from finserv.blueprint.references import check_ref, check_size, no_such, unique
from finserv.errors import FinservError
from finserv.language import Text

STEP = Text("步骤", "step")
WHERE = Text("流程“a → b”", "flow 'a → b'")


def test_ids_are_numbered_as_rows():
    assert unique(["a", "b"], STEP) == {"a": 1, "b": 2}
    with pytest.raises(FinservError, match=r"The step id 'a' is used twice \(rows 1 and 3\)"):
        unique(["a", "b", "a"], STEP)


def test_a_reference_that_is_there_is_silent():
    assert check_ref("a", {"a": 1}, STEP, WHERE, STEP) is None
    with pytest.raises(FinservError, match="Flow 'a → b': step 'c' does not exist"):
        check_ref("c", {"a": 1}, STEP, WHERE, STEP)


def test_what_there_is_is_listed_but_not_without_end():
    assert no_such("x", [], STEP, WHERE, STEP).text.en.endswith("The steps are: (none).")
    assert no_such("x", [], STEP, WHERE, STEP).text.zh.endswith("现有的步骤：（一个也没有）。")
    many = no_such("x", [f"s{n}" for n in range(500)], STEP, WHERE, STEP).text
    assert many.en.endswith("s28, s29, ….")
    assert len(many.zh) < 300


def test_a_size_is_checked():
    assert check_size([1, 2], 2, Text("步骤", "steps")) is None
    with pytest.raises(FinservError, match="There are 3 steps; a blueprint takes 2 at most"):
        check_size([1, 2, 3], 2, Text("步骤", "steps"))
