"""The sign that this worker works."""

from __future__ import annotations

from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.outbox import turns
from worker import turn


def beat() -> None:
    """Note that this worker did a task just now."""
    with transaction():
        turns.beat(turn.name(), at=now())
