"""Which register, and which of its lines: as a value, as conditions, as parameters of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from ppid import law
from ppid.cases.kinds import Channel
from ppid.cases.models import Assignment, Case, Requester
from ppid.cases.objections import Objection
from ppid.cases.people import is_called
from ppid.exclusions.models import Exclusion
from ppid.law import ExclusionState, ObjectionState, Outcome, Ruling, State

FIRST_YEAR = 2008
_MOST_LETTERS = 100

Condition = sa.ColumnElement[bool]


class Book(StrEnum):
    """A register: requests, objections, what is excluded (DIK), what is public (DIP)."""

    REQUESTS = "requests"
    OBJECTIONS = "objections"
    EXCLUSIONS = "exclusions"
    PUBLIC_LIST = "public_list"


SLUGS: Mapping[str, Book] = {
    "permintaan": Book.REQUESTS,
    "keberatan": Book.OBJECTIONS,
    "dikecualikan": Book.EXCLUSIONS,
    "dip": Book.PUBLIC_LIST,
}
"""How the books are called in addresses."""


def slug(book: Book) -> str:
    """How a book is called in addresses."""
    return next(name for name, one in SLUGS.items() if one is book)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines of a register; each part but the book may be left open.

    `state` and `outcome` are members of the book's own kinds. `in_force` is for exclusions alone:
    those that hold on a day.
    """

    book: Book
    year: int | None = None
    month: int | None = None
    state: str = ""
    outcome: str = ""
    unit_id: int | None = None
    channel: str = ""
    words: str = ""
    in_force: date | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether more than the year narrows it."""
        return self != Wanted(self.book, year=self.year, in_force=self.in_force)

    def to_parameters(self) -> dict[str, Any]:
        """As plain values, for who makes a file of it."""
        said = asdict(self) | {"book": self.book.value}
        return {name: _plain(value) for name, value in said.items() if value not in (None, "")}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def of_parameters(told: Mapping[str, Any]) -> Wanted:
    """What `Wanted.to_parameters` said."""
    known = {name: told[name] for name in Wanted.__slots__ if name in told}
    day = known.get("in_force")
    return Wanted(
        **known
        | {"book": Book(known["book"]), "in_force": date.fromisoformat(day) if day else None}
    )


def of_address(book: Book, args: Mapping[str, str], *, today: date) -> Wanted:
    """What an address asks for; nonsense asks for nothing.

    Without a year, this one; of a list, without a state, what is in force today.
    """
    year, state = _year(book, args, today), args.get("status", "")
    return Wanted(
        book,
        year=year,
        month=_whole(args.get("bulan", ""), 1, 12) if year else None,
        in_force=today if book in LISTS and not state else None,
        state=_member(_STATES.get(book), state),
        outcome=_member(_OUTCOMES.get(book), args.get("putusan", "")),
        unit_id=_whole(args.get("unit", ""), 1, 10**9),
        channel=_member(Channel, args.get("saluran", "")),
        words=" ".join(args.get("q", "").split())[:_MOST_LETTERS],
    )


def to_address(wanted: Wanted) -> dict[str, Any]:
    """The address that asks for these lines."""
    every = wanted.book in LISTS and wanted.in_force is None
    said = {
        "tahun": wanted.year or ALL,
        "bulan": wanted.month,
        "status": wanted.state or (ALL if every else ""),
        "putusan": wanted.outcome,
        "unit": wanted.unit_id,
        "saluran": wanted.channel,
        "q": wanted.words,
    }
    return {name: value for name, value in said.items() if value not in (None, "")}


ALL = "semua"
LISTS = frozenset({Book.EXCLUSIONS, Book.PUBLIC_LIST})
"""What holds on a day, whenever it was decreed."""

_STATES: Mapping[Book, type[StrEnum]] = {
    Book.REQUESTS: State,
    Book.OBJECTIONS: ObjectionState,
    Book.EXCLUSIONS: ExclusionState,
}
_OUTCOMES: Mapping[Book, type[StrEnum]] = {
    Book.REQUESTS: Outcome,
    Book.OBJECTIONS: Ruling,
    Book.EXCLUSIONS: law.Ground,
}


def _year(book: Book, args: Mapping[str, str], today: date) -> int | None:
    said = args.get("tahun", ALL if book in LISTS else "")
    if said == ALL:
        return None
    return _whole(said, FIRST_YEAR, today.year) or today.year


def _whole(said: str, least: int, most: int) -> int | None:
    number = int(said) if said.isdecimal() and len(said) < 10 else None
    return number if number is not None and least <= number <= most else None


def _member(kind: type[StrEnum] | None, said: str) -> str:
    return said if kind and said in {member.value for member in kind} else ""


def conditions(wanted: Wanted, *, names: bool = True) -> list[Condition]:
    """What the lines of a register must meet; `names` lets words be looked for in names too.

    The public list (DIP) is read whole, by its own room.
    """
    return {
        Book.REQUESTS: _of_requests,
        Book.OBJECTIONS: _of_objections,
        Book.EXCLUSIONS: _of_exclusions,
    }[wanted.book](wanted, names)


def _of_requests(wanted: Wanted, names: bool) -> list[Condition]:
    asked = _within(Case.registered_on, wanted)
    asked += _equal((Case.state, wanted.state), (Case.outcome, wanted.outcome))
    asked += _equal((Case.channel, wanted.channel))
    if wanted.unit_id is not None:
        laid = sa.select(Assignment.case_id).where(
            Assignment.unit_id == wanted.unit_id, Assignment.recalled_at.is_(None)
        )
        asked.append(Case.id.in_(laid))
    if wanted.words:
        asked += _about(wanted.words, names, Case.number, Case.subject)
    return asked


def _of_objections(wanted: Wanted, names: bool) -> list[Condition]:
    asked = _within(Objection.recorded_on, wanted)
    asked += _equal((Objection.state, wanted.state), (Objection.ruling, wanted.outcome))
    asked += _equal((Objection.channel, wanted.channel))
    if wanted.words:
        said = (Objection.number, Objection.information, Case.number, Case.subject)
        asked += _about(wanted.words, names, *said)
    return asked


def _of_exclusions(wanted: Wanted, _names: bool) -> list[Condition]:
    asked = [Exclusion.decreed_on.is_not(None), *_within(Exclusion.decreed_on, wanted)]
    asked += _equal((Exclusion.state, wanted.state), (Exclusion.ground, wanted.outcome))
    if wanted.unit_id is not None:
        asked.append(Exclusion.unit_id == wanted.unit_id)
    if wanted.in_force is not None:
        ends = Exclusion.expires_on
        asked += [
            Exclusion.state == ExclusionState.DECREED,
            sa.or_(ends.is_(None), ends >= wanted.in_force),
        ]
    if wanted.words:
        said = (Exclusion.title, Exclusion.information, Exclusion.decree_number)
        asked.append(_says(wanted.words, *said))
    return asked


def _about(words: str, names: bool, *columns: Any) -> list[Condition]:
    """Words in these columns; in names too, or never where one of them is a name."""
    if names:
        return [_says(words, *columns, Requester.name)]
    return [_says(words, *columns), sa.not_(is_called(words))]


def _equal(*pairs: tuple[Any, str]) -> list[Condition]:
    return [column == value for column, value in pairs if value]


def _within(day: Any, wanted: Wanted) -> list[Condition]:
    if wanted.year is None:
        return []
    first, after = span(wanted.year, wanted.month)
    return [day >= first, day < after]


def span(year: int, month: int | None = None) -> tuple[date, date]:
    """The first day of a year or month, and the first day after it."""
    if month is None:
        return date(year, 1, 1), date(year + 1, 1, 1)
    first = date(year, month, 1)
    return first, date(year + month // 12, month % 12 + 1, 1)


def _says(words: str, *columns: Any) -> Condition:
    return sa.or_(*(column.icontains(words, autoescape=True) for column in columns))
