"""Who is reminded of the days of a dispute, and how often."""

from datetime import date

import pytest

from ppid import morning
from ppid.accounts.models import Role
from ppid.cases.watch import Watch
from ppid.disputes import actions, reminders
from ppid.law import StepKind
from ppid.office.calendar import working_calendar
from tests.builders import an_officer, at, mails
from tests.disputes.town import OPENED, a_dispute, acting, an_objection, ppid, step

K = StepKind
pytestmark = pytest.mark.usefixtures("app")


def said(today: date) -> dict[str, str]:
    """What is due on a day, by its code, and at which stage."""
    found = reminders.dues(today=today, calendar=working_calendar(), watch=Watch(today))
    return {due.code: due.stage for due in found}


def decided():
    """A decision that reached the office on 11 May: E33."""
    dispute = a_dispute(an_objection(grounds="a"))
    step(dispute, K.REGISTERED, date(2026, 4, 23), number="1")
    step(dispute, K.ADJUDICATION, date(2026, 4, 27))
    step(dispute, K.DECISION_READ, date(2026, 5, 8))
    step(dispute, K.DECISION_RECEIVED, date(2026, 5, 11))
    return dispute


def called():
    """A session called for 6 May."""
    dispute = a_dispute()
    step(dispute, K.REGISTERED, date(2026, 4, 23), number="1")
    step(dispute, K.SUMMONED, date(2026, 4, 27), session_on=date(2026, 5, 6))
    return dispute


def test_of_two_readings_the_earlier_is_said_while_it_lasts_then_the_later():
    decided()
    assert said(date(2026, 5, 22)) == {"D17b": "h1"}
    assert said(date(2026, 5, 25)) == {"D17b": "due"}
    assert said(date(2026, 6, 4)) == {"D17": "h1"}
    assert said(date(2026, 6, 5)) == {"D17": "due"}
    assert said(date(2026, 6, 8)) == {"D17": "late-1"}
    assert said(date(2026, 6, 9)) == {}


def test_a_session_is_said_before_it_and_until_it_is_written_down():
    dispute = called()
    assert said(date(2026, 4, 30)) == {"sidang": "h3"}
    assert said(date(2026, 5, 6)) == {"sidang": "due"}
    assert said(date(2026, 5, 8))["sidang"] == "late-2"
    step(dispute, K.SESSION, date(2026, 5, 6), at=at(2026, 5, 8))
    assert "sidang" not in said(date(2026, 5, 8))


def test_what_the_commission_must_do_is_said_on_the_day_and_once_after_it():
    a_dispute()
    assert said(date(2026, 4, 22)) == {}
    assert said(date(2026, 4, 23)) == {"D10": "due"}
    assert said(date(2026, 4, 24)) == {"D10": "late-1"}
    assert said(date(2026, 4, 27)) == {}


def test_ppid_and_superior_are_reminded_and_the_desk_is_not():
    superior, desk = an_officer(Role.SUPERIOR), an_officer(Role.DESK)
    decided()
    (due,) = reminders.dues(
        today=date(2026, 5, 25), calendar=working_calendar(), watch=Watch(date(2026, 5, 25))
    )
    assert set(due.officers) == {ppid().id, superior.id}
    assert desk.id not in due.officers
    assert due.article == "Perki 1/2013 Pasal 60 ayat (2)"


def test_an_order_with_its_own_day_is_said_until_it_is_carried_out():
    dispute = a_dispute()
    for kind, day in ((K.REGISTERED, 23), (K.MEDIATION_OPENED, 24), (K.MEDIATION_AGREED, 27)):
        step(dispute, kind, date(2026, 4, day), number="1")
    order = actions.add_order(
        dispute,
        text="Berikan salinan",
        opens=True,
        due_on=date(2026, 5, 6),
        by=acting(),
        at=OPENED,
    )
    assert dispute.due_on == date(2026, 5, 6)
    assert said(date(2026, 5, 5)) == {"amar": "h1"}
    actions.carry_out(
        order, done_on=date(2026, 5, 5), note=None, by=acting(), at=at(2026, 5, 5, 15)
    )
    assert said(date(2026, 5, 5)) == {}


def test_a_closed_file_reminds_nobody():
    dispute = a_dispute()
    step(dispute, K.WITHDRAWN, date(2026, 4, 22))
    actions.close(dispute, by=acting(), at=at(2026, 4, 23))
    assert said(date(2026, 4, 23)) == {}


def test_the_morning_round_says_the_day_of_a_session_once():
    ppid()
    called()
    morning.remind(at=at(2026, 5, 6, 8))
    morning.remind(at=at(2026, 5, 6, 9))
    (mail,) = [m for m in mails(kind="officer_reminders") if "SENG-2026-000001" in m.text]
    assert "Sidang di Komisi Informasi" in mail.text
