"""What the stories of signing share."""

from __future__ import annotations

import asyncio
from asyncio import events
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="module")
def no_loop_of_a_browser() -> Iterator[None]:
    """The browser's library leaves its loop running in this process; the signer begins its own."""
    running = events._get_running_loop()  # type: ignore[attr-defined]
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(running)
