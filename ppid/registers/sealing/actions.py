"""Closing a register's year, and opening it again."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import current_app
from sqlalchemy.exc import IntegrityError

from ppid.accounts.models import Officer
from ppid.exports import comma
from ppid.exports.columns import Heading, Table
from ppid.exports.reading import snapshot
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.files.kinds import Kind
from ppid.files.slots import Slot
from ppid.kit.db import connection, db, table_of
from ppid.office.calendar import local_day
from ppid.registers import canon, sets
from ppid.registers.models import RegisterSeal, SealedLine
from ppid.registers.sealing import queries
from ppid.registers.wanted import Book, Wanted

_AT_ONCE = 1000
_LINES = sa.insert(table_of(SealedLine))


class NotOver(Exception):
    """The year is not over: numbers are still given in it."""


class ClosedAlready(Exception):
    """Somebody closed the year before."""


class NotClosed(Exception):
    """The year is open."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A register's year as it stands: its file is on disk, its lines have their digests."""

    book: Book
    year: int
    stored: Stored
    digests: list[tuple[int, str]]


def prepare(book: Book, year: int) -> Prepared:
    """Read a year and keep its file, without the database's lock; raises files.reasons.Refused.

    When the year is not closed after all, the sweep takes the file away.
    """
    digests: list[tuple[int, str]] = []
    heading = Heading("", "")
    table = Table(heading, canon.SETS[book])
    with _folder() as folder, snapshot() as over:
        path = Path(folder) / "register"
        comma.write(path, table, _read(over, book, year, digests))
        with path.open("rb") as content:
            stored = files.store_made(
                content,
                name=f"register-{book.value}-{year}.csv",
                kind=Kind.CSV,
                size=path.stat().st_size,
                slot=Slot.EXPORT,
            )
    return Prepared(book, year, stored, digests)


def _folder() -> Any:
    """A folder beside the store: what is written there is personal and stays on its disk."""
    making = Path(current_app.config["DATA"]) / "making"
    making.mkdir(mode=0o700, parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(dir=making)


def _read(
    over: sa.Connection, book: Book, year: int, digests: list[tuple[int, str]]
) -> Iterator[list[str]]:
    for line in sets.lines(over, Wanted(book, year=year)):
        facts = canon.values(book, line)
        digests.append((queries.file_id(book, line), canon.digest(facts)))
        yield facts


def close(prepared: Prepared, *, by: Officer, at: datetime) -> RegisterSeal:
    """Close a year as it was read (penutupan register). Raises NotOver, ClosedAlready."""
    if prepared.year >= local_day(at).year:
        raise NotOver
    if queries.standing(prepared.book, prepared.year):
        raise ClosedAlready
    seal = RegisterSeal(
        book=prepared.book,
        year=prepared.year,
        lines=len(prepared.digests),
        open_lines=queries.open_lines(prepared.book, prepared.year),
        sha256=prepared.stored.sha256,
        paper_id=files.keep(prepared.stored, at).id,
        by_id=by.id,
        at=at,
    )
    db.session.add(seal)
    try:
        db.session.flush()
    except IntegrityError:  # somebody else was a moment earlier
        raise ClosedAlready from None
    rows = [
        {"seal_id": seal.id, "file_id": one, "sha256": digest} for one, digest in prepared.digests
    ]
    for start in range(0, len(rows), _AT_ONCE):
        connection().execute(_LINES, rows[start : start + _AT_ONCE])
    return seal


def reopen(seal: RegisterSeal, *, reason: str, by: Officer, at: datetime) -> None:
    """Open a closed year again, for a reason; what was kept stays kept. Raises NotClosed."""
    db.session.refresh(seal, with_for_update=True)
    if seal.reopened_at is not None:
        raise NotClosed
    seal.reopened_at, seal.reopened_by_id, seal.reopening_reason = at, by.id, reason
    db.session.flush()
