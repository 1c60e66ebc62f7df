"""What the switches of the legal profile change in a notice: forwarding, and when it arrives."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.cases.clock import clock_of
from ppid.cases.models import Case
from ppid.decisions.deciding import actions
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import AnswerCounts, Code, Outcome, WrongBody
from ppid.letters import queries as letters
from ppid.letters.models import LetterKind
from ppid.office.calendar import local_day
from tests.builders import NOON, a_profile, an_accepted_case, mails, signed_in
from tests.decisions.desk import NOT_HELD, a_ppid, acting, answer, draft_version, question

WORDS = "kami teruskan ke sana dengan persetujuan Anda"


def send(case: Case, **said: object) -> None:
    """Send the notice as drafted."""
    actions.send(case, seen=draft_version(case), by=acting(a_ppid()), at=NOON, **said)


def a_notice(case: Case) -> str:
    """The letter that went out."""
    letter = letters.latest(case, LetterKind.NOTICE)
    assert letter is not None
    return letter.html


def address(case: Case) -> str:
    """Where the first question is answered as not held."""
    return f"/petugas/permohonan/{case.number}/putusan/1?keputusan=not_held"


def test_a19_a_notice_says_how_to_ask_the_body_that_holds_it(app: Flask):
    case = an_accepted_case()
    answer(case, Outcome.NOT_HELD, by=a_ppid(), **NOT_HELD)
    send(case)
    assert "Ajukan permohonan kepada PPID badan publik itu" in a_notice(case)
    assert WORDS not in a_notice(case)


def test_a19_a_notice_says_that_the_request_was_forwarded(app: Flask):
    a_profile(wrong_body=WrongBody.FORWARDED)
    case = an_accepted_case()
    answer(case, Outcome.NOT_HELD, by=a_ppid(), **NOT_HELD, forwarded=True)
    send(case)
    assert WORDS in a_notice(case)
    (mail,) = mails(kind="decision")
    assert "sudah kami teruskan kepada Dinas Kesehatan Provinsi" in " ".join(
        mail.words.text.split()
    )


def test_a19_only_a_profile_that_forwards_asks_about_it(client: FlaskClient, app: Flask):
    plain = an_accepted_case(at=clock.now())
    a_profile(since=clock.now(), wrong_body=WrongBody.FORWARDED)
    forwarding = an_accepted_case(at=clock.now())
    signed_in(client, a_ppid())
    assert "sudah diteruskan" not in client.get(address(plain)).text
    assert "sudah diteruskan" in client.get(address(forwarding)).text
    told = {"version": "0", "forwarded": "y", "holder": "", "reason": NOT_HELD["reason"]}
    page = client.post(address(forwarding), data=told)
    assert "Sebut dahulu Badan Publik" in page.text
    client.post(address(plain), data=told | {"holder": NOT_HELD["holder"]})
    db.session.expire_all()
    assert question(plain).forwarded is False


@pytest.mark.parametrize(("handed", "days"), [(False, 5), (True, 0)])
def test_a15_a_printed_notice_reaches_after_the_profiles_days_or_when_it_is_handed_over(
    app: Flask, handed: bool, days: int
):
    a_profile(post_days=5)
    case = an_accepted_case(requester={"email": ""})
    answer(case, Outcome.NOT_HELD, by=a_ppid(), **NOT_HELD)
    send(case, handed=handed)
    counting, today = clock_of(case), local_day(NOON)
    reached = counting.calendar.add(today, days) if days else today
    assert case.standing.noticed_on == reached
    assert case.standing.objection_due_on(counting) == counting.ends_on(Code.OBJECTION, reached)


def test_a15_an_email_reaches_on_the_day_it_is_sent(app: Flask):
    case = an_accepted_case()
    answer(case, Outcome.NOT_HELD, by=a_ppid(), **NOT_HELD)
    send(case)
    assert case.standing.noticed_on == local_day(NOON)


def test_a26_a_notice_by_post_on_the_last_day_is_late_where_receipt_counts(app: Flask):
    a_profile(answer_counts=AnswerCounts.RECEIVED)
    case = an_accepted_case(requester={"email": ""})
    answer(case, Outcome.NOT_HELD, by=a_ppid(), **NOT_HELD)
    last_day = NOON.replace(day=26)
    assert case.answer_due_on == local_day(last_day)
    actions.send(case, seen=draft_version(case), by=acting(a_ppid()), at=last_day)
    assert case.standing.is_answered_late(clock_of(case))
