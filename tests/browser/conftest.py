"""One office and one browser for all browser tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as BrowserError

from tests.browser.acts import PHONE
from tests.browser.chromium import chromium
from tests.browser.office import Office
from tests.browser.office import office as an_office
from tests.suite import HOW_TO_GET_A_BROWSER
from tests.suite import chromium as program

Somebody = Callable[..., Page]


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """A browser; without one the tests are skipped, and fail where nothing may be missing."""
    path = program()
    if path is None:
        assert os.environ.get("PPID_CI") != "1", HOW_TO_GET_A_BROWSER
        pytest.skip(HOW_TO_GET_A_BROWSER)
    with chromium(path) as browser:
        yield browser


@pytest.fixture(scope="session")
def office(chrome: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The fictitious office on real processes; `chrome` first, since it may skip."""
    with an_office(tmp_path_factory.mktemp("office") / "data") as found:
        yield found


@pytest.fixture
def somebody(chrome: Browser, office: Office) -> Iterator[Somebody]:
    """Opens a browser of its own for a person: `somebody()`, `somebody(viewport=DESK)`."""
    opened: list[BrowserContext] = []

    def come(**said: Any) -> Page:
        context = chrome.new_context(
            **{"base_url": office.base, "locale": "id-ID", "viewport": PHONE} | said
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        return context.new_page()

    yield come
    for context in opened:
        with suppress(BrowserError):
            context.close()
