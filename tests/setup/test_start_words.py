"""What start.py decides and says before anything is installed."""

from __future__ import annotations

import ast
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
def test_an_old_python_is_told_so_in_one_line(start: ModuleType, version: tuple[int, ...]):
    with pytest.raises(SystemExit) as end:
        start.need_python(version)
    line = end.value.code
    assert "3.11" in line and "{}.{}".format(*version) in line and "需要" in line and "\n" not in line


@pytest.mark.parametrize("version", [(3, 11), (3, 11, 0), (3, 13, 2), (4, 0)])
def test_a_newer_python_may_go_on(start: ModuleType, version: tuple[int, ...]):
    assert start.need_python(version) is None


def test_an_old_python_can_read_the_file():
    source = (ROOT / "start.py").read_text(encoding="utf-8")
    assert "coding: utf-8" in source.split("\n")[1]
    tree = ast.parse(source, feature_version=(3, 4))
    too_new = (ast.JoinedStr, ast.AnnAssign, ast.AsyncFunctionDef, ast.NamedExpr, ast.Nonlocal, ast.Match)
    assert not [node for node in ast.walk(tree) if isinstance(node, too_new)]
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        assert not function.args.kwonlyargs and not function.args.posonlyargs and function.returns is None
        assert not [argument for argument in function.args.args if argument.annotation]
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        assert sum(isinstance(argument, ast.Starred) for argument in call.args) <= 1
    assert not [
        element
        for node in ast.walk(tree)
        if isinstance(node, (ast.List, ast.Tuple))
        for element in node.elts
        if isinstance(element, ast.Starred)
    ]


@pytest.mark.parametrize(
    ("asked", "environ", "system", "language"),
    [
        ("zh", {"FINSERV_LANGUAGE": "en", "LANG": "en_GB.UTF-8"}, "en_GB", "zh"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "zh_CN", "en"),
        (None, {"FINSERV_LANGUAGE": "en", "LANG": "zh_CN.UTF-8"}, None, "en"),
        (None, {"FINSERV_LANGUAGE": "fr", "LANG": "zh_TW.UTF-8"}, None, "zh"),
        (None, {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, None, "zh"),
        (None, {"LC_ALL": "", "LANG": "de_DE.UTF-8"}, "zh_CN", "en"),
        (None, {}, "Chinese (Simplified)_China", "zh"),
        (None, {}, "zh_CN", "zh"),
        (None, {}, None, "en"),
        (None, {"LANG": "C.UTF-8"}, None, "en"),
    ],
)
def test_the_language_is_the_asked_one_else_the_systems(start, asked, environ, system, language):
    assert start.choose_language(asked, environ, system) == language


@pytest.mark.parametrize("language", ["zh", "en"])
def test_jupyterlab_is_opened_on_the_lesson_in_that_language(start: ModuleType, language: str):
    command = start.lab_command(language, None, True)
    assert f"--LabApp.default_url=/lab/tree/notebooks/{language}/0_start.ipynb" in command
    assert f"--ServerApp.root_dir={ROOT}" in command
    assert command[:3] == [start.PYTHON, "-m", "jupyterlab"]
    assert "--no-browser" not in command and "--port" not in command


def test_port_and_no_browser_are_passed_on(start: ModuleType):
    command = start.lab_command("en", 9001, False)
    assert "--no-browser" in command
    assert command[command.index("--port") + 1] == "9001"


def test_the_environment_tells_the_kernel_and_jupyterlab_the_language(start: ModuleType):
    environ = start.lab_environment("zh", {"JUPYTER_CONFIG_PATH": "theirs", "KEPT": "1"})
    assert environ["FINSERV_LANGUAGE"] == "zh" and environ["KEPT"] == "1"
    folder, theirs = environ["JUPYTER_CONFIG_PATH"].split(start.os.pathsep)
    assert theirs == "theirs"
    assert (Path(folder) / "labconfig/default_setting_overrides.json").is_file()


def test_what_leads_out_of_the_environment_is_not_passed_on(start: ModuleType, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    environ = start.child_environment()
    assert "PYTHONPATH" not in environ and environ["PIP_USER"] == "0"


@pytest.mark.parametrize(
    ("programs", "mend"),
    [
        ({"apt-get", "sudo"}, "sudo apt-get install python3-venv"),
        ({"apt-get"}, "apt-get install python3-venv"),
        ({"dnf", "sudo"}, "sudo dnf install python3-pip"),
        (set(), "install uv"),
    ],
)
def test_without_uv_ensurepip_and_pip_one_line_mends_it(start, monkeypatch, tmp_path, programs, mend):
    monkeypatch.setattr(start, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(start, "output", lambda command: "" if "--without-pip" in command else None)
    monkeypatch.setattr(start.shutil, "which", lambda program: program if program in programs else None)
    with pytest.raises(SystemExit) as end:
        start.make_environment(None)
    assert end.value.code.count(": " + mend) == 1 and "：" + mend in end.value.code
    assert "\n" not in end.value.code
    assert not (tmp_path / ".venv").exists()


def test_a_pip_outside_does_where_ensurepip_is_missing(start: ModuleType, monkeypatch, tmp_path):
    called = []

    def output(command: list[str]) -> str | None:
        called.append(command)
        outside = command[:4] == [start.sys.executable, "-m", "pip", "--python"]
        return "" if "--without-pip" in command or outside else None

    monkeypatch.setattr(start, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(start, "output", output)
    start.make_environment(None)
    assert start.pip_into_venv() == [start.sys.executable, "-m", "pip", "--python", start.PYTHON]
    assert len(called) >= 3
