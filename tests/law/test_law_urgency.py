"""How near a deadline is, on lists and for reminders."""

from datetime import date

import pytest

from ppid import law
from ppid.law import Stage, Urgency

CALENDAR = law.WorkingCalendar({holiday.on: holiday.name for holiday in law.seed_holidays()})
DUE = date(2025, 7, 21)


@pytest.mark.parametrize(
    ("today", "urgency", "stage", "late"),
    [
        (date(2025, 7, 11), Urgency.CALM, None, 0),
        (date(2025, 7, 14), Urgency.CALM, Stage.H5, 0),
        (date(2025, 7, 15), Urgency.CALM, Stage.H5, 0),
        (date(2025, 7, 16), Urgency.SOON, Stage.H3, 0),
        (date(2025, 7, 17), Urgency.SOON, Stage.H3, 0),
        (date(2025, 7, 18), Urgency.SOON, Stage.H1, 0),
        (date(2025, 7, 20), Urgency.SOON, Stage.H1, 0),
        (date(2025, 7, 21), Urgency.TODAY, Stage.DUE, 0),
        (date(2025, 7, 22), Urgency.LATE, Stage.LATE, 1),
        (date(2025, 7, 28), Urgency.LATE, Stage.LATE, 5),
    ],
)
def test_a_deadline_comes_nearer_by_working_days(today, urgency, stage, late):
    assert law.urgency(today, DUE, CALENDAR) is urgency
    assert law.stage(today, DUE, CALENDAR) is stage
    assert law.days_late(today, DUE, CALENDAR) == late


def test_a_weekend_right_after_the_due_day_is_one_day_late():
    assert law.days_late(date(2025, 7, 26), date(2025, 7, 25), CALENDAR) == 1
