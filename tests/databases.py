"""Databases of their own for tests that must not meet, on the PostgreSQL of this run."""

from __future__ import annotations

import atexit
import contextlib

import sqlalchemy as sa


def _tell(url: str, *statements: str) -> None:
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))
    engine.dispose()


def empty_database(url: str, name: str) -> str:
    """A fresh database on the server that `url` names; its address. It goes with this process."""
    _tell(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')
    own = sa.make_url(url).set(database=name).render_as_string(hide_password=False)
    atexit.register(_drop, own)
    return own


def _drop(url: str) -> None:
    with contextlib.suppress(sa.exc.OperationalError):  # the server may have gone before
        drop_database(url)


def drop_database(url: str) -> None:
    """Remove a database of a test, also with somebody still connected."""
    own = sa.make_url(url)
    server = own.set(database="postgres").render_as_string(hide_password=False)
    _tell(server, f'DROP DATABASE IF EXISTS "{own.database}" WITH (FORCE)')
