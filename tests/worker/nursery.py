"""Raises senders that a test may kill: `python -m tests.worker.nursery DATA DATABASE_URL PORT`.

The house is built once, so that a new sender is there in milliseconds.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from flask import Flask

from ppid.kit.db import db
from tests.outbox.house import a_house
from worker import outbox
from worker.halt import halt, halted


def send(app: Flask) -> None:
    """What a worker does all day: drain, and drain again."""
    with app.app_context():
        db.engine.dispose(close=False)
    while not halted():
        with app.app_context():
            outbox.drain()
        time.sleep(0.01)


def start(app: Flask) -> str:
    """Raise one; its process id."""
    child = os.fork()
    if child == 0:
        try:
            send(app)
        finally:
            os._exit(0)
    return str(child)


def end(child: str) -> str:
    """Wait for its end; its exit code."""
    return str(os.waitstatus_to_exitcode(os.waitpid(int(child), 0)[1]))


def tell(words: str) -> None:
    """One line to who asked."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(data: str, database: str, port: str) -> None:
    """Answer each line: `start`, or a process id to wait for."""
    signal.signal(signal.SIGTERM, lambda *_: halt())  # its children are born with it
    app = a_house(Path(data), DATABASE_URL=database, MAIL_PORT=int(port))
    tell("ready")
    for line in sys.stdin:
        word = line.strip()
        tell(start(app) if word == "start" else end(word))


if __name__ == "__main__":
    main(*sys.argv[1:])
