"""Which objections wait, for how long, and which are being carried out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload
from sqlalchemy.sql.elements import ColumnElement

from ppid.cases.objections import Objection, ObjectionTask
from ppid.kit.db import db
from ppid.law import WorkingCalendar

PAGE = 50
COUNTED_UP_TO = 1000

Condition = ColumnElement[bool]
Mark = Sequence[Any]


class Shelf(StrEnum):
    """Where an objection lies: it waits for its answer, is carried out, or has ended."""

    OPEN = "open"
    CARRIED = "carried"
    CLOSED = "closed"


class Near(StrEnum):
    """How near the last day for the answer is."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a shelf, what is left to carry out, and where its neighbours begin."""

    rows: Sequence[Objection]
    left: Mapping[int, tuple[int, date]]
    before: Mark | None
    after: Mark | None


@dataclass(frozen=True, slots=True)
class _Shelf:
    lies: Condition
    keys: tuple[Any, ...]
    newest_first: bool = False


_SHELVES: Mapping[Shelf, _Shelf] = {
    Shelf.OPEN: _Shelf(Objection.due_on.is_not(None), (Objection.due_on, Objection.id)),
    Shelf.CARRIED: _Shelf(
        sa.and_(Objection.due_on.is_(None), Objection.closed_on.is_(None)), (Objection.id,)
    ),
    Shelf.CLOSED: _Shelf(
        Objection.closed_on.is_not(None), (Objection.closed_on, Objection.id), True
    ),
}


def page(
    shelf: Shelf,
    *,
    near: Near | None,
    today: date,
    calendar: WorkingCalendar,
    mark: Mark | None = None,
    backward: bool = False,
) -> Page:
    """A page of objections: the nearest last day first, ended ones newest first.

    `mark` is where the page before (or, backward, after) ended.
    """
    lies = _SHELVES[shelf]
    ascending = lies.newest_first is backward
    asked = [lies.lies, *([_near(near, today, calendar)] if near else [])]
    rows: list[Objection] = []
    for beyond in _beyond(lies.keys, mark, ascending):
        found = (
            sa.select(Objection)
            .options(joinedload(Objection.requester), joinedload(Objection.case))
            .where(*asked, beyond)
            .order_by(*(key.asc() if ascending else key.desc() for key in lies.keys))
            .limit(PAGE + 1 - len(rows))
        )
        rows += db.session.scalars(found).all()
        if len(rows) > PAGE:
            break
    shown, more = rows[:PAGE], len(rows) > PAGE
    if backward:
        shown.reverse()
    has_before, has_after = (more, True) if backward else (mark is not None, more)
    return Page(
        rows=shown,
        left=_left([row.id for row in shown]) if shelf is Shelf.CARRIED else {},
        before=_mark(shown[0], lies) if shown and has_before else None,
        after=_mark(shown[-1], lies) if shown and has_after else None,
    )


def counts(*, today: date, calendar: WorkingCalendar) -> Any:
    """late, today, soon, open, carried: each counted up to one over the most."""
    waiting = _SHELVES[Shelf.OPEN].lies
    asked: Mapping[str, Sequence[Condition]] = {
        **{near.value: [_near(near, today, calendar)] for near in Near},
        "open": [waiting],
        "carried": [_SHELVES[Shelf.CARRIED].lies],
    }
    return db.session.execute(
        sa.select(*(_capped(what).label(n) for n, what in asked.items()))
    ).one()


def _beyond(keys: Sequence[Any], mark: Mark | None, ascending: bool) -> Iterator[Condition]:
    """What lies beyond the mark, in stretches: the same day first, then the other days."""
    if mark is None:
        yield sa.true()
        return
    for place in reversed(range(len(keys))):
        same = [key == value for key, value in zip(keys[:place], mark[:place], strict=True)]
        key, value = keys[place], mark[place]
        yield sa.and_(*same, key > value if ascending else key < value)


def _mark(row: Objection, lies: _Shelf) -> Mark:
    return [getattr(row, key.key) for key in lies.keys]


def _near(near: Near, today: date, calendar: WorkingCalendar) -> Condition:
    """The stretch of due days that `law.urgency` calls so."""
    tomorrow, calm = calendar.next_working(today), calendar.add(today, 4)
    due = Objection.due_on
    return {
        Near.LATE: due < today,
        Near.TODAY: sa.and_(due >= today, due < tomorrow),
        Near.SOON: sa.and_(due >= tomorrow, due < calm),
    }[near]


def _left(ids: Sequence[int]) -> Mapping[int, tuple[int, date]]:
    """How many tasks are left of each, and the nearest last day."""
    found = db.session.execute(
        sa.select(
            ObjectionTask.objection_id,
            sa.func.count(),
            sa.func.min(ObjectionTask.due_on),
        )
        .where(ObjectionTask.objection_id.in_(ids), ObjectionTask.done_on.is_(None))
        .group_by(ObjectionTask.objection_id)
    )
    return {objection_id: (count, due_on) for objection_id, count, due_on in found}


def _capped(asked: Sequence[Condition]) -> sa.ScalarSelect[int]:
    some = sa.select(sa.literal(1)).select_from(Objection).where(*asked).limit(COUNTED_UP_TO + 1)
    return sa.select(sa.func.count()).select_from(some.subquery()).scalar_subquery()
