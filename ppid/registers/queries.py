"""A page of a register on screen: the newest line first, a hundred at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from ppid.cases.models import Assignment, Case, Requester
from ppid.cases.objections import Objection
from ppid.exclusions.models import Exclusion
from ppid.kit.db import db
from ppid.office.models import Unit
from ppid.registers.wanted import Book, Wanted, conditions

PAGE = 100
Mark = tuple[date, int]


@dataclass(frozen=True, slots=True)
class Page:
    """Lines, the units they are laid with, and the marks from which neighbours are found."""

    rows: Sequence[Any]
    units: Mapping[int, Sequence[str]]
    before: Mark | None
    after: Mark | None


@dataclass(frozen=True, slots=True)
class _Shelf:
    day: Any
    key: Any
    query: Any


_SHELVES: Mapping[Book, _Shelf] = {
    Book.REQUESTS: _Shelf(
        Case.registered_on,
        Case.id,
        sa.select(
            Case.id,
            Case.number,
            Case.received_on,
            Case.registered_on.label("day"),
            Case.subject,
            Case.channel,
            Case.state,
            Case.outcome,
            Case.decided_on,
            Case.handed_over_on,
            Case.closed_on,
            Requester.kind,
            Requester.name,
            Requester.identity_number,
            Requester.proxy_name,
        ).join(Requester, Requester.id == Case.requester_id),
    ),
    Book.OBJECTIONS: _Shelf(
        Objection.recorded_on,
        Objection.id,
        sa.select(
            Objection.id,
            Objection.number,
            Objection.received_on,
            Objection.recorded_on.label("day"),
            sa.func.coalesce(Case.subject, Objection.information).label("subject"),
            Objection.channel,
            Objection.grounds,
            Objection.state,
            Objection.ruling,
            sa.func.coalesce(Objection.answered_on, Objection.settled_on).label("answered_on"),
            Case.number.label("case_number"),
            Requester.kind,
            Requester.name,
            Requester.identity_number,
            Requester.proxy_name,
        )
        .join(Requester, Requester.id == Objection.requester_id)
        .outerjoin(Case, Case.id == Objection.case_id),
    ),
    Book.EXCLUSIONS: _Shelf(
        Exclusion.decreed_on,
        Exclusion.id,
        sa.select(
            Exclusion.id,
            Exclusion.public_id,
            Exclusion.title,
            Exclusion.ground,
            Exclusion.sub_point,
            Exclusion.decree_number,
            Exclusion.decreed_on.label("day"),
            Exclusion.expires_on,
            Exclusion.condition,
            Exclusion.state,
            Unit.name.label("unit"),
        ).outerjoin(Unit, Unit.id == Exclusion.unit_id),
    ),
}


def page(wanted: Wanted, *, names: bool, mark: Mark | None = None, backward: bool = False) -> Page:
    """A page of a register; `mark` is where the page before (or, backward, after) ended."""
    shelf = _SHELVES[wanted.book]
    asked = conditions(wanted, names=names)
    if mark is not None:
        asked.append(_beyond(shelf, mark, backward))
    order = [key.asc() if backward else key.desc() for key in (shelf.day, shelf.key)]
    rows = list(db.session.execute(shelf.query.where(*asked).order_by(*order).limit(PAGE + 1)))
    shown, more = rows[:PAGE], len(rows) > PAGE
    if backward:
        shown.reverse()
    has_before, has_after = (more, True) if backward else (mark is not None, more)
    return Page(
        rows=shown,
        units=_units([row.id for row in shown]) if wanted.book is Book.REQUESTS else {},
        before=(shown[0].day, shown[0].id) if shown and has_before else None,
        after=(shown[-1].day, shown[-1].id) if shown and has_after else None,
    )


def _beyond(shelf: _Shelf, mark: Mark, backward: bool) -> sa.ColumnElement[bool]:
    """What lies beyond a line; the day stands first, so that its index leads there."""
    day, key = mark
    on, than = shelf.day, shelf.key
    if backward:
        return sa.and_(on >= day, sa.or_(on > day, than > key))
    return sa.and_(on <= day, sa.or_(on < day, than < key))


def _units(ids: Sequence[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    if not ids:
        return found
    laid = db.session.execute(
        sa.select(Assignment.case_id, Unit.short)
        .join(Unit, Unit.id == Assignment.unit_id)
        .where(Assignment.case_id.in_(ids), Assignment.recalled_at.is_(None))
        .order_by(Assignment.id)
    )
    for case_id, short in laid:
        names = found.setdefault(case_id, [])
        if short not in names:
            names.append(short)
    return found


def first_year() -> int | None:
    """The year of the first request in the register."""
    found = db.session.scalar(sa.select(Case.registered_on).order_by(Case.id).limit(1))
    return found.year if found else None


def total(wanted: Wanted, *, names: bool) -> int:
    """How many lines are wanted."""
    from ppid.registers.sets import count

    return count(db.session.connection(), wanted, names=names)
