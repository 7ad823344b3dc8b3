import pytest

from finserv.blueprint import Step
from finserv.blueprint.step import usual_actor
from finserv.errors import FinservError
from finserv.language import Text, use_language


def make(**cells):
    return Step(**{"id": "ask", "band": "customer", "name_zh": "询问", "name_en": "Ask", **cells})


def test_names_come_in_both_languages():
    step = make(evidence_zh="号票", note_en="one a customer")
    assert step.name == Text("询问", "Ask")
    assert str(step.evidence) == "号票"
    assert str(step.note) == "one a customer"
    use_language("zh")
    assert str(step.name) == "询问"


@pytest.mark.parametrize("cells", [{"name_zh": "", "name_en": ""}, {"name_zh": " ", "name_en": None}])
def test_a_step_without_a_name_is_refused_with_an_example(cells):
    with pytest.raises(FinservError) as caught:
        make(**cells)
    assert "step 'ask' has no name" in caught.value.text.en
    assert "步骤“ask”没有名称" in caught.value.text.zh


@pytest.mark.parametrize(
    ("unit", "minutes"), [("second", 0.5), ("秒", 0.5), ("minute", 30), ("小时", 1800), ("day", 43200)]
)
def test_times_are_in_the_steps_own_unit(unit, minutes):
    step = make(time_mean=30, time_unit=unit)
    assert step.minutes == pytest.approx(minutes)
    assert step.in_minutes(60) == pytest.approx(2 * minutes)


def test_an_unknown_time_is_not_zero():
    assert make().minutes is None
    assert make(time_mean=0).minutes == 0
    assert make().in_minutes(None) is None


@pytest.mark.parametrize(
    ("band", "actor"),
    [("customer", "customer"), ("onstage", "staff"), ("backstage", "staff"), ("support", "staff")],
)
def test_who_acts_unless_it_is_said(band, actor):
    assert make(band=band).actor == usual_actor(band) == actor
    assert make(band=band, actor="机器").actor == "machine"


@pytest.mark.parametrize("band", ["", None, "counter", "onstge", 3])
def test_an_unknown_band_names_step_and_column(band):
    with pytest.raises(FinservError) as caught:
        make(band=band)
    assert caught.value.text.en.startswith("step 'ask': band is")
    assert caught.value.text.zh.startswith("步骤“ask”的“所在区域”（band）")
