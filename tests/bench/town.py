"""A database with as many cases as one asks for: a block is written, the database copies it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from ppid import create_app
from ppid.accounts.models import Role
from ppid.cases.models import Assignment, Case, Question, Requester
from ppid.kit.db import Base, db, is_sqlite, table_of, transaction
from tests import builders

_BLOCK = 1_000
_OPEN_SHARE = 20
FIRST_DAY = date(2026, 6, 1)


def house(folder: Path, url: str = "") -> Flask:
    """An app of its own with an empty office."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    app = create_app(
        DATA=folder,
        DATABASE_URL=url,
        BASE_URL="http://localhost",
        LOG_LEVEL="ERROR",
        RATELIMIT_ENABLED=False,
        WTF_CSRF_ENABLED=False,
    )
    app.testing = True
    with app.app_context():
        db.drop_all()
        db.create_all()
        with transaction():
            builders.an_office()
    return app


def people(app: Flask, cases: int, open_share: int = _OPEN_SHARE) -> None:
    """Fill the town: one case in so many is open, the rest is history; all with their rows."""
    with app.app_context():
        with transaction():
            units = [builders.a_unit().id for _ in range(40)]
            officers = [builders.an_officer(Role.PPID).id for _ in range(5)]
        rows = {
            Requester: requester,
            Case: partial(case, officers=officers, open_share=open_share),
            Question: _question,
            Assignment: partial(_assignment, units=units, officers=officers),
        }
        write(rows, cases)
        _tend()


def _tend() -> None:
    """What the database does by itself with time: PostgreSQL's autovacuum, SQLite's optimize."""
    tending = "ANALYZE" if is_sqlite() else "VACUUM ANALYZE"
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text(tending))


def write(rows: Mapping[type[Base], Callable[[int], Mapping[str, object]]], cases: int) -> None:
    """So many cases with their rows: row `i` of each model for the first, then copies of them."""
    assert cases % _BLOCK == 0
    for model, row in rows.items():
        table = table_of(model)
        with transaction():
            db.session.execute(sa.insert(table), [row(i) for i in range(1, _BLOCK + 1)])
            if cases > _BLOCK:
                db.session.execute(_copies(table, cases // _BLOCK - 1))


def _copies(table: sa.Table, times: int) -> sa.Insert:
    """The block again and again, each time with ids, numbers and words of its own."""
    turns = sa.select(sa.literal(1).label("n")).cte("turns", recursive=True)
    turns = turns.union_all(sa.select(turns.c.n + 1).where(turns.c.n < times))
    step = turns.c.n * _BLOCK
    place = table.c["id" if table.name in _NUMBERED else "case_id"] + step
    words = sa.cast(place, sa.String)
    said: dict[str, sa.ColumnElement[object]] = {
        **{column.name: column for column in table.c if column.name != "id"},
        **{name: table.c[name] + step for name in ("case_id", "requester_id") if name in table.c},
    }
    if table.name in _NUMBERED:
        said["id"] = place
    if table.name == Case.__tablename__:
        said["number"] = "PIP-2026-" + sa.func.substr(sa.cast(place + 1_000_000, sa.String), 2)
        said["subject"] = "Dokumen anggaran kegiatan nomor " + words
        said["code_hash"] = "kode " + words
    return sa.insert(table).from_select(
        [*said], sa.select(*said.values()).select_from(table.join(turns, sa.true()))
    )


_NUMBERED = (Requester.__tablename__, Case.__tablename__)


def requester(i: int) -> dict[str, object]:
    return {
        "id": i,
        "kind": "person",
        "name": f"Pemohon {i}",
        "address": "Jalan Mawar 2",
        "occupation": "",
        "phone": "0812345678",
        "email": f"p{i}@contoh.example",
        "proxy_name": "",
        "proxy_address": "",
        "proxy_phone": "",
        "identity_number": None,
    }


def case(i: int, officers: list[int], open_share: int = _OPEN_SHARE) -> dict[str, object]:
    is_open = i % open_share == 0
    day = FIRST_DAY + timedelta(days=i % 60)
    moment = builders.at(day.year, day.month, day.day)
    return {
        "id": i,
        "number": f"PIP-2026-{i:06d}",
        "channel": "web",
        "language": "id",
        "subject": f"Dokumen anggaran kegiatan nomor {i}",
        "purpose": "Penelitian",
        "obtain": "copy",
        "copy_form": "softcopy",
        "delivery": "email",
        "received_at": moment,
        "registered_at": moment,
        "back_dated_reason": "",
        "submission_key": None,
        "code_hash": secrets.token_hex(8),
        "link_version": 1,
        "missing": [],
        "missing_note": "",
        "register_note": "",
        "requester_id": i,
        "profile_id": 1,
        "owner_id": officers[i % 5],
        "due_on": day + timedelta(days=14) if is_open else None,
        "answer_due_on": day + timedelta(days=14),
        "state": "in_progress" if is_open else "closed",
        "received_on": day,
        "registered_on": day,
        "complete_on": day,
        "repaired_on": None,
        "completion_asked_on": None,
        "extended_on": None,
        "decided_on": None if is_open else day + timedelta(days=9),
        "provide_by": None,
        "paid_on": None,
        "handed_over_on": None,
        "closed_on": None if is_open else day + timedelta(days=12),
        "outcome": None if is_open else "granted",
        "version": 1,
    }


def _question(i: int) -> dict[str, object]:
    return {
        "case_id": i,
        "position": 1,
        "text": f"Dokumen anggaran kegiatan nomor {i}",
        "reason": "",
        "law_article": "",
        "consequence": "",
        "part_releasable": "",
        "blackened": "",
        "holder": "",
    }


def _assignment(i: int, units: list[int], officers: list[int]) -> dict[str, object]:
    return {
        "case_id": i,
        "unit_id": units[i % 40],
        "asked_by_id": officers[0],
        "asked_at": builders.NOON,
        "due_on": FIRST_DAY + timedelta(days=90),
        "note": "",
        "answer": "",
        "version": 1,
    }
