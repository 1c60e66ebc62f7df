"""One app and one schema a run; each test is rolled back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # the tests of the law load neither Flask nor a database
    from flask import Flask
    from flask.testing import FlaskClient

DATABASE_URL = os.environ.get("PPID_TEST_DATABASE_URL", "")
TOGETHER = ("browser", "faults", "bench")  # each of these folders runs in one process


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep a folder's tests in one process; pytest 9.2 no longer shows xdist a test's group."""
    from xdist.scheduler import LoadGroupScheduling

    class ByFolder(LoadGroupScheduling):
        def _split_scope(self, nodeid: str) -> str:
            folder = nodeid.split("/")[1] if nodeid.count("/") > 1 else ""
            return folder if folder in TOGETHER else str(super()._split_scope(nodeid))

    return ByFolder(config, log) if config.getvalue("dist") == "loadgroup" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests first: one that begins last keeps one process busy and leaves the other idle."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/letters --golden` writes what letters say and look like now; read, then keep.

    So does `pytest tests/emails --golden` for mails.
    """
    parser.addoption("--golden", action="store_true", help="write the golden texts and pictures")


@pytest.fixture
def writes_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden texts are written instead of compared."""
    return bool(request.config.getoption("--golden", False))


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder of this run."""
    folder = tmp_path_factory.mktemp("data")
    folder.chmod(0o700)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def house(data_folder: Path) -> Iterator[Flask]:
    """The app, on SQLite or on the PostgreSQL that PPID_TEST_DATABASE_URL names."""
    from ppid import create_app
    from ppid.kit.db import db, transaction
    from tests import builders

    app = create_app(
        DATA=data_folder,
        DATABASE_URL=own_database(DATABASE_URL),
        BASE_URL="http://localhost",
        LOG_LEVEL="ERROR",
        RATELIMIT_ENABLED=True,
    )
    app.testing = True
    app.config["WTF_CSRF_ENABLED"] = False
    app.config["RATELIMIT_ENABLED"] = False
    hash_cheaply(app)
    with app.app_context():
        db.create_all()
        db.session.configure(join_transaction_mode="create_savepoint")
        with transaction():
            builders.an_office()
        db.session.remove()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def hash_cheaply(app: Flask) -> None:
    """Passwords by argon2id as ever, at the least cost: a hash of the product takes 0.1 s."""
    least = {"argon2__rounds": 1, "argon2__memory_cost": 8, "argon2__parallelism": 1}
    app.extensions["security"].pwd_context.update(**least)


def own_database(url: str, of: str = "house") -> str:
    """A database of this test process alone: runs beside each other must not meet."""
    if not url:
        return url
    from tests.databases import empty_database

    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    return empty_database(url, f"{of}_{worker}_{os.getpid()}")


@pytest.fixture
def app(house: Flask) -> Iterator[Flask]:
    """Everything that a test commits is rolled back when it ends."""
    from ppid.kit.db import db, writing
    from ppid.office.calendar import forget

    with house.app_context():
        engine = db.engine
        with writing(), engine.connect() as connection:
            outer = connection.begin()
            db.engines[None] = connection  # type: ignore[assignment]
            yield house
            db.session.remove()
            outer.rollback()
            forget()
        db.engines[None] = engine


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without a sign-in."""
    return app.test_client()
