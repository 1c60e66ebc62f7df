"""Migrating up gives exactly the models, and down gives nothing."""

import os
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
