"""Counting working days, against the rule book's vectors and a count made day by day."""

import csv
from datetime import date, timedelta

import pytest

from ppid import law
from ppid.law.calendar import TABLE_END, TABLE_START
from tests.law.by_hand import CALENDAR, OFF, counted_by_hand

VECTORS = """\
id,start,n,expected
E01,2025-07-07,10,2025-07-21
E02,2025-07-21,7,2025-07-30
E03,2025-07-11,10,2025-07-25
E04,2025-07-12,10,2025-07-25
E04alt,2025-07-14,10,2025-07-28
E05,2025-07-09,10,2025-07-23
E06,2025-03-17,10,2025-04-09
E07,2025-04-09,7,2025-04-21
E08,2025-03-27,10,2025-04-22
E09,2025-04-02,10,2025-04-22
E10,2026-03-09,10,2026-03-30
E11,2026-03-30,7,2026-04-09
E12,2026-03-17,10,2026-04-08
E13a,2026-03-02,10,2026-03-16
E13b,2026-03-16,7,2026-04-01
E14,2025-12-15,10,2025-12-31
E15,2025-12-31,7,2026-01-12
E16a,2025-12-24,10,2026-01-12
E16b,2026-01-12,7,2026-01-22
E17,2025-08-06,10,2025-08-21
E18a,2025-05-05,10,2025-05-21
E18b,2025-05-21,7,2025-06-03
E19a,2026-05-11,10,2026-05-29
E19b,2026-05-29,7,2026-06-10
E20a,2025-06-03,3,2025-06-10
E20b,2025-06-03,10,2025-06-19
E21a,2025-06-05,3,2025-06-12
E21b,2025-06-11,10,2025-06-25
E22,2025-09-03,3,2025-09-09
E23,2025-10-01,10,2025-10-15
E24a,2026-03-16,3,2026-03-26
E24b,2026-03-26,10,2026-04-10
E25,2025-10-20,7,2025-10-29
E27,2025-07-21,30,2025-09-02
E28,2025-07-22,30,2025-09-03
E29,2026-02-20,30,2026-04-13
E30,2026-04-10,14,2026-04-30
E31,2026-04-13,14,2026-05-04
E32a,2026-04-20,14,2026-05-11
E32b,2026-04-20,100,2026-09-18
E33,2026-05-11,14,2026-06-05
E38,2026-02-13,10,2026-03-03
"""


@pytest.mark.parametrize(
    "row", list(csv.DictReader(VECTORS.splitlines())), ids=lambda row: row["id"]
)
def test_the_calendar_gives_every_vector_of_the_rule_book(row):
    start, expected = date.fromisoformat(row["start"]), date.fromisoformat(row["expected"])
    assert CALENDAR.add(start, int(row["n"])) == expected


def test_answer_days_of_thirty_one_years_are_as_counted_by_hand():
    day, end = TABLE_START - timedelta(days=40), TABLE_END
    while day <= end:
        assert CALENDAR.add(day, 10) == counted_by_hand(day, 10)
        day += timedelta(days=5)  # every weekday comes up, in every month of every year


def test_the_due_day_itself_has_nothing_left():
    assert CALENDAR.left(date(2025, 7, 21), date(2025, 7, 21)) == 0


def test_on_a_saturday_after_a_due_friday_one_is_late_already():
    assert CALENDAR.left(date(2025, 7, 26), date(2025, 7, 25)) == -1


def test_the_last_working_day_before_a_due_sunday_has_nothing_left():
    assert CALENDAR.left(date(2025, 7, 25), date(2025, 7, 27)) == 0


def test_the_day_before_by_none_is_the_due_day():
    assert CALENDAR.days_before(date(2025, 7, 21), 0) == date(2025, 7, 21)


def test_reminders_three_days_before_skip_the_weekend():
    assert CALENDAR.days_before(date(2025, 7, 21), 3) == date(2025, 7, 16)


def test_days_before_a_due_weekend_are_the_working_days_before_it():
    assert CALENDAR.days_before(date(2025, 7, 27), 1) == date(2025, 7, 25)


def test_the_next_working_day_after_lebaran_is_the_eighth_of_april():
    assert CALENDAR.next_working(date(2025, 3, 27)) == date(2025, 4, 8)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2025, 7, 11), None),
        (date(2025, 7, 12), "sabtu"),
        (date(2025, 7, 13), "minggu"),
        (date(2026, 2, 17), OFF[date(2026, 2, 17)]),
    ],
)
def test_a_day_off_says_why(day, reason):
    assert CALENDAR.why_off(day) == reason
    assert CALENDAR.is_working(day) is (reason is None)


def test_days_off_without_a_name_are_called_a_day_off():
    calendar = law.WorkingCalendar([date(2025, 7, 8)])
    assert calendar.why_off(date(2025, 7, 8)) == "libur"
    assert calendar.add(date(2025, 7, 7), 1) == date(2025, 7, 9)


def test_an_office_of_six_days_counts_its_saturdays():
    calendar = law.WorkingCalendar(weekend=frozenset({6}))
    assert calendar.add(date(2025, 7, 11), 1) == date(2025, 7, 12)


def test_a_week_without_a_working_day_is_no_calendar():
    with pytest.raises(ValueError, match="cannot be counted"):
        law.WorkingCalendar(weekend=frozenset(range(7)))


def test_nothing_is_counted_backwards():
    with pytest.raises(ValueError, match="not negative"):
        CALENDAR.add(date(2025, 7, 7), -1)
    with pytest.raises(ValueError, match="backwards"):
        CALENDAR.days_before(date(2025, 7, 7), -1)


def test_calendars_of_the_same_days_are_the_same_value():
    assert law.WorkingCalendar(OFF) == CALENDAR
    assert hash(law.WorkingCalendar(OFF)) == hash(CALENDAR)
    assert law.WorkingCalendar() != CALENDAR
    assert CALENDAR != OFF


def test_a_calendar_does_not_change_with_what_it_was_made_of():
    days = {date(2025, 7, 8): "Libur"}
    calendar = law.WorkingCalendar(days)
    days.clear()
    assert calendar.days_off == {date(2025, 7, 8): "Libur"}
    with pytest.raises(TypeError):
        calendar.days_off[date(2025, 7, 9)] = "Libur"
