"""The office's holidays as a value of the law, and its local days."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import WorkingCalendar
from ppid.office.models import Holiday
from ppid.office.queries import office

_built: dict[tuple[sa.Engine, int], WorkingCalendar] = {}


def working_calendar() -> WorkingCalendar:
    """The working days of this office, built once for each version of its calendar."""
    key = (db.engine.engine, office().calendar_version)
    if key not in _built:
        days = db.session.execute(sa.select(Holiday.on, Holiday.name)).all()
        _built.clear()
        _built[key] = WorkingCalendar({row.on: row.name for row in days})
    return _built[key]


@lru_cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def zone() -> ZoneInfo:
    """The office's time zone: WIB, WITA or WIT."""
    return _zone(office().zone)


def local_day(at: datetime) -> date:
    """The legal day of a moment (aware): the local day of the office."""
    return clock.day_of(at, zone())
