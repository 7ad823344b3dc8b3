"""The rules that the root's conftest.py lays on every run, seen in a run of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from finserv.language import language

ROOT = Path(__file__).parents[2]
SUITE = """
import pytest
from finserv.language import language, use_language

def test_one_that_changes_the_language():
    assert language() == "en"
    use_language("zh")

def test_another_that_finds_english():
    assert language() == "en"

@pytest.mark.browser
def test_in_a_browser():
    {body}
"""


def run(folder: Path, body: str, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    (folder / "finserv").mkdir(exist_ok=True)
    (folder / "finserv/__init__.py").touch()
    shutil.copy(ROOT / "finserv/language.py", folder / "finserv")  # the one room that the rules need
    shutil.copy(ROOT / "conftest.py", folder)
    suite = SUITE.format(body=body) if body else SUITE.partition("@pytest")[0]
    (folder / "test_suite.py").write_text(suite, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = browser\ntestpaths = .\n", encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if key != "FINSERV_REQUIRE_BROWSER"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    environ = kept | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"} | environ
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, encoding="utf-8")


def test_a_test_begins_in_english():
    assert language() == "en"


def test_properties_see_the_same_examples_each_time_and_no_clock():
    assert settings().derandomize and settings().deadline is None


@pytest.mark.parametrize("initial", ["zh", "en"])
def test_each_test_begins_in_english_whatever_the_learner_uses(tmp_path: Path, initial: str):
    done = run(tmp_path, "pass", FINSERV_LANGUAGE=initial)
    assert done.returncode == 0 and "3 passed" in done.stdout, done.stdout


def test_a_skipped_browser_test_passes_only_where_none_is_required(tmp_path: Path):
    skip = "pytest.skip('no browser')"
    assert run(tmp_path, skip).returncode == 0
    done = run(tmp_path, skip, FINSERV_REQUIRE_BROWSER="1")
    assert done.returncode == 1 and "1 failed, 2 passed" in done.stdout.splitlines()[-1], done.stdout
    assert run(tmp_path, "pass", FINSERV_REQUIRE_BROWSER="1").returncode == 0


def test_a_whole_run_without_browser_tests_fails_where_one_is_required(tmp_path: Path):
    assert run(tmp_path, "").returncode == 0
    done = run(tmp_path, "", FINSERV_REQUIRE_BROWSER="1")
    assert done.returncode == 1 and "no browser test was collected" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("2 passed"), "pytest's own line closes it"
    assert run(tmp_path, "", "test_suite.py", FINSERV_REQUIRE_BROWSER="1").returncode == 0, "a part is a part"
