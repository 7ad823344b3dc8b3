"""Each test and each example speaks English when it begins, and leaves the language as it found it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from finserv.language import language, use_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    found = language()
    use_language("en")
    yield
    use_language(found)
