"""The session, the base class, moments, and the one way to commit."""

from __future__ import annotations

import enum
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, cast

import sqlalchemy as sa
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.orm import DeclarativeBase, make_transient_to_detached, registry
from sqlalchemy.pool import ConnectionPoolEntry, Pool

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

_TRUSTED = 2.0  # seconds

_writing: ContextVar[bool] = ContextVar("writing", default=False)


class Moment(sa.TypeDecorator[datetime]):
    """An aware moment, stored in UTC."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Refuse a naive moment; hand UTC to the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment must be aware")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """SQLite forgets the zone: it was UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def enum_column(kind: type[enum.Enum]) -> sa.Enum:
    """A plain text column of an enum's values: a new member needs no migration."""
    return sa.Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """The base of all models."""

    registry = registry(
        metadata=sa.MetaData(naming_convention=NAMES),
        type_annotation_map={datetime: Moment(), date: sa.Date()},
    )


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})


class _Migrating:
    """Flask-Migrate's part of an app, made once somebody asks for it.

    Only who changes tables does, and each process that starts would wait a tenth longer for it.
    """

    def __init__(self, app: Flask) -> None:
        self._app = app

    def __getattr__(self, name: str) -> Any:
        from flask_migrate import Migrate

        folder = str(self._app.config["MIGRATIONS"])
        Migrate(self._app, db, folder, render_as_batch=True, compare_type=True)
        return getattr(self._app.extensions["migrate"], name)


@event.listens_for(Pool, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Durable and patient: WAL, FULL (a receipt survives a power cut), 15 s of waiting."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=15000",
        "cache_size=-32768",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@event.listens_for(Pool, "checkin")
def _note_rest(_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info["rests_since"] = time.monotonic()


@event.listens_for(Pool, "checkout")
def _ask_after_rest(connection: Any, record: ConnectionPoolEntry, _proxy: Any) -> None:
    """A server may have gone away while a connection rested; one in use is not asked each time."""
    rested = time.monotonic() - record.info.get("rests_since", time.monotonic())
    if rested < _TRUSTED or isinstance(connection, sqlite3.Connection):
        return
    import psycopg

    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except psycopg.Error as error:
        raise sa.exc.DisconnectionError from error


@event.listens_for(sa.Engine, "begin")
def _begin_sqlite(connection: sa.Connection) -> None:
    """Writers take the lock at once: a reader that turns writer would fail without waiting."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


@contextmanager
def writing() -> Iterator[None]:
    """What begins inside takes the write lock at once."""
    mark = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(mark)


@contextmanager
def only_reading() -> Iterator[None]:
    """What begins inside takes no lock, also while this thread writes over another connection."""
    mark = _writing.set(False)
    try:
        yield
    finally:
        _writing.reset(mark)


def _end_reading() -> None:
    """On SQLite a reader never turns writer: it ends, and the write begins on its connection."""
    session, bind = db.session(), db.session.get_bind()
    if not session.in_transaction():
        return
    if isinstance(bind, sa.Connection) or session.new or session.dirty or session.deleted:
        session.commit()  # more than a read went before: a test's own rows
    elif bind.dialect.name == "sqlite":
        line = session.connection()
        line.exec_driver_sql("COMMIT")
        _begin_sqlite(line)


@contextmanager
def transaction() -> Iterator[None]:
    """All of it is kept, or none: the only way to commit.

    On SQLite a read that is under way ends first, so that the writer starts with the write lock.
    """
    with writing():
        _end_reading()
        try:
            yield
            db.session.commit()
        except BaseException:
            db.session.rollback()
            raise


def table_of(model: type[Base]) -> sa.Table:
    """The table of a model, for statements that touch no entity."""
    return cast(sa.Table, model.__table__)


def connection() -> sa.Connection:
    """The connection of the session's own transaction, for statements that touch no entity."""
    return db.session.connection()


@cache
def _names(table: sa.Table) -> frozenset[str]:
    return frozenset(table.columns.keys())


@cache
def _insertion(table: sa.Table) -> sa.Insert:
    return sa.insert(table)


def put(row: Any) -> None:
    """Insert a new row at once and keep it in the session.

    For rows of one transaction that need each other's ids: a flush for each costs more than the
    rows. What the columns default to is filled in; pointers must be ids, a version must be said.
    """
    kept, table = row.__dict__, table_of(type(row))
    said = {name: kept[name] for name in _names(table) & kept.keys()}
    done = connection().execute(_insertion(table), said)
    (row_id,) = cast(tuple[int], done.inserted_primary_key)
    written = cast(dict[str, Any], done.last_inserted_params())
    kept.update(written | kept | {"id": row_id})
    make_transient_to_detached(row)
    db.session.add(row)


def is_sqlite() -> bool:
    """Whether the session talks to SQLite."""
    return db.engine.dialect.name == "sqlite"


def init_app(app: Flask) -> None:
    """Bind the session to the configured database."""
    if app.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        app.config.setdefault(
            "SQLALCHEMY_ENGINE_OPTIONS",
            {
                "pool_size": app.config["WEB_THREADS"] + 1,
                "max_overflow": 3,
                "pool_recycle": 600,
                "pool_timeout": 15,
            },
        )
    db.init_app(app)
    app.extensions["migrate"] = _Migrating(app)
