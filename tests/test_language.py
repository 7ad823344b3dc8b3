import os
import subprocess
import sys

import pytest

from finserv.errors import FinservError
from finserv.language import Text, language, use_language


@pytest.mark.parametrize(("chosen", "seen"), [("zh", "取号"), ("en", "Take a number")])
def test_a_text_shows_in_the_language_in_use(chosen, seen):
    use_language(chosen)
    assert language() == chosen
    assert str(Text("取号", "Take a number")) == seen


def test_a_text_with_one_side_shows_that_side():
    assert str(Text("取号", "")) == "取号"
    assert Text("", "Queue").in_language("zh") == "Queue"
    assert not Text()
    assert Text("", "x")


@pytest.mark.parametrize("word", ["EN", "english", "", None, 3, ["en"]])
def test_an_unknown_language_is_refused_and_nothing_changes(word):
    with pytest.raises(FinservError) as caught:
        use_language(word)
    assert "zh, en" in caught.value.text.en
    assert "zh、en" in caught.value.text.zh
    assert language() == "en"


def test_format_fills_each_language_with_its_own_text():
    filled = Text("步骤{name}，第{n}个", "step {name}, number {n}").format(
        name=Text("取号", "Take a number"), n=2
    )
    assert filled == Text("步骤取号，第2个", "step Take a number, number 2")


@pytest.mark.parametrize(
    ("set_to", "language_at_start"), [("en", "en"), ("zh", "zh"), ("xx", "zh"), ("", "zh")]
)
def test_the_environment_chooses_the_first_language(set_to, language_at_start):
    program = "from finserv.language import language; print(language())"
    environment = {**os.environ, "FINSERV_LANGUAGE": set_to}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.strip() == language_at_start
