"""Failed mails are found and sent again; a test mail goes the way of all mails."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from flask.testing import FlaskClient

from ppid.accounts.models import Officer
from ppid.admin.queries import PAGE
from ppid.admin.words import MAILS
from ppid.cases.notices import NOTICES
from ppid.kit import clock
from ppid.kit.config import ROOT
from ppid.kit.db import db
from ppid.outbox import actions as outbox
from ppid.outbox import turns
from ppid.outbox.models import Fault, Mail, MailState
from tests import builders


def a_mail(number: str | None = None, *, state: MailState = MailState.FAILED) -> Mail:
    """A mail in a state, for a case."""
    at = clock.now()
    key = f"story-{at.timestamp()}-{number}"
    outbox.queue(
        "mail_test", to="siti@contoh.example", key=key, at=at,
        case_number=number, asked_by="Ratna", settings_url="http://localhost/",
    )  # fmt: skip
    mail = db.session.scalars(sa.select(Mail).where(Mail.key == key)).one()
    mail.state = state
    if state in (MailState.FAILED, MailState.UNKNOWN):
        mail.attempts, mail.fault = 3, Fault.ADDRESS_REFUSED
        mail.last_error = "550 no such user"
    db.session.flush()
    return mail


def test_every_kind_of_mail_has_words():
    kinds = {notice.kind for row in NOTICES.values() for notice in row}
    folders = {p.name for p in (ROOT / "templates" / "emails").iterdir() if p.is_dir()} - {"_base"}
    assert (kinds | folders) - set(MAILS) == set()


def test_a_failed_mail_is_listed_in_plain_words_without_address(admin: FlaskClient):
    a_mail("PIP-2026-000042")
    page = admin.get("/pengaturan/surat").text
    assert "PIP-2026-000042" in page
    assert "Gagal dikirim" in page
    assert "Alamat penerima ditolak" in page
    assert "Dicoba 3 kali." in page
    assert "siti@contoh.example" not in page


def test_a_failed_mail_is_sent_again(admin: FlaskClient):
    mail = a_mail("PIP-2026-000042")
    page = admin.post(f"/pengaturan/surat/{mail.id}/kirim-ulang", follow_redirects=True).text
    assert "Email masuk antrean lagi" in page
    assert (mail.state, mail.attempts) == (MailState.WAITING, 0)
    assert "Tidak ada email yang perlu tindakan" in page


def test_a_mail_in_doubt_warns_before_it_is_sent_again(admin: FlaskClient):
    a_mail(state=MailState.UNKNOWN)
    assert "Penerima mungkin menerimanya dua kali." in admin.get("/pengaturan/surat").text


def test_a_sent_mail_and_one_in_hand_are_left_alone(admin: FlaskClient):
    sent, held = a_mail(), a_mail("PIP-2026-000001")
    sent.state, sent.sent_at = MailState.SENT, clock.now()
    held.state, held.leased_until = MailState.CLAIMED, clock.now() + timedelta(minutes=1)
    db.session.flush()
    page = admin.post(f"/pengaturan/surat/{sent.id}/kirim-ulang", follow_redirects=True).text
    assert "sudah terkirim" in page
    page = admin.post(f"/pengaturan/surat/{held.id}/kirim-ulang", follow_redirects=True).text
    assert "sedang dikirim" in page
    assert admin.post("/pengaturan/surat/999999/kirim-ulang").status_code == 404


def test_mails_of_one_case_are_found_by_its_number(admin: FlaskClient):
    a_mail("PIP-2026-000042")
    a_mail("PIP-2026-000043", state=MailState.WAITING)
    page = admin.get("/pengaturan/surat?nomor=pip-2026-000043").text
    assert page.count("Kirim ulang") == 1
    assert "PIP-2026-000042" not in page
    assert "Tidak ada email untuk nomor itu" in admin.get("/pengaturan/surat?nomor=X-1").text


def test_the_list_goes_on_page_by_page(admin: FlaskClient):
    for number in range(PAGE + 3):
        a_mail(f"PIP-2026-{number:06d}")
    first = admin.get("/pengaturan/surat").text
    assert first.count("Kirim ulang") == PAGE
    oldest = min(m.id for m in db.session.query(Mail).order_by(Mail.id.desc()).limit(PAGE))
    second = admin.get(f"/pengaturan/surat?sebelum={oldest}").text
    assert second.count("Kirim ulang") == 3


def test_the_page_says_how_long_ago_the_sender_worked(admin: FlaskClient):
    turns.beat("worker-1", at=clock.now() - timedelta(seconds=20))
    page = admin.get("/pengaturan/surat").text
    assert "Pengirim surat terakhir bekerja 20 detik yang lalu." in page
    assert "tidak bekerja" not in page


def test_the_page_warns_when_the_sender_is_silent(admin: FlaskClient):
    turns.beat("worker-1", at=clock.now() - timedelta(minutes=7))
    page = admin.get("/pengaturan/surat").text
    assert "Pengirim surat tidak bekerja" in page
    assert "7 menit" in page


def test_a_test_mail_is_promised_and_watched(admin: FlaskClient, administrator: Officer):
    assert administrator.email in admin.get("/pengaturan/uji-email").text
    page = admin.post(
        "/pengaturan/uji-email", data={"to": "kominfo@sukamaju.example"}, follow_redirects=True
    ).text
    assert "Menunggu dikirim" in page
    (mail,) = builders.mails(kind="mail_test")
    assert mail.to == "kominfo@sukamaju.example"
    mail.state, mail.sent_at = MailState.SENT, clock.now()
    db.session.flush()
    assert "Diterima server email" in admin.get("/pengaturan/uji-email").text
    assert "Email uji pernah sampai" in admin.get("/pengaturan").text


def test_a_test_mail_needs_a_real_address(admin: FlaskClient):
    page = admin.post("/pengaturan/uji-email", data={"to": "siapa saja"}).text
    assert "Tulis alamat email lengkap" in page
    assert 'value="siapa saja"' in page
    assert builders.mails(kind="mail_test") == []
