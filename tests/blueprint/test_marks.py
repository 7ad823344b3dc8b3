import pytest

from finserv.blueprint import Pin, Waiver
from finserv.errors import FinservError
from finserv.language import Text


def test_a_waiver_has_a_reason_in_both_languages():
    waiver = Waiver(rule="SB110", element="file", reason_zh="下班后归档", reason_en="filed after hours")
    assert waiver.reason == Text("下班后归档", "filed after hours")
    assert Waiver(rule="SB110").element == ""


def test_a_waiver_names_its_rule():
    with pytest.raises(FinservError, match="rule"):
        Waiver(rule="")


def test_a_pin_may_fix_column_or_row_alone():
    assert Pin(step="ask", row=0).column is None
    assert Pin(step="ask", column="2").column == 2


@pytest.mark.parametrize("place", [{"column": 201}, {"row": -1}, {"row": 1.5}, {"column": "left"}])
def test_a_pin_lies_on_the_picture(place):
    with pytest.raises(FinservError) as caught:
        Pin(step="ask", **place)
    assert "pin 'ask'" in caught.value.text.en
    assert "固定位置“ask”" in caught.value.text.zh
