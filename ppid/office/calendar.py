"""How the office counts: its days off and its legal profiles as values of the law; local days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import HolidayKind, LegalClock, LegalProfile, MovedDate, WorkingCalendar
from ppid.office.edits import CalendarEdit, DayOff
from ppid.office.models import CalendarChange, Profile
from ppid.office.queries import change_after, confirmed_years, days_off, office

_KEPT: Final = 8
OCTOBER: Final = 10
_calendars: dict[tuple[object, ...], WorkingCalendar] = {}
_profiles: dict[tuple[sa.Engine, int], dict[int, tuple[date, LegalProfile]]] = {}
_CLOCKS: Final = "legal clocks"

ClockFor = Callable[[int], LegalClock]


@sa.event.listens_for(Session, "after_soft_rollback")
def forget(session: Session | None = None, *_rolled_back: object) -> None:
    """What was built from rows that were taken back is not kept: its version comes again."""
    _calendars.clear()
    _profiles.clear()
    if session is not None:
        session.info.pop(_CLOCKS, None)


def working_calendar(*, joint_leave_works: bool = False) -> WorkingCalendar:
    """The working days of this office, built once for each version of its calendar.

    With `joint_leave_works` the days of joint leave (cuti bersama) are worked (A-18).
    """
    kept = office()
    key = (db.engine.engine, kept.calendar_version, kept.weekend, joint_leave_works)
    return _built(key, lambda: _calendar(days_off(), kept.weekend, joint_leave_works))


def working_calendar_at(moment: datetime, *, joint_leave_works: bool = False) -> WorkingCalendar:
    """The working days as they were known at a moment (aware)."""
    change = change_after(moment)
    if change is None:
        return working_calendar(joint_leave_works=joint_leave_works)

    def build() -> WorkingCalendar:
        return _calendar(_days_before(change), change.before["weekend"], joint_leave_works)

    key = (db.engine.engine, office().calendar_version, "before", change.id, joint_leave_works)
    return _built(key, build)


def clocks_after(edit: CalendarEdit) -> ClockFor:
    """How cases would be counted once a change of the calendar is made, by legal profile."""
    return _clocks(edit.after(days_off()), edit.weekend or office().weekend)


def clocks_before(change: CalendarChange) -> ClockFor:
    """How cases were counted before a change of the calendar was made, by legal profile."""
    return _clocks(_days_before(change), change.before["weekend"])


def _days_before(change: CalendarChange) -> dict[date, DayOff]:
    rows = ((date.fromisoformat(on), name, kind) for on, name, kind in change.before["days"])
    return {on: DayOff(on, name, kind) for on, name, kind in rows}


def _clocks(days: Mapping[date, DayOff], weekend: str) -> ClockFor:
    calendars: dict[bool, WorkingCalendar] = {}

    def clock_for(profile_id: int) -> LegalClock:
        profile = profiles()[profile_id][1]
        works = profile.joint_leave_works
        if works not in calendars:
            calendars[works] = _calendar(days, weekend, works)
        return LegalClock(calendars[works], profile)

    return clock_for


def _built(key: tuple[object, ...], build: Callable[[], WorkingCalendar]) -> WorkingCalendar:
    if key not in _calendars:
        if len(_calendars) > _KEPT:
            _calendars.clear()
        _calendars[key] = build()
    return _calendars[key]


def _calendar(
    days: Mapping[date, DayOff], weekend: str, joint_leave_works: bool
) -> WorkingCalendar:
    off = {
        on: one.name
        for on, one in days.items()
        if not (joint_leave_works and one.kind == HolidayKind.JOINT_LEAVE)
    }
    return WorkingCalendar(
        off, weekend=frozenset(int(day) for day in weekend), certain_years=confirmed_years()
    )


def profiles() -> dict[int, tuple[date, LegalProfile]]:
    """Every legal profile of the office by its id: in force since when, and the profile."""
    key = (db.engine.engine, office().law_version)
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


def legal_clock(profile_id: int, *, began: datetime | None = None) -> LegalClock:
    """How a case that was opened under this profile is counted.

    Where the profile keeps announced dates (A-09), a case that `began` at a moment (aware) is
    counted along the calendar of that moment.
    """
    known = _clocks_now()
    if profile_id not in known:
        profile = profiles()[profile_id][1]
        calendar = working_calendar(joint_leave_works=profile.joint_leave_works)
        known[profile_id] = LegalClock(calendar, profile)
    now = known[profile_id]
    if began is not None and now.profile.moved_date is MovedDate.FROZEN:
        works = now.profile.joint_leave_works
        return LegalClock(working_calendar_at(began, joint_leave_works=works), now.profile)
    return now


def _clocks_now() -> dict[int, LegalClock]:
    """The clocks that this session asked for, as long as nothing that they count by changed."""
    kept, info = office(), db.session.info
    versions = (kept.law_version, kept.calendar_version, kept.weekend)
    if info.get(_CLOCKS, ((),))[0] != versions:
        info[_CLOCKS] = (versions, {})
    known: dict[int, LegalClock] = info[_CLOCKS][1]
    return known


def legal_clock_on(day: date) -> LegalClock:
    """How a case that is opened on that day is counted."""
    return legal_clock(profile_on(day))


def counts_from(at: datetime, clock: LegalClock) -> date:
    """The day on which what came at a moment (aware) counts as received, A-05."""
    return clock.received_on(at.astimezone(zone()), office().closes)


@lru_cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def zone() -> ZoneInfo:
    """The office's time zone: WIB, WITA or WIT."""
    return _zone(office().zone)


def local_day(at: datetime) -> date:
    """The legal day of a moment (aware): the local day of the office."""
    return clock.day_of(at, zone())


@dataclass(frozen=True, slots=True)
class Doubt:
    """A year that deadlines will rest on, and that is not sure; `empty` without any day off."""

    year: int
    empty: bool


def doubt(today: date) -> Doubt | None:
    """The nearest year that must be looked after: this one, and from October on the next.

    The joint decree (SKB) on a year appears in the autumn before it.
    """
    calendar = working_calendar()
    years = (today.year, today.year + 1) if today.month >= OCTOBER else (today.year,)
    for year in years:
        if not calendar.is_certain(date(year, 1, 1), date(year, 12, 31)):
            return Doubt(year, all(on.year != year for on in calendar.days_off))
    return None
