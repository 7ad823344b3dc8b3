"""Columns of a frame as a table to read."""

import pandas as pd
import pytest

from finserv.chapter import influencing_factors
from finserv.errors import FinservError
from finserv.language import use_language
from finserv.widgets import plain_table

FRAME = pd.DataFrame({"name_zh": ["甲"], "name_en": ["<one>"], "n": [3], "provenance": ["chapter"]})


def test_headings_cells_and_provenance_follow_the_language():
    columns = {"name": ("名称", "name"), "n": ("数", "number"), "provenance": ("出处", "source")}
    assert repr(plain_table(FRAME, **columns)) == "name | number | source\n<one> | 3 | the chapter"
    use_language("zh")
    assert repr(plain_table(FRAME, **columns)) == "名称 | 数 | 出处\n甲 | 3 | 教材原文"


def test_text_is_escaped():
    assert "&lt;one&gt;" in plain_table(FRAME, name=("名称", "name"))._repr_html_()


def test_every_row_is_shown_and_an_unknown_column_is_named():
    assert len(plain_table(influencing_factors(), name=("因素", "factor")).rows) == 9
    with pytest.raises(FinservError, match="nome"):
        plain_table(FRAME, nome=("名称", "name"))
