"""Whether this worker was told to stop: long tasks end after the step at hand."""

from __future__ import annotations

import threading

_told = threading.Event()


def halt() -> None:
    """Tell all tasks of this process to come to an end."""
    _told.set()


def halted() -> bool:
    """Whether this process was told to stop."""
    return _told.is_set()
