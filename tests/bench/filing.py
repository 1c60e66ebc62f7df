"""One submission, ours and the plain one's, on the same kind of database."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from flask import Flask

from ppid.cases import drafts as written
from ppid.cases.drafts import Draft
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from tests.bench.minimal import Row, minimal

ANSWERS = {
    "name": "Siti Rahmawati",
    "identity_number": "3273010101900001",
    "address": "Jalan Mawar 2, Sukamaju",
    "phone": "081234567890",
    "email": "siti@contoh.example",
    "occupation": "",
}
QUESTION = "Dokumen kontrak pengadaan obat RSUD tahun 2025"
PURPOSE = "Penelitian skripsi tentang pengadaan obat"
INSERTED = ("requesters", "cases", "questions", "entries", "mails", "mail_words")
CHANGED = ("drafts", "counters")


def answered_draft(app: Flask) -> dict[str, Any]:
    """What a draft holds that a citizen filled in through the form."""
    client = app.test_client()
    for page, typed in (
        ("pemohon", {"kind": "person"}),
        ("data-pemohon", ANSWERS),
        ("informasi", {"questions-0": QUESTION, "purpose": PURPOSE}),
        ("cara-menerima", {"obtain": "copy", "copy_form": "softcopy", "delivery": "email"}),
        ("identitas", {"bring": "later"}),
    ):
        answer = client.post(f"/permohonan/baru/{page}", data=typed)
        assert answer.status_code == 302, answer.get_data(as_text=True)[-2000:]
    with app.app_context():
        contents = json.loads(db.session.scalars(sa.select(Draft)).one().answers)
        with transaction():
            db.session.execute(sa.delete(Draft))
    return dict(contents)


def ours(app: Flask, contents: dict[str, Any]) -> tuple[Callable[[], None], Callable[[], None]]:
    """How to get a filled-in draft ready (not timed), and how to send it (timed)."""
    client = app.test_client()

    def prepare() -> None:
        with app.app_context(), transaction():
            draft, token = written.begin(at=now())
            key = json.loads(draft.answers)["key"]
            draft.answers = json.dumps(contents | {"key": key})
        client.delete_cookie(
            app.config["SESSION_COOKIE_NAME"]
        )  # each citizen has a browser of their own
        client.set_cookie("draf", token)

    def send() -> None:
        answer = client.post("/permohonan/baru/periksa", data={"seen": "2", "website": ""})
        assert answer.status_code == 302
        assert answer.location.endswith("/terkirim"), answer.location

    return prepare, send


OFFICES_OWN = ("offices", "holidays", "calendar_years", "profiles")
"""What an office starts with, before any filing."""


def written_rows(
    app: Flask, contents: dict[str, Any]
) -> tuple[list[tuple[str, Row]], dict[str, Row]]:
    """What one of our submissions inserts, table by table, and the rows that it changes."""
    prepare, send = ours(app, contents)
    prepare()
    send()
    with app.app_context(), db.engine.connect() as connection:
        kept = sa.MetaData()
        kept.reflect(connection)
        rows = {
            name: [dict(row._mapping) for row in connection.execute(sa.select(kept.tables[name]))]
            for name in INSERTED
        }
        changed = {
            name: dict(connection.execute(sa.select(kept.tables[name])).one()._mapping)
            for name in CHANGED
        }
        others = [
            table.name
            for table in kept.sorted_tables
            if table.name not in {*INSERTED, *CHANGED, *OFFICES_OWN}
            and connection.scalar(sa.select(sa.func.count()).select_from(table))
        ]
    assert not others, others  # nothing is written that the plain form does not write
    words = {row["mail_id"]: row for row in rows.pop("mail_words")}
    written = []
    for name, each in rows.items():
        for row in each:
            written.append((name, {k: value for k, value in row.items() if k != "id"}))
            if name == "mails":  # a mail's words follow it
                written.append(("mail_words", words[row["id"]]))
    return written, changed


def plain(url: str, rows: list[tuple[str, Row]], changed: dict[str, Row]) -> Callable[[], None]:
    """How to send the plain form."""
    client = minimal(url, rows, changed).test_client()
    typed = ANSWERS | {"question": QUESTION, "purpose": PURPOSE}

    def send() -> None:
        assert client.post("/", data=typed).status_code == 302

    return send
