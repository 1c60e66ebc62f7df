"""Carrying a message outside through Apprise; nothing of address or answer reaches a log."""

from __future__ import annotations

import logging
from importlib.util import find_spec
from typing import Any

from ppid.kit import practice


def is_installed() -> bool:
    """Whether the extra `notify` is there."""
    return find_spec("apprise") is not None


def _instance(address: str) -> Any:
    import apprise  # half a second: only who sends or sets up waits for it

    # it names hosts, and what was answered may hold the address
    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    return apprise.Apprise.instantiate(address, suppress_exceptions=True)


def is_readable(address: str) -> bool:
    """Whether Apprise knows what to do with an address; calls nobody."""
    return _instance(address) is not None


def carry(address: str, *, title: str, body: str) -> bool:
    """Send one message; whether the gateway took it. Follows no redirect, waits seconds only.

    The practice office calls nobody.
    """
    if practice.is_on():
        return False
    place = _instance(address)
    if place is None:
        return False
    place.redirects = False  # only what the administrator wrote is called
    return bool(place.notify(title=title, body=body))
