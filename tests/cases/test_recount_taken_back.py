"""A change of the calendar that was taken back leaves nothing behind in the process."""

from datetime import date

from ppid.kit.db import db
from ppid.office.calendar import working_calendar
from ppid.office.models import Holiday
from ppid.office.queries import office

MONDAY, TUESDAY = date(2026, 8, 10), date(2026, 8, 11)


def _one_more(day: date) -> None:
    db.session.add(Holiday(on=day, name="Libur daerah", kind="libur_daerah"))
    office().calendar_version += 1
    db.session.flush()


def test_the_days_of_a_change_that_was_taken_back_are_worked(app):
    _one_more(MONDAY)
    assert not working_calendar().is_working(MONDAY)
    db.session.rollback()
    _one_more(TUESDAY)
    assert working_calendar().is_working(MONDAY), "the same version, but not the same days"
    assert not working_calendar().is_working(TUESDAY)
