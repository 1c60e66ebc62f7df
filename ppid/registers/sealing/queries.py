"""Which years are closed, what is still open in them, and what was changed since."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.exports import queries as exports
from ppid.exports.models import Export
from ppid.exports.reading import snapshot
from ppid.files import store
from ppid.kit.db import db
from ppid.registers import canon, objection_lines, request_lines, sets
from ppid.registers.models import STANDS, RegisterSeal, SealedLine
from ppid.registers.wanted import Book, Wanted, span

# Where the order of the register stands among the facts of a line (`registers.canon`).
_ID, _NUMBER, _DAY = 0, 1, 2

CLOSING = "register_closing"
"""The kind of file by which a year is closed."""

CHECKED_AT_ONCE = 2000
"""So many lines are compared while a page is asked for; more are left to the worker."""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact of a closed year that is another now; all of a line that is new or gone."""

    number: str
    fact: str
    before: str
    now: str


def standing(book: Book, year: int) -> RegisterSeal | None:
    """The seal that closes a year now."""
    return db.session.scalar(
        sa.select(RegisterSeal).where(STANDS, RegisterSeal.book == book, RegisterSeal.year == year)
    )


def seals(book: Book, year: int) -> Sequence[RegisterSeal]:
    """Every closing of a year, the newest first."""
    return db.session.scalars(
        sa.select(RegisterSeal)
        .options(joinedload(RegisterSeal.by), joinedload(RegisterSeal.reopened_by))
        .where(RegisterSeal.book == book, RegisterSeal.year == year)
        .order_by(RegisterSeal.id.desc())
    ).all()


def all_standing() -> Mapping[tuple[Book, int], RegisterSeal]:
    """All seals that stand, by register and year."""
    found = db.session.scalars(sa.select(RegisterSeal).where(STANDS))
    return {(seal.book, seal.year): seal for seal in found}


def closing(book: Book, year: int) -> Export | None:
    """The wish by which a year is being closed, while the worker is at it."""
    for wish in exports.unmade_of(CLOSING):
        told = exports.parameters(wish)
        if (told["book"], told["year"]) == (book.value, year):
            return wish
    return None


def seal_by_id(seal_id: int) -> RegisterSeal | None:
    """One closing."""
    return db.session.get(RegisterSeal, seal_id)


def open_lines(book: Book, year: int) -> int:
    """How many files of a year have not ended yet."""
    first, after = span(year)
    file, day = (Case, Case.registered_on)
    if book is Book.OBJECTIONS:
        file, day = (Objection, Objection.recorded_on)  # type: ignore[assignment]
    query = (
        sa.select(sa.func.count())
        .select_from(file)
        .where(day >= first, day < after, file.closed_on.is_(None))
    )
    return db.session.scalar(query) or 0


def changed_among(seal: RegisterSeal, ids: Sequence[int]) -> frozenset[int]:
    """Which of these files say something else now than when the year was closed."""
    if not ids:
        return frozenset()
    kept = dict(
        db.session.execute(
            sa.select(SealedLine.file_id, SealedLine.sha256).where(
                SealedLine.seal_id == seal.id, SealedLine.file_id.in_(ids)
            )
        ).all()
    )
    read = request_lines.lines_of if seal.book is Book.REQUESTS else objection_lines.lines_of
    now = {
        file_id(seal.book, line): canon.digest(canon.values(seal.book, line))
        for line in read(db.session.connection(), ids)
    }
    return frozenset(one for one, digest in now.items() if kept.get(one) != digest)


def file_id(book: Book, line: Any) -> int:
    """The id of the file that a line is of."""
    return int(line.case.id if book is Book.REQUESTS else line.filed.id)


def changes(seal: RegisterSeal) -> Iterator[Change]:
    """What is another now than in the register as it was kept; raises files.store.Damaged.

    Both are read line by line, in the order of their numbers.
    """
    heads = [str(column.title) for column in canon.SETS[seal.book]]
    with store.open_bytes(seal.paper) as file, snapshot() as over:
        kept = csv.reader(_lines(file))
        next(kept)
        wanted = Wanted(seal.book, year=seal.year)
        now = (canon.values(seal.book, line) for line in sets.lines(over, wanted))
        yield from _differences(kept, now, heads)


def _lines(file: Any) -> Iterator[str]:
    yield from io.TextIOWrapper(file, encoding="utf-8", newline="")


def _differences(
    kept: Iterator[list[str]], now: Iterator[list[str]], heads: Sequence[str]
) -> Iterator[Change]:
    """Two lists in the same order, walked side by side."""
    old, new = next(kept, None), next(now, None)
    while old is not None or new is not None:
        if old is not None and (new is None or _order(old) < _order(new)):
            yield Change(old[_NUMBER], "", ", ".join(old), "")
            old = next(kept, None)
        elif new is not None and (old is None or _order(new) < _order(old)):
            yield Change(new[_NUMBER], "", "", ", ".join(new))
            new = next(now, None)
        elif old is not None and new is not None:
            for head, before, after in zip(heads, old, new, strict=True):
                if before != after:
                    yield Change(old[_NUMBER], head, before, after)
            old, new = next(kept, None), next(now, None)


def _order(line: Sequence[str]) -> tuple[str, int]:
    return line[_DAY], int(line[_ID])
