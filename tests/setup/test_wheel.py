"""The package as others would install it: all of it, its licence, and JupyterLab's settings."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    into = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(into)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    (path,) = into.glob("finserv-0.1.0-py3-none-any.whl")
    with zipfile.ZipFile(path) as opened:
        yield opened


def test_it_holds_every_module_and_every_data_file(wheel: zipfile.ZipFile):
    tracked = subprocess.run(
        ["git", "ls-files", "finserv"], cwd=ROOT, capture_output=True, encoding="utf-8"
    ).stdout.split("\n")
    there = [path for path in filter(None, tracked) if (ROOT / path).exists()] or [
        path.relative_to(ROOT).as_posix() for path in (ROOT / "finserv").rglob("*.py")
    ]
    assert there and not set(there) - set(wheel.namelist())


def test_it_holds_nothing_but_the_package_and_its_papers(wheel: zipfile.ZipFile):
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"finserv", "finserv-0.1.0.dist-info", "finserv-0.1.0.data"}
    assert "finserv-0.1.0.dist-info/licenses/LICENSE" in wheel.namelist()
    assert "\nLicense-Expression: MIT\n" in wheel.read("finserv-0.1.0.dist-info/METADATA").decode()


def test_jupyters_files_land_where_jupyter_looks(wheel: zipfile.ZipFile):
    data = "finserv-0.1.0.data/data/"
    placed = {
        "share/jupyter/lab/settings/overrides.d/finserv.json": "lab_settings.json",
        "etc/jupyter/jupyter_lab_config.json": "lab_config.json",
    }
    for inside, source in placed.items():
        assert wheel.read(data + inside) == (ROOT / "jupyter" / source).read_bytes()
        assert (Path(sys.prefix) / inside).read_bytes() == wheel.read(data + inside), "the editable one too"
    assert sum(name.startswith(data) for name in wheel.namelist()) == len(placed)
