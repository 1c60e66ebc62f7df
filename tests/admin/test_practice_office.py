"""The practice office: marked everywhere, begun again with one button, and nothing leaves it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from ppid import create_app
from ppid.accounts.models import Role
from ppid.cases.models import Case
from ppid.demo.again import NotPractice, begin_again
from ppid.demo.stories import STORIES
from ppid.kit import practice
from ppid.kit.clock import now
from ppid.kit.config import ROOT
from ppid.kit.db import db, transaction
from ppid.letters.models import Letter
from ppid.outbox import mailbox, sink
from ppid.outbox.models import Mail, MailState
from tests import builders
from tests.conftest import DATABASE_URL, hash_cheaply, own_database
from tests.journeys.site import free_port

SCRIBBLE = "Coretan latihan"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Flask]:
    """A practice office with one case, whose settings name a real relay and a real signer."""
    port = free_port()
    relay = sink.start(tmp_path / "relay", port)
    app = create_app(
        DATA=tmp_path,
        PRACTICE=True,
        PRODUCTION=True,
        DATABASE_URL=own_database(DATABASE_URL, "practice"),
        BASE_URL="http://localhost",
        MAIL_SERVER="127.0.0.1",
        MAIL_PORT=port,
        SIGN_BY="bsre",
        LOG_LEVEL="ERROR",
    )
    app.config |= {"WTF_CSRF_ENABLED": False, "RATELIMIT_ENABLED": False}
    app.testing = True
    app.extensions["mail"].port = port  # even a relay that answers is not called
    hash_cheaply(app)
    with app.app_context():
        db.create_all()
        with transaction():
            builders.an_office()
            builders.a_case().subject = SCRIBBLE
        db.session.remove()
    yield app
    relay.stop()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.mark.slow
def test_practice_begins_again_whole_is_marked_and_mails_nobody(office: Flask, client: FlaskClient):
    browser = office.test_client()
    with office.app_context():
        builders.signed_in(browser, builders.an_officer(Role.DESK))
        db.session.remove()
    assert "Kantor sungguhan tidak tersentuh" in browser.get("/latihan").text
    assert browser.post("/latihan/ulang").location == "/latihan/kemajuan"
    assert "Menunggu giliran" in browser.get("/latihan/kemajuan").text
    seen = _begins_again(office)
    assert len(seen) == 2  # the one case of before, then all of the new ones
    assert "segar lagi" in browser.get("/latihan/kemajuan").text
    assert browser.get("/latihan").status_code == 302  # signed out with what was replaced
    _mails_nobody(office)
    _is_marked(office, client)


def _begins_again(office: Flask) -> set[int]:
    """Begin again while somebody reads all the time; returns every number of cases they saw."""
    seen, over = set[int](), threading.Event()

    def look() -> None:
        while not over.wait(0.02):
            with office.app_context():
                seen.add(db.session.query(Case).count())
                db.session.remove()

    reader = threading.Thread(target=look)
    reader.start()
    try:
        begin_again(office, at=now(), stories=STORIES[:8])
        with office.app_context():
            seen.add(db.session.query(Case).count())
            assert db.session.query(Case).filter_by(subject=SCRIBBLE).count() == 0
            builders.a_unit()  # ids are counted on after those that were put in
            db.session.rollback()
            db.session.remove()
    finally:
        over.set()
        reader.join()
    return seen


def _mails_nobody(office: Flask) -> None:
    from worker import outbox

    folder = Path(office.config["DATA"])
    assert office.config["SIGN_BY"] == ""
    with office.app_context():
        outbox.drain()
        states = set(db.session.scalars(sa.select(Mail.state)))
        count = db.session.query(Mail).count()
        db.session.remove()
    assert (states, count > 20) == ({MailState.SENT}, True)
    assert list((folder / "relay").glob("*.eml")) == []
    caught = mailbox.newest(folder / "mailbox", limit=count + 1)
    assert len(caught) == count
    assert all(one.subject.startswith(practice.SUBJECT) for one in caught)
    assert all(practice.MARK in one.html for one in caught)


def _is_marked(office: Flask, real: FlaskClient) -> None:
    browser = office.test_client()
    assert practice.MARK in browser.get("/").text
    assert practice.MARK in browser.get("/tidak-ada").text
    assert "ppid@telukbiru.example" in browser.get("/petugas/masuk").text
    said = {"email": "ppid@telukbiru.example", "password": practice.PASSWORD}
    assert browser.post("/petugas/masuk", data=said).status_code == 303
    with office.app_context():
        letter, number = db.session.execute(
            sa.select(Letter, Case.number).join(Case, Case.id == Letter.case_id).limit(1)
        ).one()
        db.session.remove()
    address = f"/petugas/permohonan/{number}/surat/{letter.public_id}"
    assert practice.MARK in browser.get(address).text
    sheets = pypdfium2.PdfDocument(browser.get(f"{address}?bentuk=pdf").data)
    assert all(practice.MARK in sheet.get_textpage().get_text_range() for sheet in sheets)
    assert "Surat ini kami terbitkan" in browser.get(f"/v/{letter.code}").text
    assert "Surat ini kami terbitkan" not in real.get(f"/v/{letter.code}").text


def test_every_frame_of_a_page_bears_the_mark():
    framed = [path for path in (ROOT / "templates").rglob("*.html") if "<body" in path.read_text()]
    assert len(framed) > 3
    assert [path.name for path in framed if "practice" not in path.read_text()] == []


def test_a_real_office_has_neither_mark_nor_button(client: FlaskClient):
    builders.signed_in(client, builders.an_officer(Role.DESK))
    assert practice.MARK not in client.get("/").text
    assert client.get("/latihan").status_code == 404
    assert client.post("/latihan/ulang").status_code == 404
    assert client.get("/latihan/kemajuan").status_code == 404
    with pytest.raises(NotPractice):
        begin_again(client.application, at=now())
