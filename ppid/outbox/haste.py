"""Commits that outlive every process, but not a power cut, until the next full commit.

A mail's mark and settlement are such: what they must survive is a killed worker. If the machine
itself falls, the mails since the last full commit (a chunk at most) are in doubt, and none is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import sqlalchemy as sa

from ppid.kit.db import db, writing

# How a connection is told not to wait for the disk, and to wait again.
_WORDS: Mapping[str, tuple[str, str]] = {
    "sqlite": ("PRAGMA synchronous=NORMAL", "PRAGMA synchronous=FULL"),
    "postgresql": ("SET synchronous_commit = off", "RESET synchronous_commit"),
}


def _tell(connection: sa.Connection, words: str) -> None:
    """Say it outside any transaction."""
    raw = connection.connection.dbapi_connection
    if raw is None:
        return
    cursor = raw.cursor()
    cursor.execute(words)
    cursor.close()
    raw.commit()


@contextmanager
def hasty() -> Iterator[sa.Connection]:
    """One connection, held for many small changes that do not wait for the disk.

    On PostgreSQL each statement stands by itself: only what may stand alone is said over it.
    """
    engine: sa.Engine | sa.Connection = db.engine
    if isinstance(engine, sa.Connection):  # a test holds the one connection there is
        yield engine
        return
    with engine.connect() as connection:
        hurry, rest = _WORDS[connection.dialect.name]
        _tell(connection, hurry)
        if connection.dialect.name == "postgresql":
            # Each statement commits itself: a round trip for each instead of four for two.
            connection = connection.execution_options(isolation_level="AUTOCOMMIT")
        try:
            yield connection
        finally:
            if not connection.invalidated:
                _tell(connection, rest)


@contextmanager
def change(connection: sa.Connection) -> Iterator[None]:
    """What is said over a hasty connection inside is kept together, or not at all."""
    with (
        writing(),
        connection.begin_nested() if connection.in_transaction() else connection.begin(),
    ):
        yield
