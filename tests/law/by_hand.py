"""The days of the shipped calendar, and a count made day by day."""

from datetime import date, timedelta

from ppid import law

OFF = {holiday.on: holiday.name for holiday in law.seed_holidays()}
CALENDAR = law.WorkingCalendar(OFF)


def worked(day: date) -> bool:
    """Monday to Friday, and no day off."""
    return day.weekday() < 5 and day not in OFF


def counted_by_hand(day: date, days: int) -> date:
    """The last of so many working days after a day."""
    while days:
        day += timedelta(days=1)
        days -= worked(day)
    return day
