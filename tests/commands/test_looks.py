"""What `ppid check` says of each thing an office depends on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask

from ppid.accounts.models import Role
from ppid.commands import looks
from ppid.commands.places import free_port
from ppid.kit import config
from ppid.outbox import sink, turns
from tests import builders
from tests.builders import NOON


def settings(**said: Any) -> dict[str, Any]:
    """The settings without any, but for what is said."""
    return config.read(said)


def marks(found: list[looks.Finding]) -> dict[str, str]:
    """How bad each sentence is, by its first word."""
    return {finding.sentence.split()[0].rstrip(":"): finding.mark for finding in found}


def test_a_mail_server_that_answers_is_good(tmp_path: Path) -> None:
    """A real conversation with a real server."""
    port = free_port()
    server = sink.start(tmp_path, port)
    try:
        assert looks.mail_server(settings(MAIL_PORT=port)).mark == "ok"
        plain = looks.mail_server(settings(MAIL_PORT=port, MAIL_USE_TLS=True))
        assert plain.mark == "salah"
        assert "STARTTLS" in plain.sentence
    finally:
        server.stop()


def test_a_mail_server_that_does_not_answer_is_said_with_what_to_check() -> None:
    """The address is named, so that a typing error shows."""
    port = free_port()
    found = looks.mail_server(settings(MAIL_PORT=port))
    assert found.mark == "salah"
    assert f"127.0.0.1:{port}" in found.sentence
    assert "PPID_MAIL_SERVER" in found.advice


def test_a_broker_is_asked_only_where_there_is_one() -> None:
    """Without a broker a folder does; a configured one must answer."""
    assert looks.broker(settings()).mark == "ok"
    port = free_port()
    found = looks.broker(settings(BROKER_URL=f"redis://127.0.0.1:{port}/0"))
    assert (found.mark, f"127.0.0.1:{port}" in found.sentence) == ("salah", True)


def test_a_full_disk_and_a_missing_folder_are_said(tmp_path: Path) -> None:
    """Files of applicants are refused then: the administrator must know."""
    full = list(looks.folder(settings(DATA=tmp_path, FREE_SPACE=10**18)))
    assert [finding.mark for finding in full] == ["salah"]
    gone = list(looks.folder(settings(DATA=tmp_path / "gone")))
    assert [finding.mark for finding in gone] == ["perhatian"]
    assert [finding.mark for finding in looks.folder(settings(DATA=tmp_path))] == ["ok"]


def test_what_stands_in_the_database_is_looked_at(app: Flask) -> None:
    """Administrator, days off, worker, waiting mails."""
    found = marks(list(looks.contents(NOON)))
    assert found["Belum"] == "salah"
    assert found["Kantor"] == "ok"
    assert found["Pekerja"] == "perhatian"

    builders.an_officer(Role.ADMIN)
    turns.beat("one", at=NOON)
    found = marks(list(looks.contents(NOON + timedelta(seconds=30))))
    assert found["Administrator"] == "ok"
    assert found["Pekerja"] == "ok"
    assert marks(list(looks.contents(NOON + timedelta(minutes=3))))["Pekerja"] == "salah"
    assert marks(list(looks.contents(NOON.replace(year=2040))))["Hari"] == "salah"


def test_tables_that_no_migration_made_are_said(house: Flask) -> None:
    """The tests' own tables were made without migrations: just such a database."""
    with house.app_context():
        found = looks.database(house)
    assert found.mark == "salah"
    assert found.advice == "Jalankan: ppid migrate"
