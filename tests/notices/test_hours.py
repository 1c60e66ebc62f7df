"""Digests come at the chosen hour, quiet hours are kept, and nothing is lost or said twice."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask

from ppid import morning
from ppid.accounts.away import actions as away
from ppid.accounts.models import Officer, Role
from ppid.kit.db import db
from ppid.law import WorkingCalendar
from ppid.notices import actions, choosing, upkeep
from ppid.notices.hours import Desk, Hours, digest_at, mailed_at
from ppid.notices.topics import Mailing, Topic
from ppid.outbox.models import Mail
from tests import builders
from tests.builders import NOON, at

WITA = ZoneInfo("Asia/Makassar")
DESK = Desk(WITA, time(8), time(16), WorkingCalendar())
NIGHT = Hours(quiet_from=20, quiet_until=9)


def digests() -> list[Mail]:
    """The digests that were promised."""
    return list(db.session.scalars(sa.select(Mail).where(Mail.kind == "officer_digest")))


def collecting(officer: Officer, hours: Hours) -> Officer:
    """An officer who wants new requests in a digest."""
    choosing.choose(officer, {Topic.NEW_REQUEST: (Mailing.DIGEST, None, None)}, hours)
    return officer


@pytest.mark.parametrize(
    ("said", "free", "locked"),
    [
        (at(2026, 8, 11, 14), at(2026, 8, 11, 14), at(2026, 8, 11, 14)),  # no quiet hour
        (at(2026, 8, 11, 22), at(2026, 8, 12, 9), at(2026, 8, 12, 8)),  # the evening
        (at(2026, 8, 12, 2), at(2026, 8, 12, 9), at(2026, 8, 12, 8)),  # after midnight
        (at(2026, 8, 12, 8, 30), at(2026, 8, 12, 9), at(2026, 8, 12, 8, 30)),  # the desk is open
        (at(2026, 8, 15, 22), at(2026, 8, 16, 9), at(2026, 8, 16, 9)),  # a Saturday
    ],
)
def test_a_mail_waits_for_the_end_of_the_quiet_and_a_warning_no_longer_than_the_opening(
    said: datetime, free: datetime, locked: datetime
):
    assert mailed_at(said, NIGHT, DESK, locked=False) == free
    assert mailed_at(said, NIGHT, DESK, locked=True) == locked


@pytest.mark.parametrize(
    ("said", "hours", "due"),
    [
        (at(2026, 8, 11, 9), Hours(digest=15), at(2026, 8, 11, 15)),
        (at(2026, 8, 11, 15), Hours(digest=15), at(2026, 8, 12, 15)),
        (at(2026, 8, 14, 16), Hours(digest=15), at(2026, 8, 17, 15)),  # Friday: after the weekend
        (at(2026, 8, 11, 9), Hours(), at(2026, 8, 12, 8)),  # when the desk opens
        (at(2026, 8, 11, 19), Hours(6, 20, 9), at(2026, 8, 12, 9)),  # not into the quiet
    ],
)
def test_a_digest_is_due_at_the_chosen_hour_of_a_working_day(
    said: datetime, hours: Hours, due: datetime
):
    assert digest_at(said, hours, DESK) == due


def test_a_digest_holds_all_that_waited_once_also_after_an_outage(app: Flask):
    officer = collecting(builders.an_officer(Role.DESK), Hours(digest=15))
    one = builders.a_case()
    two = builders.a_case(requester={"email": "lain@contoh.example"})
    assert upkeep.send_digests(at=at(2026, 8, 10, 14, 59)) == 0
    late = at(2026, 8, 12, 7)  # the worker was away for two days
    assert (upkeep.send_digests(at=late), upkeep.send_digests(at=late)) == (1, 0)
    (mail,) = digests()
    assert mail.to == officer.email
    assert one.number in mail.text
    assert two.number in mail.text
    assert "Siti" not in mail.text + mail.subject
    three = builders.a_case(received=at(2026, 8, 12, 7, 1), at=at(2026, 8, 12, 7, 1))
    upkeep.send_digests(at=at(2026, 8, 12, 15))
    assert [three.number in mail.text for mail in digests()] == [False, True]


def test_a_deputys_digest_says_for_whom(app: Flask):
    absent = collecting(builders.an_officer(Role.DESK, name="Rahma Wulandari"), Hours(digest=15))
    deputy = builders.an_officer(Role.DESK)
    builders.a_case()  # on Monday noon, while she was there
    away.set_leave(
        absent,
        deputy=deputy,
        since=date(2026, 8, 10),
        until=date(2026, 8, 12),
        by=absent,
        at=NOON,
    )
    upkeep.send_digests(at=at(2026, 8, 10, 15))
    (mail,) = digests()
    assert mail.to == deputy.email
    assert "Hari ini Anda menjadi pelaksana harian Rahma Wulandari." in mail.text
    assert "untuk Rahma Wulandari" in mail.text


def test_the_days_of_standing_in_are_told_once_when_they_begin(app: Flask):
    absent, deputy = builders.an_officer(Role.PPID), builders.an_officer(Role.DESK)
    days = {"since": date(2026, 8, 11), "until": date(2026, 8, 12)}
    away.set_leave(absent, deputy=deputy, **days, by=absent, at=NOON)
    for hour in (8, 9):
        morning.remind(at=at(2026, 8, 11, hour))
    begun = sa.select(sa.func.count()).where(Mail.kind == "officer_notice")
    assert db.session.scalar(begun) == 1


def test_a_mail_within_quiet_hours_is_promised_at_once_and_due_at_their_end(app: Flask):
    officer = builders.an_officer(Role.DESK)
    choosing.choose(officer, {}, NIGHT)
    night = at(2026, 8, 10, 22)
    builders.a_case(received=night, at=night)
    (mail,) = db.session.scalars(sa.select(Mail).where(Mail.kind == "officer_new"))
    assert (mail.promised_at, mail.due_at) == (night, at(2026, 8, 11, 9))
    assert mail.give_up_at > mail.due_at + timedelta(hours=12)


def test_the_same_cause_is_told_once(app: Flask):
    officer = builders.an_officer(Role.PPID)
    for _ in range(2):
        actions.tell(
            Topic.SIGNATURE_FAILED, [officer], key="signature-1", at=NOON, path="/petugas/antrean"
        )
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Mail)) == 1
