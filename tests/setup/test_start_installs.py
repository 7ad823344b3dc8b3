"""start.py from end to end, on a kit of a few lines and without a network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="run and measured on Linux only")
PREPARING = "正在准备"


def said(done: subprocess.CompletedProcess[str]) -> dict:
    """What the kit's last program says of how it was called."""
    assert done.stdout.strip(), done.stderr
    return json.loads(done.stdout.strip().splitlines()[-1])


def test_first_start_sets_up_second_goes_straight_on(run_start: Run, small_kit: Path):
    first = run_start("--language", "zh", "--port", "9009", "--no-browser")
    assert first.returncode == 0, first.stderr
    assert first.stdout.count(PREPARING) == 2 and "Preparing" in first.stdout
    told = said(first)
    assert "--LabApp.default_url=/lab/tree/notebooks/zh/0_start.ipynb" in told["arguments"]
    assert f"--ServerApp.root_dir={small_kit}" in told["arguments"] and "9009" in told["arguments"]
    assert told["folder"] == str(small_kit)
    assert told["environ"]["FINSERV_LANGUAGE"] == "zh"

    second = run_start("test", "-k", "one word", "--port", ENDS_WITH="5")
    assert PREPARING not in second.stdout
    assert second.returncode == 5, "the exit code is pytest's"
    assert said(second)["arguments"] == ["-k", "one word", "--port"]

    (small_kit / "requirements.lock").write_text("jupyterlab==1.0\n", encoding="utf-8")
    changed = run_start("--setup-only")
    assert changed.returncode == 0 and changed.stdout.count(PREPARING) == 1, "installs into what is there"
    assert PREPARING not in run_start("--setup-only").stdout


@pytest.fixture
def with_uv(uv: str) -> str:
    """A PATH on which uv is found, so that the setup takes a moment only."""
    return os.path.dirname(uv)


def test_a_uv_on_the_path_is_used(run_start: Run, small_kit: Path, with_uv: str):
    done = run_start("test", path=with_uv)
    assert done.returncode == 0 and PREPARING in done.stdout, done.stderr
    assert not list((small_kit / ".venv").glob("lib/*/site-packages/pip")), "uv makes it without pip"


def test_a_broken_environment_is_made_anew(run_start: Run, small_kit: Path, with_uv: str):
    venv = small_kit / ".venv"
    venv.write_text("not a folder", encoding="utf-8")
    assert run_start("test", path=with_uv).returncode == 0
    breaks = [
        lambda: (venv / "bin/python").unlink(),
        lambda: [shutil.rmtree(folder) for folder in venv.glob("lib/*/site-packages/jupyterlab")],
        lambda: (venv / "finserv.stamp").write_text("half", encoding="utf-8"),
        lambda: (venv / "finserv.stamp").write_bytes(b"\xff\xfe"),
    ]
    for damage in breaks:
        damage()
        mended = run_start("test", path=with_uv)
        assert mended.returncode == 0 and PREPARING in mended.stdout, mended.stderr
        assert PREPARING not in run_start("test", path=with_uv).stdout


def test_a_moved_kit_is_set_up_again(run_start: Run, small_kit: Path, with_uv: str):
    assert run_start("test", path=with_uv).returncode == 0
    stamp = small_kit / ".venv/finserv.stamp"
    stamp.write_text(stamp.read_text(encoding="utf-8").replace(small_kit.name, "before"), encoding="utf-8")
    assert run_start("test", path=with_uv).stdout.count(PREPARING) == 2


def test_an_installation_that_ends_early_is_not_called_done(run_start: Run, small_kit: Path, with_uv: str):
    lock = small_kit / "requirements.lock"
    whole = lock.read_text(encoding="utf-8")
    lock.write_text(whole + "nowhere==1.0\n", encoding="utf-8")
    failed = run_start("--setup-only", path=with_uv)
    assert failed.returncode == 1
    assert "安装没有完成" in failed.stderr.splitlines()[-1] and "Traceback" not in failed.stderr
    assert not (small_kit / ".venv/finserv.stamp").exists()
    lock.write_text(whole, encoding="utf-8")
    again = run_start("test", path=with_uv)
    assert again.returncode == 0 and PREPARING in again.stdout


def test_a_uv_that_does_not_run_is_passed_over(run_start: Run, tmp_path: Path):
    broken = tmp_path / "broken/uv"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    done = run_start("test", path=str(broken.parent))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("words", [["--language", "fr"], ["--unknown"], ["--port", "no"]])
def test_a_wrong_option_is_refused_before_anything_is_made(run_start: Run, small_kit: Path, words: list[str]):
    done = run_start(*words)
    assert done.returncode == 2 and "usage: start.py" in done.stderr
    assert not (small_kit / ".venv").exists()
