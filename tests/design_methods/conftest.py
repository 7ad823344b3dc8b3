"""Lets these tests share their small blueprints and the generated ones, and starts each test in English."""

import sys
from pathlib import Path

import pytest

from finserv.language import language, use_language

HERE = Path(__file__).parent
for folder in (HERE, HERE.parent / "blueprint"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


@pytest.fixture(autouse=True)
def english():
    before = language()
    use_language("en")
    yield
    use_language(before)
