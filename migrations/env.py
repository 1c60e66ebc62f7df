"""Runs the migrations on the app's own engine, each in one transaction."""

from contextlib import contextmanager

from alembic import context
from flask import current_app

EXTENSION = current_app.extensions["migrate"]


def run() -> None:
    """Migrate over one connection; SQLite rebuilds tables instead of altering them."""
    engine = EXTENSION.db.engine
    given = context.config.attributes.get("connection")
    with (
        engine.connect() if given is None else _borrowed(given) as connection,
        _tables_may_be_rebuilt(connection),
    ):
        context.configure(
            connection=connection,
            target_metadata=EXTENSION.db.metadata,
            render_as_batch=True,
            compare_type=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


@contextmanager
def _tables_may_be_rebuilt(connection):
    """SQLite drops and renames what others point to: pointers are checked once all is done."""
    if connection.dialect.name != "sqlite" or connection.in_transaction():
        yield
        return
    raw = connection.connection.driver_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
        lost = raw.execute("PRAGMA foreign_key_check").fetchall()
        if lost:
            raise RuntimeError(f"rows that point to nothing after the migration: {lost[:5]}")
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


class _borrowed:
    """A connection that somebody else closes."""

    def __init__(self, connection):
        self.connection = connection

    def __enter__(self):
        return self.connection

    def __exit__(self, *_error):
        return None


run()
