"""What holds of the working calendar for every day and every length."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ppid import law
from tests.law.by_hand import CALENDAR, OFF, counted_by_hand, worked

FEW = settings(max_examples=60, deadline=None, database=None, derandomize=True)
DAYS = st.dates(date(2019, 6, 1), date(2051, 6, 30))
LENGTHS = st.integers(0, 40)


@FEW
@given(DAYS, LENGTHS)
def test_a_period_ends_where_a_count_day_by_day_ends(start, days):
    assert CALENDAR.add(start, days) == counted_by_hand(start, days)


@FEW
@given(DAYS, st.integers(1, 40))
def test_a_period_always_ends_on_a_working_day(start, days):
    assert worked(CALENDAR.add(start, days))


@FEW
@given(DAYS, LENGTHS)
def test_all_days_of_a_period_are_left_on_its_first_day(start, days):
    assert CALENDAR.left(start, CALENDAR.add(start, days)) == days


@FEW
@given(DAYS, st.integers(1, 40))
def test_the_days_left_after_the_due_day_count_down_from_minus_one(due, days):
    today = due + timedelta(days=days)
    passed = sum(worked(due + timedelta(days=n)) for n in range(1, days + 1))
    assert CALENDAR.left(today, due) == -max(1, passed)


@FEW
@given(DAYS, st.integers(1, 20))
def test_so_many_days_before_a_working_due_day_that_many_are_left(day, days):
    due = CALENDAR.next_working(day)
    before = CALENDAR.days_before(due, days)
    assert worked(before)
    assert CALENDAR.left(before, due) == days


@FEW
@given(DAYS, LENGTHS)
def test_a_walk_accounts_for_every_calendar_day(start, days):
    walked = CALENDAR.walk(start, days)
    due = CALENDAR.add(start, days)
    assert [day.on for day in walked] == [
        start + timedelta(days=n) for n in range(1, (due - start).days + 1)
    ]
    assert [day.number for day in walked if day.number] == list(range(1, days + 1))
    assert all((day.number is None) is (day.reason is not None) for day in walked)


@FEW
@given(DAYS, st.integers(1, 40), DAYS)
def test_a_new_day_off_never_brings_a_deadline_nearer(start, days, closed):
    wider = law.WorkingCalendar({**OFF, closed: "Penutupan setempat"})
    assert wider.add(start, days) >= CALENDAR.add(start, days)
