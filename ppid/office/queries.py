"""What the office says of itself."""

from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa

from ppid.kit.db import db
from ppid.office.edits import DayOff
from ppid.office.models import CalendarChange, CalendarYear, Holiday, Logo, Office, Unit

_THE_OFFICE = sa.select(Office).where(Office.id == 1)


class NotSetUp(Exception):
    """There is no office yet: the product was not set up."""


def office() -> Office:
    """The office's profile; raises NotSetUp before the first set-up."""
    session = db.session()
    kept = session.info.get("office")
    if kept is not None and kept in session:
        return kept  # type: ignore[no-any-return]
    found = session.scalar(_THE_OFFICE)
    if found is None:
        raise NotSetUp
    hold(found)
    return found


def hold(found: Office) -> None:
    """Let `office()` answer with what another question brought along."""
    db.session.info["office"] = found  # the session itself would let go of it at once


def units(*, active_only: bool = True) -> Sequence[Unit]:
    """Units (perangkat daerah) by name."""
    query = sa.select(Unit).order_by(Unit.name)
    return db.session.scalars(query.where(Unit.active) if active_only else query).all()


def unit(unit_id: int) -> Unit | None:
    """One unit."""
    return db.session.get(Unit, unit_id)


def holidays(year: int) -> Sequence[Holiday]:
    """The days off of one year, in order."""
    return db.session.scalars(
        sa.select(Holiday)
        .where(Holiday.on.between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(Holiday.on)
    ).all()


def days_off() -> dict[date, DayOff]:
    """All days off that are noted, in order."""
    rows = db.session.execute(
        sa.select(
            Holiday.on, Holiday.name, Holiday.kind, Holiday.source, Holiday.confirmed
        ).order_by(Holiday.on)
    )
    return {row.on: DayOff(*row) for row in rows}


def confirmed_years() -> frozenset[int]:
    """The years whose days off were compared with the joint decree, and have no doubtful day."""
    doubtful = sa.select(Holiday.on).where(~Holiday.confirmed)
    known = frozenset(db.session.scalars(sa.select(CalendarYear.year)))
    return known - {on.year for on in db.session.scalars(doubtful)}


def calendar_changes(limit: int = 10) -> Sequence[CalendarChange]:
    """The last changes of the working days, newest first."""
    return db.session.scalars(
        sa.select(CalendarChange).order_by(CalendarChange.id.desc()).limit(limit)
    ).all()


def change_after(moment: datetime) -> CalendarChange | None:
    """The first change of the working days after a moment (aware): before it they were so."""
    return db.session.scalar(
        sa.select(CalendarChange)
        .where(CalendarChange.at > moment)
        .order_by(CalendarChange.at, CalendarChange.id)
        .limit(1)
    )


def holiday(on: date) -> Holiday | None:
    """The day off on a day, if it is one."""
    return db.session.get(Holiday, on)


def years_known() -> Sequence[int]:
    """The years for which days off are known."""
    year = sa.extract("year", Holiday.on)
    return [int(y) for y in db.session.scalars(sa.select(year).distinct().order_by(year))]


def logo() -> Logo | None:
    """The picture in the head of letters, if the office has put one there."""
    kept = office().logo_id
    return db.session.get(Logo, kept) if kept else None


def logo_by(sha256: str) -> Logo | None:
    """A picture that stands or stood in the head of letters, by its digest (hex)."""
    return db.session.scalar(sa.select(Logo).where(Logo.sha256 == sha256))
