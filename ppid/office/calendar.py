"""How the office counts: its days off and its legal profiles as values of the law; local days."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import HolidayKind, LegalClock, LegalProfile, WorkingCalendar
from ppid.office.models import Holiday, Profile
from ppid.office.queries import office

_calendars: dict[tuple[str, int, str, bool], WorkingCalendar] = {}
_profiles: dict[tuple[str, int], dict[int, tuple[date, LegalProfile]]] = {}


def working_calendar(*, joint_leave_works: bool = False) -> WorkingCalendar:
    """The working days of this office, built once for each version of its calendar.

    With `joint_leave_works` the days of joint leave (cuti bersama) are worked (A-18).
    """
    kept = office()
    key = (_database(), kept.calendar_version, kept.weekend, joint_leave_works)
    if key not in _calendars:
        if len(_calendars) > 1:
            _calendars.clear()
        _calendars[key] = _build(kept.weekend, joint_leave_works=joint_leave_works)
    return _calendars[key]


def _build(weekend: str, *, joint_leave_works: bool) -> WorkingCalendar:
    rows = db.session.execute(
        sa.select(Holiday.on, Holiday.name, Holiday.kind, Holiday.confirmed)
    ).all()
    known = {row.on.year for row in rows}
    doubtful = {row.on.year for row in rows if not row.confirmed}
    off = {
        row.on: row.name
        for row in rows
        if not (joint_leave_works and row.kind == HolidayKind.JOINT_LEAVE)
    }
    return WorkingCalendar(
        off, weekend=frozenset(int(day) for day in weekend), certain_years=known - doubtful
    )


def profiles() -> dict[int, tuple[date, LegalProfile]]:
    """Every legal profile of the office by its id: in force since when, and the profile."""
    key = (_database(), office().law_version)
    if key not in _profiles:
        rows = db.session.execute(
            sa.select(Profile.id, Profile.effective_from, Profile.rules).order_by(
                Profile.effective_from, Profile.id
            )
        )
        _profiles.clear()
        _profiles[key] = {row.id: (row.effective_from, LegalProfile.of(row.rules)) for row in rows}
    return _profiles[key]


def profile_on(day: date) -> int:
    """The id of the legal profile in force on a day; the oldest for a day before all of them."""
    known = profiles()
    began = [key for key, (since, _profile) in known.items() if since <= day]
    return began[-1] if began else next(iter(known))


def legal_clock(profile_id: int) -> LegalClock:
    """How a case that was opened under this profile is counted."""
    profile = profiles()[profile_id][1]
    return LegalClock(working_calendar(joint_leave_works=profile.joint_leave_works), profile)


def legal_clock_on(day: date) -> LegalClock:
    """How a case that is opened on that day is counted."""
    return legal_clock(profile_on(day))


def counts_from(at: datetime, clock: LegalClock) -> date:
    """The day on which what came at a moment (aware) counts as received, A-05."""
    return clock.received_on(at.astimezone(zone()), office().closes)


def _database() -> str:
    return str(db.engine.engine.url)


@lru_cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def zone() -> ZoneInfo:
    """The office's time zone: WIB, WITA or WIT."""
    return _zone(office().zone)


def local_day(at: datetime) -> date:
    """The legal day of a moment (aware): the local day of the office."""
    return clock.day_of(at, zone())
