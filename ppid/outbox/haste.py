"""Commits that outlive every process, but not a power cut, until the next full commit.

A mail's mark and settlement are such: what they must survive is a killed worker. If the machine
itself falls, the mails since the last full commit (a chunk at most) are in doubt, and none is lost.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import Pool

_hasty: ContextVar[bool] = ContextVar("hasty", default=False)
_CHANGED = "synchronous_changed"


@contextmanager
def hastily() -> Iterator[None]:
    """Transactions that begin inside do not wait for the disk when they commit."""
    mark = _hasty.set(True)
    try:
        yield
    finally:
        _hasty.reset(mark)


@event.listens_for(Pool, "checkout")
def _relax_sqlite(connection: Any, record: Any, _proxy: Any) -> None:
    if _hasty.get() and isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=NORMAL")
        record.info[_CHANGED] = True


@event.listens_for(Pool, "checkin")
def _restore_sqlite(connection: Any, record: Any) -> None:
    if record.info.pop(_CHANGED, False) and connection is not None:
        connection.execute("PRAGMA synchronous=FULL")


@event.listens_for(sa.Engine, "begin")
def _relax_postgresql(connection: sa.Connection) -> None:
    if _hasty.get() and connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
