"""Migrating up gives exactly the models, and down gives nothing."""

import os
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade

from ppid import create_app
from ppid.kit.db import db


@pytest.fixture
def url(tmp_path: Path):
    """An empty database of this test alone, of the kind the run is on."""
    base = os.environ.get("PPID_TEST_DATABASE_URL", "")
    if not base:
        yield f"sqlite:///{tmp_path / 'steps.sqlite'}"
        return
    name = f"steps_{os.getpid()}"
    admin = sa.create_engine(base, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sa.text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        connection.execute(sa.text(f'CREATE DATABASE "{name}"'))
    yield sa.make_url(base).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(sa.text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
    admin.dispose()


def test_up_gives_the_models_and_down_gives_nothing(tmp_path: Path, url: str):
    app = create_app(DATA=tmp_path, DATABASE_URL=url, LOG_LEVEL="ERROR")
    folder = str(app.config["MIGRATIONS"])
    with app.app_context():
        upgrade(directory=folder)
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, db.metadata) == []
            assert checks(connection) == named_checks()
        downgrade(directory=folder, revision="base")
        with db.engine.connect() as connection:
            assert set(sa.inspect(connection).get_table_names()) <= {"alembic_version"}
        db.session.remove()
        db.engine.dispose()


def test_an_office_of_the_first_version_keeps_its_cases_and_starts_under_the_default_profile(
    tmp_path: Path, url: str
):
    app = create_app(DATA=tmp_path, DATABASE_URL=url, LOG_LEVEL="ERROR")
    folder = str(app.config["MIGRATIONS"])
    with app.app_context():
        upgrade(directory=folder, revision="0001")
        with db.engine.begin() as connection:
            old = sa.MetaData()
            old.reflect(connection)
            put(connection, old, "offices", id=1)
            put(connection, old, "holidays", on=date(2025, 8, 18), confirmed=True)
            put(connection, old, "holidays", on=date(2027, 3, 9), confirmed=False)
            who = put(connection, old, "requesters")
            case = put(connection, old, "cases", number="PIP-1", requester_id=who)
            put(connection, old, "entries", case_id=case)
            put(connection, old, "questions", case_id=case)
        upgrade(directory=folder)
        with db.engine.connect() as connection:
            kept = connection.execute(
                sa.text(
                    "SELECT cases.number, profiles.rules FROM cases "
                    "JOIN profiles ON profiles.id = cases.profile_id "
                    "JOIN entries ON entries.case_id = cases.id"
                )
            ).all()
            years = connection.execute(sa.text("SELECT year FROM calendar_years")).scalars().all()
        db.session.remove()
        db.engine.dispose()
    assert [row.number for row in kept] == ["PIP-1"]
    assert years == [2025]


def put(connection: sa.Connection, tables: sa.MetaData, name: str, **said: object) -> int:
    """A row as small as its table allows."""
    table = tables.tables[name]
    plain = {int: 1, str: "", bool: False, date: date(2026, 8, 10), time: time(8)}
    plain |= {datetime: datetime(2026, 8, 10, 4, tzinfo=UTC), dict: {}, object: []}
    filled = {
        column.name: plain[column.type.python_type]
        for column in table.columns
        if not column.nullable and not (column.primary_key and column.name == "id")
    }
    done = connection.execute(sa.insert(table).values(filled | said))
    return int(done.inserted_primary_key[0]) if "id" in table.columns else 0


def checks(connection: sa.Connection) -> set[str]:
    """The check constraints that the database holds."""
    inspector = sa.inspect(connection)
    return {
        str(check["name"])
        for table in inspector.get_table_names()
        for check in inspector.get_check_constraints(table)
    }


def named_checks() -> set[str]:
    """The check constraints that the models ask for."""
    return {
        str(c.name)
        for table in db.metadata.tables.values()
        for c in table.constraints
        if isinstance(c, sa.CheckConstraint)
    }
