"""Changing the office's own facts."""

from datetime import date

import sqlalchemy as sa

from ppid.kit.db import db
from ppid.law import DEFAULT, TABLE_START, seed_holidays
from ppid.office.models import Holiday, Office, Profile, Unit
from ppid.office.queries import office


class AlreadyOff(Exception):
    """The day is a day off already."""

    def __init__(self, holiday: Holiday) -> None:
        self.holiday = holiday
        super().__init__(str(holiday.on))


class NameTaken(Exception):
    """Another unit has this name."""


def set_up(**profile: object) -> Office:
    """Create the office (once) with the national days off of the law's own list.

    It starts under the default legal profile.
    """
    made = Office(id=1, **profile)
    db.session.add_all([made, Profile(effective_from=TABLE_START, rules=DEFAULT.values())])
    db.session.add_all(
        Holiday(on=h.on, name=h.name, kind=h.kind, source=h.source, confirmed=h.confirmed)
        for h in seed_holidays()
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


def add_holiday(*, on: date, name: str, kind: str, source: str | None = None) -> Holiday:
    """A day off more; every deadline counted from now on skips it. Raises AlreadyOff."""
    known = db.session.get(Holiday, on)
    if known is not None:
        raise AlreadyOff(known)
    made = Holiday(on=on, name=name, kind=kind, source=source or "", confirmed=True)
    db.session.add(made)
    try:
        db.session.flush()
    except sa.exc.IntegrityError:  # somebody else added it this very moment
        raise AlreadyOff(made) from None
    _recalled()
    return made


def remove_holiday(holiday: Holiday) -> None:
    """A day off less: it was noted by mistake, or moved."""
    db.session.delete(holiday)
    _recalled()


def _recalled() -> None:
    """Let every process build its calendar anew."""
    office().calendar_version += 1
    db.session.flush()


def confirm_holidays(year: int) -> int:
    """Note that a year's days off were compared with the joint decree (SKB); returns how many."""
    confirmed: sa.CursorResult[tuple[()]] = db.session.execute(  # type: ignore[assignment]
        sa.update(Holiday)
        .where(Holiday.on.between(date(year, 1, 1), date(year, 12, 31)), ~Holiday.confirmed)
        .values(confirmed=True)
    )
    return confirmed.rowcount
