"""Who has no email is told on paper, and what was handed over is proof."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Role
from ppid.cases import printing, returned
from ppid.cases.models import Entry
from ppid.cases.printed import PrintedNotice
from ppid.casework import actions
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import Event
from ppid.notices.models import Line
from ppid.outbox import actions as outbox
from ppid.outbox.models import Fault, Mail, MailState
from tests.builders import a_case, an_accepted_case, an_objection, an_officer, mails, signed_in

LIST = "/petugas/cetak-dan-serahkan"


@pytest.fixture
def desk(client):
    officer = an_officer(Role.DESK, name="Dewi Anggraini")
    signed_in(client, officer)
    return officer


def without_email(desk):
    """A request of somebody with a telephone only, declared complete by an officer."""
    case = a_case(received=clock.now(), requester={"email": ""})
    actions.accept(case, present=None, by=officer_actor(desk), at=clock.now())
    return case


def owed(case) -> PrintedNotice:
    """The one notice that stands to be printed."""
    (one,) = printing.of(case)
    return one


def test_who_has_no_email_is_told_on_paper_with_a_due_day(client, desk):
    case = without_email(desk)
    page = client.get(LIST).text
    assert case.number in page
    assert "Hari ini" in page or "Paling lambat" in page
    assert mails(kind="complete") == []
    assert f'href="{LIST}"' in client.get("/petugas/antrean").text
    assert "Harus dicetak" in client.get(f"/petugas/permohonan/{case.number}").text


def test_the_printed_notice_has_the_words_of_the_mail_and_no_link_that_opens_the_case(client, desk):
    one = owed(without_email(desk))
    assert "/lacak/tautan/" not in one.text
    assert "hari kerja" in one.text
    pdf = client.get(f"{LIST}/{one.id}/cetak")
    assert pdf.data.startswith(b"%PDF-")


def test_what_was_posted_is_ticked_off_with_its_receipt_and_is_proof(client, desk):
    case = without_email(desk)
    one = owed(case)
    today = clock.now().astimezone().date().isoformat()
    form = {"way": "post", "given_on": today, "given_to": "Budi Santoso", "tracking": "PX123"}
    wrong = client.post(f"{LIST}/{one.id}", data=form | {"given_on": "2031-01-01"})
    assert wrong.status_code == 422
    assert "PX123" in wrong.text
    client.post(f"{LIST}/{one.id}", data=form)
    assert (one.tracking, one.given_by_id) == ("PX123", desk.id)
    assert case.number not in client.get(LIST).text
    page = client.get(f"/petugas/permohonan/{case.number}").text
    assert "Dikirim lewat pos" in page
    assert "PX123" in page
    again = client.post(f"{LIST}/{one.id}", data=form, follow_redirects=True).text
    assert "Rekan Anda sudah mencatat" in again


def a_failed_mail(case, key: str) -> Mail:
    """A mail to the requester that no server takes."""
    outbox.queue(
        "mail_test", to=case.requester.email, key=key, at=clock.now(),
        case_number=case.number, asked_by="Ratna", settings_url="http://localhost/",
    )  # fmt: skip
    mail = db.session.scalars(sa.select(Mail).where(Mail.key == key)).one()
    mail.state, mail.fault, mail.attempts = MailState.FAILED, Fault.ADDRESS_REFUSED, 1
    db.session.flush()
    return mail


def test_two_mails_that_came_back_stand_on_paper_and_the_officer_is_told_once(client, desk):
    case = a_case()
    case.owner = desk
    for place in range(2):
        a_failed_mail(case, f"kembali-{place}")
    assert returned.any_failed()
    assert returned.follow_up(at=clock.now()) == 2
    assert not returned.any_failed()
    lines = sa.select(Entry).where(Entry.case_id == case.id, Entry.event == Event.MAIL_RETURNED)
    assert len(db.session.scalars(lines).all()) == 1
    told = sa.select(Line).where(Line.officer_id == desk.id, Line.key.contains("mail-returned"))
    assert len(db.session.scalars(told).all()) == 1
    page = client.get(f"/petugas/permohonan/{case.number}").text
    assert "Email kepada pemohon tidak sampai" in page
    assert "Ubah kontak pemohon" in page
    assert len(printing.of(case)) == 2


def test_an_objection_shows_the_mailbox_that_takes_nothing_and_its_paper(client, desk):
    objection = an_objection(case=an_accepted_case(), received=clock.now())
    a_failed_mail(objection, "kembali-keberatan")
    returned.follow_up(at=clock.now())
    page = client.get(f"/petugas/keberatan/{objection.number}").text
    assert "Email kepada pemohon tidak sampai" in page
    assert f'/petugas/keberatan/{objection.number}/kontak"' in page
    (one,) = printing.of(objection)
    assert "Harus dicetak" in page
    assert f'href="{LIST}/{one.id}"' in page


def test_a_mail_that_was_sent_again_and_taken_needs_no_paper(client, desk):
    case = a_case()
    mail = a_failed_mail(case, "kembali")
    returned.follow_up(at=clock.now())
    outbox.retry(mail, at=clock.now(), officer_id=desk.id)
    mail.state, mail.sent_at, mail.reply = MailState.SENT, clock.now(), "250 ok"
    db.session.flush()
    assert case.number not in client.get(LIST).text
    page = client.get(f"/petugas/permohonan/{case.number}").text
    assert "Dikirim ulang oleh Dewi Anggraini" in page
    assert "Emailnya kemudian terkirim" in page


def test_a_mail_that_was_taken_is_sent_again_only_after_a_second_word(client, desk):
    case = a_case()
    mail = a_failed_mail(case, "sampai")
    mail.state, mail.sent_at, mail.fault = MailState.SENT, clock.now(), None
    db.session.flush()
    address = f"/petugas/permohonan/{case.number}/surel/{mail.id}/kirim-ulang"
    page = client.post(address).text
    assert "Kirim ulang email ini?" in page
    assert mail.state is MailState.SENT
    seen = f"{mail.sent_at.timestamp():.6f}"
    client.post(address, data={"seen": seen})
    assert mail.state is MailState.WAITING
    mail.state, mail.sent_at = MailState.SENT, clock.now() + timedelta(seconds=3)
    db.session.flush()
    client.post(address, data={"seen": seen})
    assert mail.state is MailState.SENT
