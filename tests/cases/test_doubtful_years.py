"""A year whose days off nobody has compared with the decree makes dates provisional."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from ppid.accounts.models import Role
from ppid.kit.db import db
from ppid.law import Code, Deadline, LegalClock
from ppid.law.periods import Unit
from ppid.office.actions import confirm_holidays
from ppid.office.calendar import Doubt, doubt, legal_clock_on
from ppid.office.models import CalendarYear, Holiday
from ppid.office.queries import office
from tests import builders

pytestmark = pytest.mark.usefixtures("app")


def clock() -> LegalClock:
    """The clock of the office as it was set up: 2027 is not confirmed."""
    return legal_clock_on(date(2026, 12, 1))


def test_a_date_that_rests_on_an_unconfirmed_year_is_provisional():
    across = clock().deadline(Code.ANSWER, date(2026, 12, 21))
    within = clock().deadline(Code.ANSWER, date(2026, 11, 24))
    assert across.on.year == 2027
    assert (clock().is_provisional(across), clock().is_provisional(within)) == (True, False)


def test_it_is_certain_once_the_year_was_compared_with_the_decree():
    across = clock().deadline(Code.ANSWER, date(2026, 12, 21))
    confirm_holidays(2027)
    assert not clock().is_provisional(across)


def test_a_date_in_calendar_days_rests_on_no_day_off():
    end = clock().deadline(Code.CASSATION, date(2027, 1, 4))
    assert (end.unit, clock().is_provisional(end)) == (Unit.CALENDAR_DAYS, False)


def test_a_day_that_the_notice_promised_is_no_provisional_date():
    promised = Deadline(Code.PROVIDE, date(2027, 1, 5), date(2026, 12, 1), None, "Pasal 31")
    assert not clock().is_provisional(promised)


@pytest.mark.parametrize(("today", "said"), [
    (date(2026, 9, 30), None),
    (date(2026, 10, 1), Doubt(2027, empty=False)),
    (date(2026, 12, 31), Doubt(2027, empty=False)),
    (date(2027, 1, 1), Doubt(2027, empty=False)),
    (date(2027, 10, 1), Doubt(2027, empty=False)),
    (date(2028, 2, 1), Doubt(2028, empty=True)),
])  # fmt: skip
def test_from_october_on_the_next_year_is_asked_for(today: date, said: Doubt | None):
    assert doubt(today) == said


def test_a_confirmed_next_year_is_asked_for_no_more():
    confirm_holidays(2027)
    assert doubt(date(2026, 11, 1)) is None
    assert doubt(date(2027, 10, 1)) == Doubt(2028, empty=True)


def test_a_doubtful_day_makes_a_confirmed_year_doubtful_again():
    confirm_holidays(2027)
    db.session.add(Holiday(on=date(2027, 7, 7), name="Usulan", kind="libur_nasional",
                           confirmed=False))  # fmt: skip
    office().calendar_version += 1
    db.session.flush()
    assert doubt(date(2027, 2, 1)) == Doubt(2027, empty=False)


@pytest.mark.parametrize(("role", "path", "said"), [
    (Role.DESK, "/petugas/antrean", "Mintalah administrator melengkapinya."),
    (Role.ADMIN, "/pengaturan", "Buka kalender"),
])  # fmt: skip
def test_officers_and_administrators_are_warned_on_their_first_page(client, role, path, said):
    db.session.execute(sa.delete(Holiday))
    office().calendar_version += 1
    builders.signed_in(client, builders.an_officer(role))
    for one in db.session.scalars(sa.select(CalendarYear)):
        db.session.delete(one)
    db.session.flush()
    page = client.get(path).text
    assert "belum pasti" in page
    assert said in page
