"""A count of days drawn as month calendars; the list of its days says the same in words."""

from calendar import Calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ppid.law import CountedDay, Explanation

_MONDAY = date(2024, 1, 1)
A_WEEK = tuple(_MONDAY + timedelta(n) for n in range(7))


class Mark(StrEnum):
    """How a day of the drawing stands in the count; also its class in the style sheet."""

    OUTSIDE = "outside"
    ZERO = "zero"
    COUNTED = "counted"
    OFF = "off"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of a month, or the empty place before and after it (`day` is None)."""

    day: int | None
    mark: Mark = Mark.OUTSIDE
    number: int | None = None
    today: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """One month: its first day, its weeks from Monday on, and a week to name the columns by."""

    first: date
    weeks: tuple[tuple[Cell, ...], ...]
    heads: tuple[date, ...] = A_WEEK


def months(explanation: Explanation, today: date | None = None) -> list[Month]:
    """The months from day zero to the last day; `today` stands out where it is given."""
    days = {day.on: day for stretch in explanation.stretches for day in stretch.days}
    first, last = sorted((explanation.day_zero, explanation.on))
    return [
        Month(first_of, tuple(_weeks(first_of, days, explanation, today)))
        for first_of in _firsts(first, last)
    ]


def _firsts(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        year, place = divmod(month.year * 12 + month.month, 12)
        month = date(year, place + 1, 1)


def _weeks(
    first: date, days: Mapping[date, CountedDay], explanation: Explanation, today: date | None
) -> Iterator[tuple[Cell, ...]]:
    for week in Calendar().monthdayscalendar(first.year, first.month):
        yield tuple(
            _cell(first.replace(day=day), days, explanation, today) if day else Cell(None)
            for day in week
        )


def _cell(
    on: date, days: Mapping[date, CountedDay], explanation: Explanation, today: date | None
) -> Cell:
    counted = days.get(on)
    number = counted.number if counted else None
    return Cell(on.day, _mark(on, counted, explanation), number, on == today)


def _mark(on: date, counted: CountedDay | None, explanation: Explanation) -> Mark:
    if on == explanation.on:
        return Mark.LAST
    if on == explanation.day_zero:
        return Mark.ZERO
    if counted is None:
        return Mark.OUTSIDE
    return Mark.OFF if counted.number is None else Mark.COUNTED
