import pandas as pd
import pytest

from finserv.blueprint import Flow, Step
from finserv.blueprint.short_forms import one_segment, read_declared, read_evidence, read_links, read_steps
from finserv.errors import FinservError
from finserv.language import Text

TABLE = Text("顾客行为", "customer actions")
ASK = Step(id="ask", band="customer", name_zh="询问", name_en="Ask")


@pytest.mark.parametrize(
    "row",
    [
        ("ask", "询问", "Ask"),
        ["ask", "询问", "Ask"],
        ASK,
        {"id": "ask", "name_zh": "询问", "name_en": "Ask"},
        {"id": "ask", "name": Text("询问", "Ask"), "band": "Customer"},
        {"编号": "ask", "中文名称": "询问", "英文名称": "Ask", "所在区域": "顾客"},
    ],
)
def test_steps(row):
    assert read_steps([row], TABLE, ("customer",)) == (ASK,)


@pytest.mark.parametrize("row", ["ask", 3, ("ask",), ("ask", "a", "b", "c"), None])
def test_what_is_no_step_is_told_with_its_row(row):
    with pytest.raises(FinservError, match="Customer actions, row 2 is not of the form"):
        read_steps([ASK, row], TABLE, ("customer",))


def test_a_step_of_another_band_is_sent_there():
    with pytest.raises(FinservError) as caught:
        read_steps([{"id": "x", "name": "X", "band": "backstage"}], TABLE, ("customer",))
    assert "its band is backstage employee actions; only customer actions stand here" in caught.value.text.en
    assert "写的区域是“后台员工行为”，这里只收“顾客行为”" in caught.value.text.zh


def test_the_rows_given_are_untouched():
    row = {"id": "ask", "name": "Ask"}
    read_steps([row], TABLE, ("customer",))
    assert row == {"id": "ask", "name": "Ask"}


def test_links():
    frame = pd.DataFrame({"source": ["a"], "target": ["b"]})
    assert read_links(frame, TABLE) == read_links([("a", "b")], TABLE) == (Flow(source="a", target="b"),)
    (flow,) = read_links([("a", "b", Text("是", "Y"), 0.5)], TABLE)
    assert (flow.label_zh, flow.label_en, flow.probability) == ("是", "Y", 0.5)
    with pytest.raises(FinservError, match="Customer actions, row 1: flow 'a → b': probability"):
        read_links([("a", "b", "Y", 2)], TABLE)


@pytest.mark.parametrize(
    "rows",
    [
        {"ask": ("台", "desk")},
        {"ask": Text("台", "desk")},
        [{"step": "ask", "evidence_zh": "台", "evidence_en": "desk"}],
        [{"step": "ask", "evidence": Text("台", "desk")}],
        [{"步骤": "ask", "有形展示（中文）": "台", "有形展示（英文）": "desk"}],
    ],
)
def test_evidence(rows):
    (row,) = read_evidence(rows)
    assert (row.step, row.evidence_zh, row.evidence_en) == ("ask", "台", "desk")
    assert read_evidence({"ask": "desk"})[0].evidence_zh == "desk"
    assert read_evidence(()) == ()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["desk"], "row 1 is not of the form"),
        ({"ask": 1j}, "it takes text"),
        ([{"step": "ask", "evidense": "x"}], "Did you mean 'evidence'"),
        ([{"evidence": "x"}], "must be filled in"),
        (3, "should be a table"),
    ],
)
def test_what_is_no_evidence_is_told(rows, said):
    with pytest.raises(FinservError, match=said):
        read_evidence(rows)


def test_declared_classes_and_segments():
    assert read_declared(None) == {}
    assert read_declared({"owner": "customer"}) == {"declared_owner": "customer"}
    with pytest.raises(FinservError, match="write it as"):
        read_declared("low")
    assert one_segment("savers") is None
    with pytest.raises(FinservError, match="one segment"):
        one_segment(["savers", "firms"])
