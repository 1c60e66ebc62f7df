"""What the stories of objecting and following share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from ppid.kit.security import limiter


@pytest.fixture(autouse=True)
def fresh_limits(app: Flask) -> Iterator[None]:
    """Every story starts with all its tries."""
    limiter.reset()
    yield
    limiter.reset()
