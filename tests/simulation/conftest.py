"""Test modules of this folder share helpers by plain import, some with those of the blueprint, and speak English."""

import sys
from pathlib import Path

import pytest

from finserv import use_language

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "blueprint")]


@pytest.fixture(autouse=True)
def _english():
    use_language("en")
    yield
    use_language("en")
