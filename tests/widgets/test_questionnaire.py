import pytest

from finserv import use_language
from finserv.classification import questions, reader_answers
from finserv.widgets import ClassificationTable, Questionnaire


@pytest.fixture(autouse=True)
def work(tmp_path, monkeypatch):
    monkeypatch.setenv("FINSERV_WORK", str(tmp_path))
    monkeypatch.setenv("FINSERV_STRICT", "1")
    return tmp_path


def tell(widget, **message):
    widget._received(widget, message, [])


def answered(service):
    card = Questionnaire()
    row = reader_answers().set_index("id").loc[service]
    for question in questions():
        if row[question.id]:
            tell(card, type="answer", question=question.id, option=row[question.id])
    return card


def test_answers_lead_to_values_reasons_picture_and_what_would_change():
    result = answered("counter_cash").view["result"]
    assert all(v["value"] != "–" and v["sure"] for v in result["values"])
    assert answered("counter_cash").classification.cell == "interaction, low goods"
    assert result["picture"].startswith("data:image/svg+xml") and "counter cash" in result["alt"]
    assert "counter cash" in result["services"]
    assert len(result["reasons"]) == 4 and result["changes"] and result["implications"]


def test_an_unfinished_questionnaire_says_what_is_missing():
    card = Questionnaire()
    assert card.view["result"] is None
    tell(card, type="answer", question="present", option="there")
    assert card.view["result"]["problems"]
    assert "picture" not in card.view["result"]


def test_words_that_no_form_sends_change_nothing():
    card = answered("counter_cash")
    before = dict(card.view["answers"])
    tell(card, type="answer", question="doer", option="nobody")
    assert card.view["answers"] == before
    tell(card, type="answer", question="nothing", option="x")
    assert "nothing" not in card.view["answers"]


def test_answers_and_name_are_there_in_a_new_kernel_and_the_other_language():
    card = answered("counter_cash")
    tell(card, type="name", value=" My <b>service</b>\n")
    use_language("zh")
    again = Questionnaire()
    assert again.view["answers"] == card.view["answers"]
    assert again.view["name"]["value"] == "My <b>service</b>"
    tell(again, type="clear")
    assert Questionnaire().view["answers"] == {}


def test_every_cell_of_the_table_is_explained_in_both_languages():
    for language in ("en", "zh"):
        use_language(language)
        table = ClassificationTable()
        for key, services in table.view["cells"].items():
            tell(table, type="choose", cell=key)
            assert table.view["chosen"] == key
            first, follows, examples, near = table.view["details"]
            assert len(first["lines"]) == max(1, len(services))
            assert follows["lines"] and near["lines"]
            assert all(line.strip() for part in table.view["details"] for line in part["lines"])
    assert sum(map(len, table.view["cells"].values())) == 19


def test_a_cell_that_is_not_there_is_told():
    table = ClassificationTable()
    before = table.view["chosen"]
    tell(table, type="choose", cell="none|low|money")
    assert table.view["message"] == "There is no such cell." and table.view["chosen"] == before


def test_faces_before_they_are_run():
    for widget in (Questionnaire(), ClassificationTable()):
        data, _ = widget._repr_mimebundle_()
        assert "Run this cell" in data["text/html"]
        assert data["text/plain"]
