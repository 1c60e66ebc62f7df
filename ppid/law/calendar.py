"""The working days (hari kerja) of an office: which days count, and counting along them."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, compress
from types import MappingProxyType
from typing import Final

TABLE_START: Final = date(2020, 1, 1)
TABLE_END: Final = date(2050, 12, 31)
SATURDAY_AND_SUNDAY: Final = frozenset({5, 6})
DAY_OFF: Final = "libur"
WEEKDAYS: Final = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")

_FIRST: Final = TABLE_START.toordinal()
_SIZE: Final = TABLE_END.toordinal() - _FIRST + 1
_ONE: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One calendar day of a count: its number if it counts, else why it does not."""

    on: date
    number: int | None
    reason: str | None


class WorkingCalendar:
    """Working days less days off, as a value that never changes.

    Days off are named by a mapping (day to name) or only listed; `weekend` holds weekday
    numbers, Monday is 0. `certain_years` are those whose days off were compared with the joint
    decree (SKB); None where that is not asked. A table answers for 2020 to 2050; outside of it
    days are walked.
    """

    __slots__ = ("_certain", "_days", "_days_off", "_passed", "_weekend")

    def __init__(
        self,
        days_off: Mapping[date, str] | Iterable[date] = (),
        *,
        weekend: frozenset[int] = SATURDAY_AND_SUNDAY,
        certain_years: Iterable[int] | None = None,
    ) -> None:
        if len(weekend & set(range(7))) == 7:
            raise ValueError("a week without a working day cannot be counted")
        named = days_off if isinstance(days_off, Mapping) else dict.fromkeys(days_off, DAY_OFF)
        self._days_off: Mapping[date, str] = MappingProxyType(dict(named))
        self._weekend = weekend
        self._certain = None if certain_years is None else frozenset(certain_years)
        flags = _week_flags(weekend)
        for day in self._days_off:
            place = day.toordinal() - _FIRST
            if 0 <= place < _SIZE:
                flags[place] = 0
        self._passed = tuple(accumulate(flags))  # working days up to and including each day
        self._days = tuple(compress(range(_FIRST, _FIRST + _SIZE), flags))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WorkingCalendar):
            return NotImplemented
        return self._facts == other._facts

    def __hash__(self) -> int:
        return hash((frozenset(self._days_off.items()), self._weekend, self._certain))

    @property
    def _facts(self) -> tuple[object, ...]:
        return (self._days_off, self._weekend, self._certain)

    @property
    def days_off(self) -> Mapping[date, str]:
        """The named days off, weekends not among them."""
        return self._days_off

    def is_working(self, day: date) -> bool:
        """Whether the office works on that day."""
        return day.weekday() not in self._weekend and day not in self._days_off

    def why_off(self, day: date) -> str | None:
        """The name of the day off, or the weekday's key ("sabtu"); None on a working day."""
        if day in self._days_off:
            return self._days_off[day]
        return WEEKDAYS[day.weekday()] if day.weekday() in self._weekend else None

    def is_certain(self, first: date, last: date) -> bool:
        """Whether the days off of every year from the first to the last day were confirmed."""
        if self._certain is None:
            return True
        return self._certain.issuperset(range(first.year, last.year + 1))

    def add(self, start: date, days: int) -> date:
        """The day on which a period of working days ends; the start is day 0 (A-02).

        Day 1 is the next working day, also when the start is a day off itself.
        """
        if days < 0:
            raise ValueError("a period is not negative")
        if not days:
            return start
        place = start.toordinal() - _FIRST
        if 0 <= place < _SIZE:
            index = self._passed[place] + days - 1
            if index < len(self._days):
                return date.fromordinal(self._days[index])
        return self._step(start, days, _ONE)

    def next_working(self, day: date) -> date:
        """The first working day after that day."""
        return self.add(day, 1)

    def days_before(self, due: date, days: int) -> date:
        """The n-th working day before a due day (H-n); the due day itself for 0."""
        if days < 0:
            raise ValueError("a day before is not counted backwards")
        if not days:
            return due
        index = bisect_left(self._days, due.toordinal()) - days
        if TABLE_START <= due <= TABLE_END and index >= 0:
            return date.fromordinal(self._days[index])
        return self._step(due, days, -_ONE)

    def left(self, today: date, due: date) -> int:
        """Working days after today up to and including the due day.

        0 on the due day, and on the last working day before a due day that is a day off.
        Once the due day is past: minus the working days since, and never above -1.
        """
        if today <= due:
            return self._between(today, due)
        return min(-1, -self._between(due, today))

    def walk(self, start: date, days: int) -> tuple[CountedDay, ...]:
        """Every calendar day after the start up to the last of the period, counted or excused."""
        due, day, number = self.add(start, days), start, 0
        walked = []
        while day < due:
            day += _ONE
            reason = self.why_off(day)
            number += reason is None
            walked.append(CountedDay(day, number if reason is None else None, reason))
        return tuple(walked)

    def _between(self, first: date, last: date) -> int:
        """Working days after the first up to and including the last."""
        start, end = first.toordinal() - _FIRST, last.toordinal() - _FIRST
        if start >= 0 and end < _SIZE:
            return self._passed[end] - self._passed[start]
        days = range(first.toordinal() + 1, last.toordinal() + 1)
        return sum(self.is_working(date.fromordinal(day)) for day in days)

    def _step(self, day: date, days: int, step: timedelta) -> date:
        while days:
            day += step
            days -= self.is_working(day)
        return day


def _week_flags(weekend: frozenset[int]) -> bytearray:
    """One byte a day of the table: 1 where the weekday is worked."""
    week = bytes((TABLE_START.weekday() + n) % 7 not in weekend for n in range(7))
    return bytearray((week * (_SIZE // 7 + 1))[:_SIZE])
