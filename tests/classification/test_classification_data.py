"""The data files of the room: both languages, known words, Unix line ends."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

from finserv.chapter.loader import PROVENANCES, table
from finserv.classification import questions

DATA = files("finserv.classification") / "data"
NAMES = ["elsewhere", "implications", "reader_answers"]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("name", [*(f"{name}.csv" for name in NAMES), "questionnaire.json"])
def test_bytes(name):
    content = (DATA / name).read_bytes()
    assert b"\r" not in content and content.endswith(b"\n") and not content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("name", NAMES)
def test_languages_ids_and_provenance(name):
    frame = table(name, "finserv.classification")
    assert frame["id"].is_unique and frame["id"].str.fullmatch(r"[a-z][a-z0-9_]*").all()
    assert set(frame["provenance"]) <= set(PROVENANCES)
    for column in frame.columns:
        if column.endswith("_en"):
            assert not frame[column].str.contains(CHINESE).any()
            filled = frame[column] != ""
            assert (filled == (frame[column[:-2] + "zh"] != "")).all()
            assert filled.all() or column == "why_en"


@pytest.mark.parametrize("name", ["elsewhere", "reader_answers"])
def test_answers_are_options(name):
    frame = table(name, "finserv.classification")
    for question in questions():
        allowed = {option.id for option in question.options} | ({""} if question.id == "whose" else set())
        assert set(frame[question.id]) <= allowed
    assert ((frame["whose"] == "") == (frame["acts_on"] != "thing")).all()


def test_every_key_of_the_questionnaire_is_used():
    keys = {key for q in json.loads((DATA / "questionnaire.json").read_text(encoding="utf-8")) for key in q}
    assert keys == {"id", "dimension", "name_zh", "name_en", "text_zh", "text_en", "help_zh", "help_en",
                    "provenance", "basis", "options"}  # fmt: skip
