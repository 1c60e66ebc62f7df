"""A house with only the floors that mail stands on: kit, office, outbox."""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from flask_mail import Mail as FlaskMail

from ppid import app as _all_rooms  # noqa: F401  tables name tables of other rooms
from ppid.kit import config, crypto, db, language, logs, templates
from ppid.office import screen
from ppid.office.models import Office
from ppid.outbox import actions, queries
from ppid.outbox.models import Mail, Weight

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


def a_house(data: Path, **settings: object) -> Flask:
    """The app of a worker, as far as mail needs it; the same folder gives the same house."""
    app = Flask("ppid")
    app.config.update(TEMPLATES=config.ROOT / "templates", MIGRATIONS=config.ROOT / "migrations")
    config.load(app, {"DATA": data, "LOG_LEVEL": "ERROR", **settings})
    for part in (logs, db, crypto, language, templates, screen):
        part.init_app(app)
    FlaskMail(app)
    return app


def set_up(app: Flask) -> None:
    """Tables and one office."""
    with app.app_context():
        db.db.create_all()
        with db.transaction():
            db.db.session.add(an_office())


def an_office(**facts: object) -> Office:
    """A fictitious office in WITA."""
    known: dict[str, object] = {
        "id": 1,
        "name": "PPID Kabupaten Contoh",
        "body_name": "Pemerintah Kabupaten Contoh",
        "place": "Contoh",
        "address": "Jalan Merdeka 1, Contoh",
        "phone": "(0411) 123456",
        "email": "ppid@contoh.go.id",
        "website": "https://ppid.contoh.go.id",
    }
    return Office(**(known | facts))


def a_mail(
    key: str = "uji-1",
    *,
    at: datetime = NOON,
    to: str = "siti@contoh.id",
    weight: Weight = Weight.NOTICE,
    **said: object,
) -> Mail:
    """A promised mail, minus what you say; in the caller's transaction."""
    facts = {"asked_by": "Budi", "settings_url": "https://ppid.contoh.go.id/pengaturan"}
    actions.queue("mail_test", to=to, key=key, at=at, weight=weight, **(facts | said))
    promised = queries.by_key(key)
    assert promised is not None
    return promised


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def rows() -> list[tuple[str, str, int]]:
    """Key, state and tries of all mails."""
    found = db.db.session.execute(sa.select(Mail.key, Mail.state, Mail.attempts).order_by(Mail.id))
    return [(row.key, row.state.value, row.attempts) for row in found]


REPORT = """Return-Path: <>
From: MAILER-DAEMON@mx.contoh.id (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ppid@contoh.go.id
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="X"

--X
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.contoh.id.

--X
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.contoh.id

Final-Recipient: rfc822; {to}
Original-Recipient: rfc822;{to}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} <{to}>: Recipient address rejected: User unknown

--X
Content-Type: text/rfc822-headers

{head}

--X--
"""


def report(
    of: bytes, *, action: str = "failed", status: str = "5.1.1", to: str = "siti@contoh.id"
) -> bytes:
    """The report of a mail server (RFC 3464) about a mail, as postfix writes it."""
    head = of.partition(b"\r\n\r\n")[0].decode("utf-8", "replace").replace("\r\n", "\n")
    return REPORT.format(action=action, status=status, to=to, head=head).encode()


def put(folder: Path, *contents: bytes) -> None:
    """Mails as a server lays them into a maildir."""
    for part in ("new", "cur", "tmp"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for place, content in enumerate(contents):
        (folder / "new" / f"1700000000.{place}.mx").write_bytes(content)
