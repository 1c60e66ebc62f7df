"""A worker that is killed in the middle of a file: the next one makes it, whole and once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from ppid.accounts.access import Permission
from ppid.exports import actions
from ppid.exports.models import Export, ExportState
from ppid.kit import clock
from ppid.kit.config import ROOT
from ppid.kit.db import db, transaction
from ppid.making import MAKERS
from tests.bench import town
from tests.builders import an_officer
from tests.conftest import DATABASE_URL
from tests.databases import empty_database
from worker.exports import make_next

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="kills by signal"),
]

LINES = 3000


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[tuple[Flask, int]]:
    """An office of its own with a register that takes a while, asked for as a file."""
    url = empty_database(DATABASE_URL, f"killed_{os.getpid()}") if DATABASE_URL else ""
    app = town.house(tmp_path / "data", url or f"sqlite:///{tmp_path / 'data' / 'p.sqlite'}")
    town.people(app, LINES)
    with app.app_context():
        with transaction():
            wish = actions.want(
                "register",
                by=an_officer(),
                title="Register permintaan 2026",
                name="register-2026.xlsx",
                parameters={
                    "wanted": {"book": "requests", "year": 2026},
                    "set": "pasal-32",
                    "form": "xlsx",
                    "on": "2026-11-24",
                },
                needs=Permission.SEE_REGISTER,
                at=clock.now(),
            )
        yield app, wish.id
        db.session.remove()
        db.engine.dispose()


def seen(export_id: int) -> Export:
    """The row as it stands now."""
    db.session.rollback()
    found = db.session.get(Export, export_id, populate_existing=True)
    assert found is not None
    return found


def a_worker(app: Flask) -> subprocess.Popen[bytes]:
    """The process that makes files, as the worker starts it."""
    env = os.environ | {
        "PPID_DATA": str(app.config["DATA"]),
        "PPID_DATABASE_URL": app.config["DATABASE_URL"],
    }
    return subprocess.Popen([sys.executable, "-m", "worker.exports"], cwd=ROOT, env=env)


def until(true: object, seconds: float = 60.0) -> None:
    """Wait for something to become true."""
    ends = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < ends
        time.sleep(0.02)


def test_a_file_whose_worker_was_killed_is_made_by_the_next(busy: tuple[Flask, int]):
    app, export_id = busy
    first = a_worker(app)
    until(lambda: seen(export_id).done > 0 or seen(export_id).state is ExportState.READY)
    first.send_signal(signal.SIGKILL)
    first.wait()
    left = seen(export_id)
    assert left.state is ExportState.RUNNING
    with transaction():  # a minute passes
        db.session.execute(
            sa.update(Export).values(leased_until=clock.now() - timedelta(seconds=1))
        )
    while make_next(MAKERS):
        pass
    made = seen(export_id)
    assert (made.state, made.attempts, made.total) == (ExportState.READY, 2, LINES)
    assert not list((Path(app.config["DATA"]) / "making").glob("*"))


def test_a_worker_that_is_asked_to_stop_puts_its_file_back_at_once(busy: tuple[Flask, int]):
    app, export_id = busy
    worker = a_worker(app)
    until(lambda: seen(export_id).done > 0)
    worker.terminate()
    assert worker.wait(timeout=30) == 0
    left = seen(export_id)
    assert (left.state, left.attempts) == (ExportState.QUEUED, 0)
