"""Worker and clock as they are started, without a broker: the folder is the bell."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from ppid.kit.clock import now
from ppid.kit.config import ROOT
from ppid.kit.db import db, transaction
from ppid.outbox import actions, mailbox, queries, sink
from tests.outbox.house import an_office, free_port
from worker import folder

WORKER = ["worker", "--pool=solo", "--without-gossip", "--without-mingle", "--loglevel=WARNING"]
CLOCK = ["beat", "--loglevel=WARNING"]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[[list[str]], subprocess.Popen[bytes]]]:
    """Starts a part of the worker in a data folder of its own."""
    port = free_port()
    listening = sink.start(tmp_path / "box", port)
    env = os.environ | {
        "PPID_DATA": str(tmp_path / "data"),
        "PPID_MAIL_PORT": str(port),
        "PPID_DATABASE_URL": "",
        "PPID_BROKER_URL": "",
    }
    begun: list[subprocess.Popen[bytes]] = []

    def start(words: list[str]) -> subprocess.Popen[bytes]:
        begun.append(
            subprocess.Popen(
                [sys.executable, "-m", "celery", "--app=worker.app", "--quiet", *words],
                cwd=ROOT,
                env=env,
            )
        )
        return begun[-1]

    yield start
    for each in begun:
        each.kill()
        each.wait()
    listening.stop()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Flask]:
    """The whole app on that data folder."""
    from ppid import create_app

    app = create_app(DATA=tmp_path / "data", DATABASE_URL="", LOG_LEVEL="ERROR")
    with app.app_context():
        db.create_all()
        with transaction():
            db.session.add(an_office())
        yield app
        db.session.remove()
        db.engine.dispose()


def until(wanted: Callable[[], bool], seconds: float = 30) -> bool:
    """Wait for it; whether it came."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        db.session.remove()
        if wanted():
            return True
        time.sleep(0.1)
    return False


def promise(key: str) -> None:
    """One mail, due now."""
    facts = {"asked_by": "Budi", "settings_url": "http://localhost/"}
    with transaction():
        actions.queue("mail_test", to="siti@contoh.id", key=key, at=now(), **facts)
    db.session.remove()


@pytest.mark.slow
def test_mail_leaves_by_itself_and_so_it_does_when_the_bell_is_lost_and_the_worker_killed(
    office: Flask, run, tmp_path: Path
):
    box = tmp_path / "box"
    promise("satu")
    run(CLOCK)
    worker = run(WORKER)
    assert until(lambda: len(mailbox.names(box)) == 1)
    assert until(lambda: queries.last_heartbeat() is not None, 45)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    promise("dua")
    shutil.rmtree(tmp_path / "data" / "broker" / "messages")
    (tmp_path / "data" / "broker" / "messages").mkdir()
    worker = run(WORKER)
    assert until(lambda: len(mailbox.names(box)) == 2)
    worker.terminate()
    assert worker.wait(10) == 0


def test_a_bell_that_nobody_answers_does_not_fill_the_disk(tmp_path: Path):
    from kombu import Connection

    control = tmp_path / "control"
    control.mkdir()
    options = {
        "data_folder_in": str(tmp_path),
        "data_folder_out": str(tmp_path),
        "control_folder": str(control),
    }
    with Connection(folder.URL, transport_options=options) as connection:
        line = connection.SimpleQueue("ppid")
        for number in range(folder.MOST + 50):
            line.put({"n": number})
        assert len(list(tmp_path.glob("*.msg"))) <= folder.MOST
        assert line.get(block=False).payload == {"n": 0}
        line.close()
