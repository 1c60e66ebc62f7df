"""One process at a time: a lock on a file, gone with the process however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class Taken(Exception):
    """Another process holds the lock."""


@contextmanager
def holding(path: Path, *, wait: bool) -> Iterator[None]:
    """Hold the lock on a file while the block runs; raises Taken when it may not wait."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+") as file:
        _take(file, wait)
        yield


def _take(file: IO[str], wait: bool) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError as reason:
        raise Taken from reason
