"""Reading for an export: one unchanging picture of the tables, a part at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from ppid.kit.db import db, only_reading

PART = 500


@contextmanager
def snapshot() -> Iterator[sa.Connection]:
    """A connection of its own that sees the tables as they are now, however long it reads."""
    engine: sa.Engine | sa.Connection = db.engine
    if isinstance(engine, sa.Connection):  # a test holds the one connection there is
        yield engine
        return
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with only_reading():
            connection.begin()
        yield connection


def parts(over: sa.Connection, query: Any) -> Iterator[Sequence[Any]]:
    """The rows of a query in parts, by a cursor that stays at the server."""
    found = over.execute(query, execution_options={"yield_per": PART})
    yield from found.partitions()
