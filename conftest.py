"""Rules of every run: each test and example begins in English, properties are tried on the same examples each
time, and where a browser is required no browser test may be skipped.
"""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

from finserv.language import language, use_language

settings.load_profile("ci")  # hypothesis' own: the same examples on each machine, and no time limit


@pytest.fixture(autouse=True)
def english() -> Generator[None]:
    """English from the beginning, and the language as it was found at the end."""
    found = language()
    use_language("en")
    yield
    use_language(found)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """`FINSERV_REQUIRE_BROWSER` turns a skipped browser test into a failed one."""
    report = yield
    required = os.environ.get("FINSERV_REQUIRE_BROWSER") and item.get_closest_marker("browser")
    if required and report.skipped:
        report.outcome = "failed"
        report.longrepr = "a browser test was skipped where FINSERV_REQUIRE_BROWSER asks for it"
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A whole run without a single browser test is no success where a browser is required."""
    required = os.environ.get("FINSERV_REQUIRE_BROWSER")
    whole = session.config.args_source != pytest.Config.ArgsSource.ARGS
    if required and whole and not any(item.get_closest_marker("browser") for item in session.items):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        session.config.get_terminal_writer().line("\nno browser test was collected", red=True)
