"""The tables of placing questions have the chapter's cells, in both languages."""

from dataclasses import replace

import pytest

from finserv.chapter import chapter_services
from finserv.errors import FinservError
from finserv.language import use_language
from finserv.teaching import question
from finserv.widgets import QuestionCard
from finserv.widgets.place_table import band_cells, classification_cells, place_table


def test_each_service_of_the_chapter_has_its_cell():
    table = classification_cells()
    cells = {f"{row['id']}|{column['id']}" for row in table["rows"] for column in table["columns"]}
    rows = chapter_services()
    assert len(cells) == 24
    assert set(rows["participation"] + "|" + rows["divergence"] + "|" + rows["object"]) <= cells


def test_names_follow_the_language():
    use_language("zh")
    assert [row["name"] for row in classification_cells()["rows"]] == ["无参与", "间接参与", "自助服务", "交互服务"]
    assert band_cells()["rows"][0]["name"] == "顾客行为"
    use_language("en")
    assert band_cells()["rows"][0]["name"] == "customer actions"


def test_a_question_may_bring_a_table_of_its_own():
    own = place_table(question("c2-f3"))
    assert [row["id"] for row in own["rows"]] == ["customer", "provider", "information", "people"]
    assert [column["id"] for column in own["columns"]] == ["here"]


def test_an_unknown_table_is_named():
    with pytest.raises(FinservError, match="bandz"):
        place_table(replace(question("b-bands"), parameters={"table": "bandz"}))


def test_the_card_shows_the_table_by_itself(tmp_path, monkeypatch):
    monkeypatch.setenv("FINSERV_WORK", str(tmp_path))
    assert QuestionCard("c4-f4").view["table"] == classification_cells()
