"""A house for mail, emptied for each test; a sink; a relay that follows a script."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from jinja2 import ChoiceLoader, DictLoader

from ppid.kit.db import db, transaction
from ppid.outbox import dialogue, sink
from ppid.outbox.models import Heartbeat, Mail, MailWords, Turn
from tests.databases import empty_database
from tests.outbox.house import a_house, free_port, set_up
from tests.outbox.relay import Relay, Script
from worker import outbox as worker_outbox

PROBE = {
    "emails/probe/subject.txt": "{{ title }}",
    "emails/probe/body.txt": "{{ words }}",
    "emails/probe/body.html": "<p>{{ words }}</p>",
}


@pytest.fixture(scope="session")
def mail_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the house for mail."""
    return tmp_path_factory.mktemp("mail")


@pytest.fixture(scope="session")
def mail_database() -> str:
    """Its database: a file in that folder, or one of its own on the named PostgreSQL."""
    url = os.environ.get("PPID_TEST_DATABASE_URL", "")
    return empty_database(url, f"mail_{os.getpid()}") if url else ""


@pytest.fixture(scope="session")
def mail_house(mail_data: Path, mail_database: str) -> Iterator[Flask]:
    """The house for mail."""
    app = a_house(mail_data, DATABASE_URL=mail_database)
    app.jinja_loader = ChoiceLoader([DictLoader(PROBE), app.jinja_loader])
    set_up(app)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def post_office(mail_house: Flask) -> Iterator[Flask]:
    """The house without any mail; what a test commits stays until the next begins."""
    worker_outbox.relay_state.forget()
    with mail_house.app_context():
        with transaction():
            for model in (MailWords, Mail, Turn, Heartbeat):
                db.session.execute(sa.delete(model))
        yield mail_house
        db.session.remove()


@pytest.fixture
def box(post_office: Flask, tmp_path: Path) -> Iterator[Path]:
    """The folder of a real SMTP sink that this house sends to."""
    port = free_port()
    listening = sink.start(tmp_path / "box", port)
    post_office.extensions["mail"].port = port
    yield tmp_path / "box"
    listening.stop()


@pytest.fixture
def relay(post_office: Flask) -> Iterator[Callable[..., Relay]]:
    """Makes a relay that answers by a script, and sends this house's mail there."""
    made: list[Relay] = []

    def make(script: Script | None = None) -> Relay:
        made.append(Relay(script))
        post_office.extensions["mail"].port = made[-1].port
        return made[-1]

    yield make
    for each in made:
        each.stop()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that waits a quarter of a second where it would wait fifteen."""
    monkeypatch.setattr(dialogue, "ANSWER", 0.25)
    monkeypatch.setattr(dialogue, "ANSWER_TO_DATA", 0.25)
    monkeypatch.setattr(dialogue.Dialogue, "step", 0.25)
