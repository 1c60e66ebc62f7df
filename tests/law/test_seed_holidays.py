"""The days off that a new office starts with."""

from collections import Counter
from datetime import date

from ppid import law
from ppid.law import HolidayKind

HOLIDAYS = law.seed_holidays()


def test_each_day_off_is_listed_once_and_in_order():
    days = [holiday.on for holiday in HOLIDAYS]
    assert days == sorted(set(days))


def test_the_years_have_as_many_days_off_as_their_decrees():
    found = Counter((holiday.on.year, holiday.kind) for holiday in HOLIDAYS)
    assert found[2024, HolidayKind.NATIONAL] == 19
    assert found[2024, HolidayKind.JOINT_LEAVE] == 10
    assert found[2025, HolidayKind.NATIONAL] == 17
    assert found[2025, HolidayKind.JOINT_LEAVE] == 11
    assert found[2026, HolidayKind.NATIONAL] == 17
    assert found[2026, HolidayKind.JOINT_LEAVE] == 8


def test_a_year_whose_decree_nobody_read_is_not_confirmed():
    assert {holiday.on.year for holiday in HOLIDAYS if not holiday.confirmed} == {2027}
    assert not any(holiday.confirmed for holiday in HOLIDAYS if holiday.on.year == 2027)


def test_every_day_off_says_what_it_is_and_where_it_was_read():
    assert all(holiday.name and holiday.source for holiday in HOLIDAYS)


def test_the_late_decree_of_august_2025_is_in_the_list():
    august = next(holiday for holiday in HOLIDAYS if holiday.on == date(2025, 8, 18))
    assert august.kind is HolidayKind.JOINT_LEAVE
