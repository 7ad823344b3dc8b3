"""The program that draws: which one is taken, and what is said where there is none."""

import os
import subprocess
import sys

import pytest

from finserv import use_language
from finserv.drawing import graphviz_program as program
from finserv.errors import FinservError


@pytest.fixture
def bare_machine(monkeypatch):
    monkeypatch.delenv(program.VARIABLE, raising=False)
    monkeypatch.setattr(program, "_pure", lambda: None)
    monkeypatch.setattr(program, "_system", lambda: None)


@pytest.mark.parametrize(
    ("language", "word"), [("en", "pip install graphviz-pure"), ("zh", "找不到画图的程序")]
)
def test_no_program_at_all(bare_machine, language, word):
    use_language(language)
    with pytest.raises(FinservError, match=word):
        program.svg_program()


@pytest.mark.parametrize(("language", "word"), [("en", "winget install graphviz"), ("zh", "打印成 PDF")])
def test_printing_needs_graphviz(bare_machine, language, word):
    use_language(language)
    with pytest.raises(FinservError, match=word):
        program.print_program()


def test_the_variable_comes_first(monkeypatch):
    monkeypatch.setenv(program.VARIABLE, sys.executable)
    assert os.fspath(program.svg_program()) == sys.executable
    assert os.fspath(program.print_program()) == sys.executable
    monkeypatch.setenv(program.VARIABLE, "no-such-program")
    with pytest.raises(FinservError, match="FINSERV_DOT"):
        program.svg_program()


def test_a_program_that_fails_is_named(monkeypatch, tmp_path):
    with pytest.raises(FinservError, match="drawing program"):
        program.draw_with(tmp_path / "missing", "digraph {}", "svg")
    with pytest.raises(FinservError, match="drawing program"):
        program.draw_with(program.svg_program(), "this is no graph", "svg")


def test_graphviz_pure_is_taken_without_any_dot_on_the_path(tmp_path):
    code = (
        "import graphviz, finserv.drawing.picture, finserv.drawing.graphviz_program as p;"
        "print(p.svg_program().name, '<svg' in graphviz.Digraph(body=['a']).pipe('svg', encoding='utf-8', quiet=True))"
    )
    environment = {**os.environ, "PATH": str(tmp_path)}
    environment.pop(program.VARIABLE, None)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["graphviz-pure", "True"] or done.stdout.split() == [
        "graphviz-pure.exe",
        "True",
    ]
