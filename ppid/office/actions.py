"""Changing the office's own facts."""

import secrets
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime

import sqlalchemy as sa

from ppid.kit.db import db
from ppid.law import DEFAULT, TABLE_START, seed_holidays
from ppid.office.calendar import local_day
from ppid.office.edits import CalendarEdit, DayOff, check
from ppid.office.models import CalendarChange, CalendarYear, Holiday, Office, Profile, Unit
from ppid.office.queries import days_off, office


class Overtaken(Exception):
    """Somebody else changed the calendar after it was looked at."""


class NameTaken(Exception):
    """Another unit has this name."""


def set_up(**profile: object) -> Office:
    """Create the office (once) with the national days off of the law's own list.

    It starts under the default legal profile.
    """
    made = Office(id=1, **profile)
    db.session.add_all([made, Profile(effective_from=TABLE_START, rules=DEFAULT.values())])
    listed = seed_holidays()
    db.session.add_all(
        Holiday(on=h.on, name=h.name, kind=h.kind, source=h.source, confirmed=h.confirmed)
        for h in listed
    )
    doubtful = {h.on.year for h in listed if not h.confirmed}
    db.session.add_all(
        CalendarYear(year=year) for year in sorted({h.on.year for h in listed} - doubtful)
    )
    db.session.flush()
    return made


def change_profile(**profile: object) -> Office:
    """Change what the office says of itself."""
    changed = office()
    for name, value in profile.items():
        setattr(changed, name, value if value is not None else "")
    return changed


def add_unit(*, name: str, short: str, email: str | None = None) -> Unit:
    """A new unit (perangkat daerah). Raises NameTaken."""
    _refuse_taken(name)
    made = Unit(name=name, short=short, email=email or "")
    db.session.add(made)
    _flush_name()
    return made


def change_unit(
    unit: Unit, *, name: str, short: str, email: str | None, active: bool | None = None
) -> None:
    """Change a unit, and retire or bring it back if `active` is said. Raises NameTaken."""
    _refuse_taken(name, but=unit)
    unit.name, unit.short, unit.email = name, short, email or ""
    unit.active = unit.active if active is None else active
    _flush_name()


def _flush_name() -> None:
    """Let the database see the name now: of two at once, the second hears it here."""
    try:
        db.session.flush()
    except sa.exc.IntegrityError:
        raise NameTaken from None


def retire_unit(unit: Unit) -> None:
    """Lay nothing more with a unit; its history stays."""
    unit.active = False


def revive_unit(unit: Unit) -> None:
    """Let cases be laid with a unit again."""
    unit.active = True


def _refuse_taken(name: str, *, but: Unit | None = None) -> None:
    same = sa.select(Unit).where(sa.func.lower(Unit.name) == name.lower())
    found = db.session.scalars(same).first()
    if found is not None and found is not but:
        raise NameTaken


def change_calendar(
    edit: CalendarEdit, *, seen: int | None, by_id: int | None, at: datetime
) -> CalendarChange:
    """Change the working days, and keep what they were before; `at` is aware.

    `seen` is the version of the calendar that whoever decided has looked at. Deadlines that
    were counted already are the caller's to count anew. Raises Overtaken, edits.Refused.
    """
    own = db.session.scalars(
        sa.select(Office)
        .where(Office.id == 1)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if seen is not None and own.calendar_version != seen:
        raise Overtaken
    known = days_off()
    check(edit, known, own.weekend, local_day(at))
    change = CalendarChange(
        at=at,
        officer_id=by_id,
        edit=edit.plain(),
        before={"days": [_plain(one) for one in known.values()], "weekend": own.weekend},
        moved=0,
    )
    db.session.add(change)
    for one in edit.removed:
        db.session.execute(sa.delete(Holiday).where(Holiday.on == one.on))
    _note(edit.added)
    own.weekend = edit.weekend or own.weekend
    _turn_the_page(own)
    return change


def _note(added: Iterable[DayOff]) -> None:
    rows = [asdict(one) for one in added]
    if rows:
        db.session.execute(sa.insert(Holiday), rows)


def _plain(one: DayOff) -> list[str]:
    return [one.on.isoformat(), one.name, one.kind]


def confirm_holidays(year: int, *, by_id: int | None = None, at: datetime | None = None) -> int:
    """Note that a year's days off were compared with the joint decree (SKB); returns how many.

    No date moves by it: dates that rest on the year are provisional no longer.
    """
    confirmed: sa.CursorResult[tuple[()]] = db.session.execute(  # type: ignore[assignment]
        sa.update(Holiday)
        .where(Holiday.on.between(date(year, 1, 1), date(year, 12, 31)), ~Holiday.confirmed)
        .values(confirmed=True)
    )
    if db.session.get(CalendarYear, year) is None:
        db.session.add(CalendarYear(year=year, officer_id=by_id, at=at))
    _turn_the_page(office())
    return confirmed.rowcount


def _turn_the_page(own: Office) -> None:
    """Let every process build its calendar anew.

    The step is drawn: a copy of the database that is put back must not meet the calendar of
    the lost one in a process that still runs.
    """
    own.calendar_version += 1 + secrets.randbelow(10_000)
    db.session.flush()
