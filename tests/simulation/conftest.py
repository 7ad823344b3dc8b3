"""Test modules of this folder share helpers by plain import, and speak English."""

import sys
from pathlib import Path

import pytest

from finserv import use_language

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def _english():
    use_language("en")
    yield
    use_language("en")
