"""Working days in sets: the calendar as a table of day numbers that statements join."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa

from ppid.kit.db import db
from ppid.law import LegalClock, LegalProfile, MovedDate, WorkingCalendar
from ppid.office.calendar import legal_clock, profiles
from ppid.office.models import CalendarChange

Column = Any  # a column, or what is made of columns
_JUST_BEFORE: Final = timedelta(microseconds=1)


def by_profile(profile_id: Column, value: Callable[[LegalProfile], Any]) -> Column:
    """What each file's own legal profile says, as a column."""
    said = {key: value(profile) for key, (_since, profile) in profiles().items()}
    usual = max(said.values(), key=list(said.values()).count)
    others = [(profile_id == key, one) for key, one in said.items() if one != usual]
    return sa.case(*others, else_=usual) if others else sa.literal(usual)


class DayTable:
    """The days from the first to the last, each with how many working days had passed by its end.

    A file is counted along the calendar of its own legal profile; where a profile freezes
    announced dates (A-09), along the one known when the file was registered.
    """

    def __init__(self, first: date, last: date) -> None:
        self._calendars: list[WorkingCalendar] = []
        self._ways = [self._way(*way) for way in _ways()]
        rows = [
            (place, day, passed, works)
            for place, calendar in enumerate(self._calendars)
            for day, passed, works in _numbered(calendar, first, last)
        ]
        self._table = (
            sa.values(
                sa.column("calendar", sa.Integer),
                sa.column("day", sa.Date),
                sa.column("passed", sa.Integer),
                sa.column("works", sa.Integer),
                name="day_numbers",
            )
            .data(rows)
            .cte("day_numbers")
        )

    def between(
        self, source: Any, zero: Column, end: Column, file: Any, *, outer: bool = True
    ) -> tuple[Any, Column]:
        """The source joined with the days, and the working days from day zero to the end.

        `file` has profile_id and registered_at. Day zero is not counted, unless the profile says
        so and it is worked (A-02). None where one of both days is none, or lies outside.
        """
        calendar = self._calendar_of(file)
        start, stop = self._table.alias(), self._table.alias()
        joined = source.join(
            start, sa.and_(start.c.day == zero, start.c.calendar == calendar), isouter=outer
        ).join(stop, sa.and_(stop.c.day == end, stop.c.calendar == calendar), isouter=outer)
        counts_start = by_profile(file.profile_id, lambda profile: int(profile.count_start_day))
        return joined, stop.c.passed - start.c.passed + counts_start * start.c.works

    def _way(self, condition: Any, clock: LegalClock) -> tuple[Any, int]:
        if clock.calendar not in self._calendars:
            self._calendars.append(clock.calendar)
        return condition, self._calendars.index(clock.calendar)

    def _calendar_of(self, file: Any) -> Column:
        if len(self._calendars) == 1:
            return sa.literal(0)
        return sa.case(*((condition(file), place) for condition, place in self._ways))


def _ways() -> list[tuple[Callable[[Any], Column], LegalClock]]:
    """Which files are counted how, the first that fits."""
    ways: list[tuple[Callable[[Any], Column], LegalClock]] = []
    changes = db.session.scalars(sa.select(CalendarChange.at).order_by(CalendarChange.at)).all()
    for key, (_since, profile) in profiles().items():
        if profile.moved_date is MovedDate.FROZEN:
            ways += [
                (_before(key, at), legal_clock(key, began=at - _JUST_BEFORE)) for at in changes
            ]
        ways.append((_of(key), legal_clock(key)))
    return ways


def _of(key: int) -> Callable[[Any], Column]:
    return lambda file: file.profile_id == key


def _before(key: int, at: Any) -> Callable[[Any], Column]:
    return lambda file: sa.and_(file.profile_id == key, file.registered_at < at)


def _numbered(calendar: WorkingCalendar, first: date, last: date) -> list[tuple[date, int, int]]:
    day, passed, rows = first, 0, []
    while day <= last:
        works = int(calendar.is_working(day))
        passed += works
        rows.append((day, passed, works))
        day += timedelta(days=1)
    return rows
