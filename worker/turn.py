"""A round is walked by one worker at a time."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.outbox import queries, turns

LASTING = timedelta(minutes=10)


def name() -> str:
    """This worker process, among all on all nodes."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}"


@contextmanager
def turn(round_name: str) -> Iterator[bool]:
    """Whether this worker may walk the round now; its turn ends with the block.

    A killed worker's turn ends by itself after `LASTING`. The round itself is safe to walk
    twice: the turn only spares the work.
    """
    at = queries.database_time(now())
    with transaction():
        mine = turns.take(round_name, name(), at=at, lasting=LASTING)
    try:
        yield mine
    finally:
        if mine:
            with transaction():
                turns.give_back(round_name, name())
