"""Closing a register's year, and opening it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from ppid.accounts.access import Permission
from ppid.accounts.models import Officer
from ppid.exports import actions as exports
from ppid.exports import comma
from ppid.exports.columns import Heading, Table
from ppid.exports.making import Progress
from ppid.exports.models import Export
from ppid.exports.reading import snapshot
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.files.kinds import Kind
from ppid.files.slots import Slot
from ppid.kit.db import connection, db, table_of
from ppid.kit.language import speaking
from ppid.office.calendar import local_day
from ppid.registers import canon, sets, words
from ppid.registers.models import RegisterSeal, SealedLine
from ppid.registers.sealing import queries
from ppid.registers.sealing.queries import CLOSING
from ppid.registers.wanted import Book, Wanted, slug

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


def ask(book: Book, year: int, *, by: Officer, at: datetime) -> Export:
    """Have a year that is over closed by the worker, which leaves its copy as a file.

    Raises NotOver, ClosedAlready; gives back the wish that is at work already.
    """
    if year >= local_day(at).year:
        raise NotOver
    if queries.standing(book, year):
        raise ClosedAlready
    running = queries.closing(book, year)
    if running is not None:
        return running
    with speaking("id"):
        title = _("Penutupan %(book)s %(year)d", book=str(words.BOOKS[book]).lower(), year=year)
        purpose = _("Menutup register yang tahunnya sudah lewat")
    return exports.want(
        CLOSING,
        by=by,
        title=title,
        name=f"register-{slug(book)}-{year}-ditutup.csv",
        parameters={"book": book.value, "year": year, "by": by.id},
        needs=Permission.KEEP_REGISTER,
        at=at,
        identity=True,
        purpose=purpose,
    )


def prepare(book: Book, year: int, path: Path, progress: Progress) -> Prepared:
    """Write a year to a path and keep a copy of it, without the database's lock.

    When the year is not closed after all, the sweep takes the copy away. Raises
    files.reasons.Refused.
    """
    digests: list[tuple[int, str]] = []
    table = Table(Heading("", ""), canon.SETS[book])
    with snapshot() as over:
        total = sets.count(over, Wanted(book, year=year))
        comma.write(path, table, _read(over, book, year, digests, partial(progress, total=total)))
    with path.open("rb") as content:
        stored = files.store_made(
            content,
            name=f"register-{book.value}-{year}.csv",
            kind=Kind.CSV,
            size=path.stat().st_size,
            slot=Slot.EXPORT,
        )
    return Prepared(book, year, stored, digests)


def _read(
    over: sa.Connection,
    book: Book,
    year: int,
    digests: list[tuple[int, str]],
    progress: Callable[[int], None],
) -> Iterator[list[str]]:
    for place, line in enumerate(sets.lines(over, Wanted(book, year=year)), 1):
        progress(place)
        facts = canon.values(book, line)
        digests.append((queries.file_id(book, line), canon.digest(facts)))
        yield facts


def close(prepared: Prepared, *, by_id: int, at: datetime) -> RegisterSeal:
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
        by_id=by_id,
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


def close_once(prepared: Prepared, by_id: int, at: datetime) -> None:
    """Close a year as it was read, unless somebody was earlier: then their seal stands."""
    if queries.standing(prepared.book, prepared.year) is None:
        close(prepared, by_id=by_id, at=at)


def reopen(seal: RegisterSeal, *, reason: str, by: Officer, at: datetime) -> None:
    """Open a closed year again, for a reason; what was kept stays kept. Raises NotClosed."""
    db.session.refresh(seal, with_for_update=True)
    if seal.reopened_at is not None:
        raise NotClosed
    seal.reopened_at, seal.reopened_by_id, seal.reopening_reason = at, by.id, reason
    db.session.flush()
