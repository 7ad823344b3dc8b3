"""The whole code is clean by ruff's account."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_ruff_finds_nothing():
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--no-cache",
        "finserv",
        "tests",
        "start.py",
        "conftest.py",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout
