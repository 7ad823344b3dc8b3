"""`start.py` as a module, and a kit of a few lines that it can set up without a network."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
BACKEND = """
import base64, hashlib, os, zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    info = "finserv-0.1.0.dist-info/"
    files = {
        "finserv.pth": os.getcwd(),
        info + "METADATA": "Metadata-Version: 2.1\\nName: finserv\\nVersion: 0.1.0\\n",
        info + "WHEEL": "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    }
    name = "finserv-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        record = ""
        for path, text in files.items():
            wheel.writestr(path, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record += f"{path},sha256={digest},{len(text.encode())}\\n"
        wheel.writestr(info + "RECORD", record + info + "RECORD,,\\n")
    return name
"""
ECHO = """
import json, os, sys
print(json.dumps({"arguments": sys.argv[1:], "folder": os.getcwd(), "environ": dict(os.environ)}))
sys.exit(int(os.environ.get("ENDS_WITH", "0")))
"""


def build_wheel(folder: Path, name: str, files: dict[str, str], version: str = "1.0") -> Path:
    """A wheel of text files, as small as installers accept it."""
    info = f"{name}-{version}.dist-info"
    files = files | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for inside, text in files.items():
            wheel.writestr(inside, text)
        wheel.writestr(f"{info}/RECORD", "".join(f"{inside},,\n" for inside in [*files, f"{info}/RECORD"]))
    return path


@pytest.fixture
def start() -> ModuleType:
    """A fresh copy of the module, so that its paths can be turned elsewhere."""
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def write_wheel() -> Callable[..., Path]:
    """What writes a small wheel into a folder."""
    return build_wheel


@pytest.fixture
def uv() -> str:
    """The program uv, wherever it is here."""
    found = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if not found:
        pytest.skip("no uv on this machine")
    return found


@pytest.fixture
def small_kit(tmp_path: Path) -> Path:
    """A kit whose JupyterLab and pytest only say how they were called; its path has spaces and Chinese."""
    kit = tmp_path / "金融 服务 kit"
    wheels = kit / "wheels 轮子"
    wheels.mkdir(parents=True)
    shutil.copy(ROOT / "start.py", kit)
    shutil.copytree(ROOT / "jupyter", kit / "jupyter")
    (kit / "finserv").mkdir()
    (kit / "finserv/__init__.py").touch()
    (kit / "backend.py").write_text(BACKEND, encoding="utf-8")
    (kit / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        '[project]\nname = "finserv"\nversion = "0.1.0"\n',
        encoding="utf-8",
    )
    for name in ("jupyterlab", "pytest"):
        build_wheel(wheels, name, {f"{name}/__init__.py": "", f"{name}/__main__.py": ECHO})
    (kit / "requirements.lock").write_text("jupyterlab==1.0\npytest==1.0\n", encoding="utf-8")
    return kit


@pytest.fixture
def run_start(small_kit: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the small kit's `start.py` from another folder, as a person would, and give back how it ended."""

    def run(*arguments: str, path: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "UV_"))}
        kept.pop("FINSERV_LANGUAGE", None)
        start = [
            sys._base_executable,
            str(small_kit / "start.py"),
            "--wheels",
            str(small_kit / "wheels 轮子"),
        ]
        return subprocess.run(
            [*start, *arguments],
            cwd=tmp_path,
            env=kept | {"PATH": path, "PIP_CONFIG_FILE": os.devnull} | environ,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
        )

    return run
