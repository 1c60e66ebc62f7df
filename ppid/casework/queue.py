"""What waits, for whom, and how long: the queue of the desk."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ppid.accounts.access import Permission, permissions
from ppid.accounts.models import Officer
from ppid.cases import numbers
from ppid.cases.kinds import Channel
from ppid.cases.models import Assignment, Case, Requester
from ppid.cases.people import is_called
from ppid.cases.queries import visible_to
from ppid.kit.db import db
from ppid.law import Outcome, State, WorkingCalendar
from ppid.office.models import Unit

PAGE = 100
COUNTED_UP_TO = 1000
ARCHIVE_SEARCHED = 5000
_YEARS_BACK = 3

Condition = ColumnElement[bool]
Mark = Sequence[Any]


class Shelf(StrEnum):
    """Where a case lies: with a date to watch, without one, or ended."""

    OPEN = "open"
    RESTING = "resting"
    CLOSED = "closed"


class Near(StrEnum):
    """How near the due day is, as one may ask for it."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the queue is narrowed to; each part may be left open."""

    shelf: Shelf = Shelf.OPEN
    near: Near | None = None
    state: State | None = None
    unit_id: int | None = None
    owner_id: int | None = None
    owners_away: Sequence[int] = ()
    nobody: bool = False
    channel: Channel | None = None
    outcome: Outcome | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the queue, with the marks from which its neighbours are found."""

    rows: Sequence[Any]
    units: Mapping[int, Sequence[str]]
    before: Mark | None
    after: Mark | None


@dataclass(frozen=True, slots=True)
class _Shelf:
    lies: Condition
    keys: tuple[Any, ...]
    newest_first: bool = False


_SHELVES: Mapping[Shelf, _Shelf] = {
    Shelf.OPEN: _Shelf(Case.due_on.is_not(None), (Case.due_on, Case.id)),
    Shelf.RESTING: _Shelf(sa.and_(Case.due_on.is_(None), Case.closed_on.is_(None)), (Case.id,)),
    Shelf.CLOSED: _Shelf(Case.closed_on.is_not(None), (Case.closed_on, Case.id), True),
}

_COLUMNS = (
    Case.id,
    Case.number,
    Case.subject,
    Case.state,
    Case.due_on,
    Case.closed_on,
    Case.outcome,
    Case.owner_id,
    Requester.name.label("requester"),
    Officer.name.label("owner"),
)


def page(
    officer: Officer,
    wanted: Wanted,
    *,
    today: date,
    calendar: WorkingCalendar,
    mark: Mark | None = None,
    backward: bool = False,
) -> Page:
    """A page of the cases an officer may see (antrean): the nearest due day first.

    Ended cases come newest first. `mark` is where the page before (or, backward, after) ended.
    """
    shelf = _SHELVES[wanted.shelf]
    ascending = shelf.newest_first is backward
    asked = [visible_to(officer), *_narrowed(wanted, today, calendar, names=_sees_names(officer))]
    parts = [
        _ids(wanted, [*asked, beyond], shelf, ascending, today.year)
        for beyond in _beyond(shelf.keys, mark, ascending)
    ]
    ids = sa.union_all(*(sa.select(part.subquery()) for part in parts)).subquery()
    rows = db.session.execute(
        sa.select(*_COLUMNS)
        .join_from(ids, Case, Case.id == ids.c.id)
        .join(Requester, Requester.id == Case.requester_id)
        .outerjoin(Officer, Officer.id == Case.owner_id)
        .order_by(*_order(shelf.keys, ascending))
        .limit(PAGE + 1)
    ).all()
    shown = list(rows[:PAGE])
    more = len(rows) > PAGE
    if backward:
        shown.reverse()
    has_before, has_after = (more, True) if backward else (mark is not None, more)
    return Page(
        rows=shown,
        units=_units_of([row.id for row in shown]),
        before=_mark(shown[0], wanted.shelf) if shown and has_before else None,
        after=_mark(shown[-1], wanted.shelf) if shown and has_after else None,
    )


def counts(officer: Officer, *, today: date, calendar: WorkingCalendar) -> Any:
    """late, today, soon, fresh (new without owner), all: each counted up to one over the most."""
    watched = _SHELVES[Shelf.OPEN].lies
    asked: Mapping[str, Sequence[Condition]] = {
        **{near.value: [_near(near, today, calendar)] for near in Near},
        "fresh": [watched, Case.state == State.RECEIVED, Case.owner_id.is_(None)],
        "all": [watched],
    }
    return db.session.execute(
        sa.select(*(_capped([*what, visible_to(officer)]).label(n) for n, what in asked.items()))
    ).one()


def officers_to_ask_for() -> Sequence[sa.Row[int, str]]:
    """Officers who may own a case, for the filter."""
    return db.session.execute(
        sa.select(Officer.id, Officer.name).where(Officer.active).order_by(Officer.name)
    ).all()


def units_to_ask_for() -> Sequence[sa.Row[int, str]]:
    """Units (perangkat daerah), for the filter."""
    return db.session.execute(
        sa.select(Unit.id, Unit.name).where(Unit.active).order_by(Unit.name)
    ).all()


def _ids(
    wanted: Wanted, asked: Sequence[Condition], shelf: _Shelf, ascending: bool, year: int
) -> sa.Select[Any]:
    """The ids of one stretch of the queue, found by an index of its order."""
    query = sa.select(Case.id.label("id"))
    if wanted.words and wanted.shelf is Shelf.CLOSED:
        searched = _archive(wanted.words, year)
        query = query.join_from(searched, Case, Case.id == searched.c.id)
    if wanted.words:
        query = query.join(Requester, Requester.id == Case.requester_id)
    return query.where(*asked).order_by(*_order(shelf.keys, ascending)).limit(PAGE + 1)


def _beyond(keys: Sequence[Any], mark: Mark | None, ascending: bool) -> Iterator[Condition]:
    """What lies beyond the mark, in stretches: the same day first, then the other days.

    Each stretch is one range of the index on every database, which a row value is not.
    """
    if mark is None:
        yield sa.true()
        return
    for place in reversed(range(len(keys))):
        same = [key == value for key, value in zip(keys[:place], mark[:place], strict=True)]
        key, value = keys[place], mark[place]
        yield sa.and_(*same, key > value if ascending else key < value)


def _order(keys: Sequence[Any], ascending: bool) -> list[Any]:
    return [key.asc() if ascending else key.desc() for key in keys]


def _mark(row: Any, shelf: Shelf) -> Mark:
    days = {Shelf.OPEN: row.due_on, Shelf.CLOSED: row.closed_on}
    return [days[shelf], row.id] if shelf in days else [row.id]


def _sees_names(officer: Officer) -> bool:
    return Permission.SEE_NAME in permissions(officer)


def _narrowed(
    wanted: Wanted, today: date, calendar: WorkingCalendar, *, names: bool
) -> list[Condition]:
    asked: list[Condition] = [_SHELVES[wanted.shelf].lies]
    columns: Sequence[tuple[Any, Any]] = (
        (Case.state, wanted.state),
        (Case.channel, wanted.channel),
        (Case.outcome, wanted.outcome),
    )
    asked += [column == value for column, value in columns if value is not None]
    if wanted.near:
        asked.append(_near(wanted.near, today, calendar))
    if wanted.owner_id is not None:
        asked.append(_held_by(wanted.owner_id, *wanted.owners_away))
    if wanted.nobody:
        asked.append(Case.owner_id.is_(None))
    if wanted.unit_id is not None:
        asked.append(Case.id.in_(_laid_with(wanted.unit_id)))
    if wanted.words:
        asked.append(_about(wanted.words, today.year))
        if not names:
            asked.append(sa.not_(is_called(wanted.words)))
    return asked


def _held_by(*officer_ids: int) -> Condition:
    """That one of these officers has the case: somebody, and whom they stand in for."""
    alone = len(officer_ids) == 1
    return Case.owner_id == officer_ids[0] if alone else Case.owner_id.in_(officer_ids)


def _near(near: Near, today: date, calendar: WorkingCalendar) -> Condition:
    """The stretch of due days that `law.urgency` calls so."""
    tomorrow, calm = calendar.next_working(today), calendar.add(today, 4)
    return {
        Near.LATE: Case.due_on < today,
        Near.TODAY: sa.and_(Case.due_on >= today, Case.due_on < tomorrow),
        Near.SOON: sa.and_(Case.due_on >= tomorrow, Case.due_on < calm),
    }[near]


def _laid_with(unit_id: int) -> sa.Select[int]:
    return sa.select(Assignment.case_id).where(
        Assignment.unit_id == unit_id, Assignment.recalled_at.is_(None)
    )


def _about(words: str, year: int) -> Condition:
    found = [
        Case.number.istartswith(words, autoescape=True),
        Case.subject.icontains(words, autoescape=True),
        Requester.name.icontains(words, autoescape=True),
    ]
    return sa.or_(*found, Case.number.in_(_numbers(words, year)))


def _numbers(words: str, year: int) -> list[str]:
    """The registration numbers that may be meant: whole, or the running number alone."""
    if not words.isdecimal() or len(words) > 6:
        return [words.upper()]
    return numbers.meant(int(words), range(year - _YEARS_BACK + 1, year + 1))


def _archive(words: str, year: int) -> sa.Subquery:
    """Which ended cases are looked through: the latest ones, and those of that number."""
    shelf = _SHELVES[Shelf.CLOSED]
    latest = (
        sa.select(Case.id)
        .where(shelf.lies)
        .order_by(*_order(shelf.keys, ascending=False))
        .limit(ARCHIVE_SEARCHED)
        .subquery()
    )
    named = sa.select(Case.id).where(Case.number.in_(_numbers(words, year)))
    return sa.union(sa.select(latest.c.id), named).subquery()


def _units_of(case_ids: Sequence[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    if not case_ids:
        return found
    laid = db.session.execute(
        sa.select(Assignment.case_id, Unit.short)
        .join(Unit, Unit.id == Assignment.unit_id)
        .where(Assignment.case_id.in_(case_ids), Assignment.recalled_at.is_(None))
        .order_by(Assignment.id)
    )
    for case_id, short in laid:
        names = found.setdefault(case_id, [])
        if short not in names:
            names.append(short)
    return found


def _capped(asked: Sequence[Condition]) -> sa.ScalarSelect[int]:
    """Counted in the order of due days, so that a database reads its index and not the cases."""
    some = sa.select(sa.literal(1)).select_from(Case).where(*asked)
    some = some.order_by(Case.due_on).limit(COUNTED_UP_TO + 1)
    return sa.select(sa.func.count()).select_from(some.subquery()).scalar_subquery()
