"""What the pages of registers show beside their lines: choices, neighbours, masked numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ppid.accounts.access import Permission, may
from ppid.cases import words as case_words
from ppid.exclusions import words as exclusion_words
from ppid.kit.templates import month
from ppid.law import Ground
from ppid.office.queries import units
from ppid.registers import queries
from ppid.registers.queries import Mark, Page
from ppid.registers.wanted import ALL, Book, Wanted, slug, to_address

Choices = Sequence[tuple[Any, Any]]


def masked(number: str | None) -> str:
    """The end of an identity number: enough to tell two people apart, not to use it."""
    return f"•••• {number[-4:]}" if number and len(number) > 8 else ""


def sees_names() -> bool:
    """Whether who reads may see who asks."""
    return may(Permission.SEE_NAME)


def choices(wanted: Wanted, today: date) -> dict[str, Choices]:
    """What each field of the filter offers."""
    return {
        "years": [(ALL, _("Semua tahun")), *((year, str(year)) for year in years(today))],
        "months": [
            ("", _("Semua bulan")),
            *((n, month(date(2026, n, 1)).split()[0]) for n in range(1, 13)),
        ],
        "states": _states(wanted.book),
        "outcomes": _outcomes(wanted.book),
        "units": [("", _("Semua perangkat daerah")), *((one.id, one.name) for one in units())],
        "channels": _all(case_words.CHANNELS, _("Semua saluran")),
    }


def years(today: date) -> range:
    """The years of the registers, the newest first."""
    return range(today.year, (queries.first_year() or today.year) - 1, -1)


def _states(book: Book) -> Choices:
    if book is Book.REQUESTS:
        return _all(case_words.STATES, _("Semua status"))
    if book is Book.OBJECTIONS:
        return _all(case_words.OBJECTION_STATES, _("Semua status"))
    first = ("", _("Berlaku hari ini"))
    return [first, (ALL, _("Semua yang pernah ditetapkan")), *_pairs(exclusion_words.STATES)[3:]]


def _outcomes(book: Book) -> Choices:
    if book is Book.REQUESTS:
        return _all(case_words.OUTCOMES, _("Semua keputusan"))
    if book is Book.OBJECTIONS:
        return _all(case_words.RULINGS, _("Semua putusan"))
    letters = [(one.value, _("Huruf %(letter)s", letter=one.value)) for one in Ground]
    return [("", _("Semua huruf")), *letters]


def _all(table: Any, whole: str) -> Choices:
    return [("", whole), *_pairs(table)]


def _pairs(table: Any) -> list[tuple[Any, Any]]:
    return [(member.value, words) for member, words in table.items()]


def neighbours(wanted: Wanted, page: Page) -> dict[str, str | None]:
    """The addresses of the pages before and after."""
    return {
        "previous": _beside(wanted, page.before, "sebelum"),
        "following": _beside(wanted, page.after, "sesudah"),
    }


def _beside(wanted: Wanted, mark: Mark | None, name: str) -> str | None:
    if mark is None:
        return None
    day, key = mark
    place: dict[str, Any] = {name: f"{day.isoformat()}.{key}"}
    return url_for(f"registers.{wanted.book.value}", **to_address(wanted), **place)


def mark_of(said: str) -> Mark | None:
    """The mark in an address; nothing for nonsense."""
    day, _dot, key = said.partition(".")
    try:
        return (date.fromisoformat(day), int(key)) if key.isdecimal() and len(key) < 19 else None
    except ValueError:
        return None


def home(book: Book, **asked: Any) -> str:
    """The page of a register; the public list has its own room."""
    if book is Book.PUBLIC_LIST:
        return url_for("publication.desk")
    return url_for(f"registers.{book.value}", **asked)


def export_address(wanted: Wanted, endpoint: str = "registers.export") -> str:
    """Where a file of these lines is asked for."""
    return url_for(endpoint, name=slug(wanted.book), **to_address(wanted))
