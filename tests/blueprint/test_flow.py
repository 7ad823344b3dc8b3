import pytest

from finserv.blueprint import Flow
from finserv.errors import FinservError
from finserv.language import Text


def test_a_flow_is_plain_unless_it_is_said():
    flow = Flow(source="a", target="b", label_zh="是", label_en="Y")
    assert (flow.kind, flow.probability, flow.provenance) == ("flow", None, "user")
    assert flow.label == Text("是", "Y")


@pytest.mark.parametrize("kind", ["rework", "返工", "Rework"])
def test_kinds_in_either_language(kind):
    assert Flow(source="a", target="b", kind=kind).kind == "rework"


@pytest.mark.parametrize("probability", [1.01, -0.1, "often", float("inf"), True])
def test_a_probability_lies_between_nought_and_one(probability):
    with pytest.raises(FinservError) as caught:
        Flow(source="a", target="b", probability=probability)
    assert "flow 'a → b': probability is" in caught.value.text.en
    assert "流程“a → b”的“概率”（probability）" in caught.value.text.zh
    assert "0到1之间" in caught.value.text.zh


@pytest.mark.parametrize("probability", [None, "", float("nan")])
def test_an_unknown_probability_is_not_zero(probability):
    assert Flow(source="a", target="b", probability=probability).probability is None


def test_a_label_is_short():
    with pytest.raises(FinservError, match="60 is the most"):
        Flow(source="a", target="b", label_en="y" * 61)
