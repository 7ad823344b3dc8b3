"""environment.yml, pyproject.toml and requirements.lock say the same."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
LOCK_TEXT = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LOCK = [Requirement(line) for line in LOCK_TEXT.splitlines() if line.strip() and not line.startswith("#")]
NORMAL = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
EXTRAS = [
    Requirement(line) for lines in PROJECT["project"]["optional-dependencies"].values() for line in lines
]
# Five packages of the card, as conda-forge calls them; `graphviz` is the program there.
OF_CONDA = {"jupyterlab", "ipywidgets", "pandas", "nbval", "graphviz", "python-graphviz"}


def locked(name: str) -> list[Requirement]:
    return [entry for entry in LOCK if canonicalize_name(entry.name) == canonicalize_name(name)]


def only_version(entry: Requirement) -> str:
    (specifier,) = entry.specifier
    assert specifier.operator == "==" and "*" not in specifier.version, entry
    return specifier.version


@pytest.mark.parametrize("wanted", NORMAL + EXTRAS, ids=lambda wanted: wanted.name)
def test_each_dependency_is_locked_within_its_range(wanted: Requirement):
    entries = locked(wanted.name)
    assert entries, f"{wanted.name} is not in the lock"
    for entry in entries:
        assert wanted.specifier.contains(only_version(entry)), f"{entry} is outside {wanted.specifier}"


def test_all_that_is_locked_needs_stand_in_the_lock_too():
    """For this machine: what the installed packages ask for is locked, in a version that they take."""
    for entry in LOCK:
        if entry.marker and not entry.marker.evaluate():
            continue
        for line in importlib.metadata.requires(entry.name) or []:
            need = Requirement(line)
            if need.marker and not need.marker.evaluate({"extra": ""}):
                continue
            here = [one for one in locked(need.name) if not one.marker or one.marker.evaluate()]
            assert len(here) == 1, f"{entry.name} needs {need}"
            assert need.specifier.contains(only_version(here[0]), prereleases=True), f"{entry.name}: {need}"


def test_what_is_installed_is_what_is_locked():
    for entry in LOCK:
        if not entry.marker or entry.marker.evaluate():
            assert importlib.metadata.version(entry.name) == only_version(entry)


def test_the_lock_is_for_each_system_and_free_of_addresses():
    assert not re.search(r"https?:|file:|--index|--find-links|--hash|\s/", LOCK_TEXT)
    for system in ("win32", "darwin"):
        assert any(system in str(entry.marker) for entry in LOCK), f"nothing for {system}: not universal"
    assert any("python_full_version >=" in str(entry.marker) for entry in LOCK)


def test_intel_macs_find_what_they_need():
    """argon2-cffi-bindings 26 has no wheels for them, numba has none either."""
    assert "argon2-cffi-bindings<26" in PROJECT["tool"]["uv"]["constraint-dependencies"]
    (bindings,) = locked("argon2-cffi-bindings")
    assert int(only_version(bindings).split(".")[0]) < 26
    mac = {"sys_platform": "darwin", "platform_machine": "x86_64", "python_full_version": "3.12.0"}
    for name in ("numba", "llvmlite"):
        (entry,) = locked(name)
        assert not entry.marker.evaluate(mac)
        assert entry.marker.evaluate(mac | {"platform_machine": "arm64"})
        assert entry.marker.evaluate(mac | {"sys_platform": "linux"})


def test_the_drawing_program_is_pinned():
    assert [only_version(entry) for entry in locked("graphviz")] == ["0.21"]
    assert "==0.21" in {str(wanted.specifier) for wanted in NORMAL if wanted.name == "graphviz"}


def test_conda_gets_the_same_kit():
    plain = [line for line in CONDA["dependencies"] if isinstance(line, str)]
    (by_pip,) = [line["pip"] for line in CONDA["dependencies"] if isinstance(line, dict)]
    conda = {re.split(r"[<>=]", line)[0]: line for line in plain}
    assert set(conda) == OF_CONDA | {"python", "pip"}
    assert CONDA["channels"] == ["conda-forge"]
    assert SpecifierSet(conda["python"].removeprefix("python")) == SpecifierSet(
        PROJECT["project"]["requires-python"]
    )
    assert by_pip[-1] == "-e .[fast,test]", "the kit itself, after what it needs"
    pip = [Requirement(line) for line in by_pip[:-1]]
    there = {
        name: SpecifierSet(line.removeprefix(name).replace("=0.21", "==0.21")) for name, line in conda.items()
    } | {line.name: line.specifier for line in pip}
    for wanted in NORMAL:
        name = "python-graphviz" if wanted.name == "graphviz" else wanted.name
        assert there[name] == wanted.specifier, (
            f"{name}: {there[name]} in one, {wanted.specifier} in the other"
        )
    assert set(there) - {"python", "pip", "graphviz"} == {
        "python-graphviz" if wanted.name == "graphviz" else wanted.name for wanted in NORMAL
    }


def test_no_address_and_no_second_lock():
    for name in ("environment.yml", "pyproject.toml", "start.py", ".ci/run"):
        assert not re.search(r"https?://", (ROOT / name).read_text(encoding="utf-8")), name
    assert not (ROOT / ".python-version").exists()
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()
