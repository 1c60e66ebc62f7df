"""Changing the office's own facts."""

from datetime import date

from ppid.kit.db import db
from ppid.law.seed import seed_holidays
from ppid.office.models import Holiday, Office, Unit
from ppid.office.queries import office


def set_up(**profile: object) -> Office:
    """Create the office (once) with the national days off of the law's own list."""
    made = Office(id=1, **profile)
    db.session.add(made)
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
    """A new unit (perangkat daerah)."""
    made = Unit(name=name, short=short, email=email or "")
    db.session.add(made)
    db.session.flush()
    return made


def change_unit(unit: Unit, *, name: str, short: str, email: str | None, active: bool) -> None:
    """Change or retire a unit; its history stays."""
    unit.name, unit.short, unit.email, unit.active = name, short, email or "", active


def add_holiday(*, on: date, name: str, kind: str, source: str | None = None) -> Holiday:
    """A day off more; every deadline counted from now on skips it."""
    made = db.session.merge(Holiday(on=on, name=name, kind=kind, source=source or "",
                                    confirmed=True))
    office().calendar_version += 1
    db.session.flush()
    return made
