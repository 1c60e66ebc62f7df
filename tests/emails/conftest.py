"""The flag that writes the golden texts anew."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/emails --golden` writes what the mails say now: read it, then keep it."""
    parser.addoption("--golden", action="store_true", help="write the golden texts of the mails")


@pytest.fixture
def writes_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden texts are written instead of compared."""
    return bool(request.config.getoption("--golden", False))
