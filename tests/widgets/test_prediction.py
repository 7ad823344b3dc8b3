"""A result that opens only after a prediction, and is there again in a new kernel."""

import pytest

from finserv.language import use_language
from finserv.teaching import AnswersFile
from finserv.widgets.plain_table import PlainTable
from finserv.widgets.prediction import LOCKED, Prediction


@pytest.fixture(autouse=True)
def own_work(tmp_path, monkeypatch):
    monkeypatch.setenv("FINSERV_WORK", str(tmp_path))


class Counted:
    """A result that counts how often it was worked out."""

    def __init__(self):
        self.times = 0

    def __call__(self):
        self.times += 1
        return PlainTable(("a",), (("<b>",),))


def test_the_result_is_not_even_worked_out_before_a_prediction():
    result = Counted()
    prediction = Prediction("m1-predict", result)
    assert prediction.locked and result.times == 0
    assert str(LOCKED) in prediction.children[1].value


@pytest.mark.parametrize("chosen", ["three", "eight"])
def test_a_prediction_right_or_wrong_opens_the_result_beside_it(chosen):
    result = Counted()
    prediction = Prediction("m1-predict", result)
    prediction.card._received(None, {"type": "check", "answer": chosen}, None)
    assert not prediction.locked and result.times == 1
    shown = prediction.children[1].value
    option = next(o for o in prediction.card.asked.options if o.id == chosen)
    assert str(option.text) in shown
    assert "&lt;b&gt;" in shown and "<b>" not in shown


def test_an_empty_prediction_opens_nothing():
    prediction = Prediction("m1-predict", Counted())
    prediction.card._received(None, {"type": "check", "answer": None}, None)
    assert prediction.locked


def test_several_options_are_told_together():
    prediction = Prediction("m2-predict", lambda: "<i>so</i>")
    prediction.card._received(None, {"type": "check", "answer": ["books", "cash"]}, None)
    assert "; " in prediction.children[1].value and "<i>so</i>" in prediction.children[1].value


def test_a_new_kernel_shows_the_prediction_and_the_result_again():
    Prediction("m1-predict", Counted()).card.answer("three")
    assert AnswersFile().read().last("m1-predict").answer == "three"
    result = Counted()
    assert not Prediction("m1-predict", result).locked
    assert result.times == 1


def test_hints_do_not_open_it():
    prediction = Prediction("m1-predict", Counted())
    prediction.card._received(None, {"type": "hint", "answer": "three"}, None)
    assert prediction.locked


def test_before_it_runs_it_reads_as_a_question():
    use_language("zh")
    data = Prediction("m1-predict", Counted())._repr_mimebundle_()
    assert "先别看图" in data["text/html"] and LOCKED.zh in data["text/html"]
    assert "object at" not in data["text/plain"]


def test_what_the_result_means_opens_with_it_in_the_language_in_use():
    use_language("zh")
    prediction = Prediction("m1-predict", Counted(), explain=("因为<看得见>", "because it is seen"))
    assert "因为" not in prediction.children[1].value
    assert "因为" not in prediction._repr_mimebundle_()["text/html"]
    prediction.card._received(None, {"type": "check", "answer": "eight"}, None)
    assert "解释：</b>因为&lt;看得见&gt;" in prediction.children[1].value
