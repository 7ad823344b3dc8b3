"""What .ci/run does, seen with stand-ins for the programs that it calls."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="a Debian machine's script")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs: the few real ones that the script needs, the rest noting how they were called."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("bash", "dirname", "cat"):
        (programs / name).symlink_to(shutil.which(name))
    stub(programs, "find", "")
    stub(programs, "apt-get", f'echo "apt-get $*" >> "{tmp_path}/calls"')
    stub(
        programs,
        "python3",
        '[ "$1" = -c ] && exit 0; echo "browser $FINSERV_REQUIRE_BROWSER, $*, $PWD"; exit 3',
    )
    return programs


def stub(programs: Path, name: str, script: str) -> None:
    path = programs / name
    path.write_text(f"#!{programs / 'bash'}\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def run(programs: Path, tmp_path: Path) -> tuple[subprocess.CompletedProcess[str], str]:
    done = subprocess.run(
        ["bash", str(ROOT / ".ci/run")],
        cwd=tmp_path,
        env={"PATH": str(programs), "CI": "true"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    calls = tmp_path / "calls"
    return done, calls.read_text(encoding="utf-8") if calls.exists() else ""


def test_it_ends_as_the_readmes_command_ends_and_wants_a_browser(machine: Path, tmp_path: Path):
    done, _ = run(machine, tmp_path)
    assert done.returncode == 3
    assert done.stdout.splitlines()[-1] == f"browser 1, start.py test, {ROOT}"


def test_it_installs_what_is_missing_and_only_that(machine: Path, tmp_path: Path):
    _, calls = run(machine, tmp_path)
    assert "update" in calls.splitlines()[0]
    assert calls.splitlines()[1].endswith(" chromium libatomic1 fonts-noto-cjk")

    (tmp_path / "calls").unlink()
    stub(machine, "chromium", "")
    _, calls = run(machine, tmp_path)
    assert calls.splitlines()[1].endswith(" libatomic1 fonts-noto-cjk") and "chromium" not in calls

    (tmp_path / "calls").unlink()
    stub(machine, "find", "echo /usr/there")
    assert run(machine, tmp_path)[1] == ""

    stub(machine, "python3", "exit 1")
    assert run(machine, tmp_path)[1].splitlines()[1].endswith(" python3-venv")


def test_a_failed_installation_fails_it(machine: Path, tmp_path: Path):
    stub(machine, "apt-get", "exit 100")
    done, _ = run(machine, tmp_path)
    assert done.returncode == 100 and "start.py" not in done.stdout
