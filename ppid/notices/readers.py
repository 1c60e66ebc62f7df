"""Who is told: an officer, or the deputy (pelaksana harian) of one who is away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ppid.accounts import queries as accounts
from ppid.accounts.away import queries as away
from ppid.accounts.models import Officer, Role


@dataclass(frozen=True, slots=True)
class Reader:
    """Who gets a mail, and in which language; an officer with id and roles.

    `for_id` is who is away, where a deputy reads.
    """

    to: str
    language: str
    officer_id: int | None = None
    roles: tuple[Role, ...] = ()
    for_id: int | None = None


def readers(found: Iterable[Officer], day: date) -> list[Reader]:
    """Officers as readers, each once; who is away on that day has a deputy, who reads instead."""
    asked = list(found)
    instead = away.deputies(day) if asked else {}
    return once(_reader(instead.get(one.id, one), one) for one in asked)


def in_person(officer: Officer) -> list[Reader]:
    """One officer, whoever stands in: what they asked for, or who was found to stand in."""
    return [_reader(officer, officer)]


def _reader(reads: Officer, addressed: Officer) -> Reader:
    return Reader(
        reads.email,
        reads.language,
        reads.id,
        tuple(reads.roles),
        None if reads.id == addressed.id else addressed.id,
    )


def desk(day: date) -> list[Reader]:
    """All desk officers (petugas layanan), or who stands in on that day."""
    return once(
        Reader(
            row.email,
            row.language,
            row.id,
            tuple(row.roles),
            None if row.id == row.addressed else row.addressed,
        )
        for row in accounts.desk_readers(day)
    )


def once(found: Iterable[Reader]) -> list[Reader]:
    """Each officer once; who is addressed in person is not told as a deputy."""
    kept: dict[object, Reader] = {}
    for reader in found:
        mark = reader.officer_id or reader.to
        if mark not in kept or reader.for_id is None:
            kept[mark] = reader
    return list(kept.values())
