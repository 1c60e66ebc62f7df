"""Notices without a mouse, on a laptop and on a phone (journey J10, lines 1, 4 and 6)."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, expect

from ppid.accounts.models import Officer
from ppid.cases import returned
from ppid.cases.models import Case
from ppid.cases.printed import PrintedNotice
from ppid.kit.db import db
from ppid.law import State
from ppid.outbox import mailbox
from ppid.outbox.models import Mail, MailState
from tests.browser.by_keys import WIDTHS, Walk, walking
from tests.browser.office import Office
from tests.journeys.story import case_page, eventually
from tests.outbox.house import put, report
from worker import returns

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

BOUNCED = "Email untuk pemohon kembali, alamatnya tidak dapat dicapai"
NO_EMAIL = "Permohonan baru masuk: email"
AGREED = (
    "Saya mengerti: pesan berjalan lewat pihak ketiga, hanya memberi tahu bahwa ada yang perlu "
    "dilihat, dan tidak memuat data pribadi, nomor, atau isi permohonan."
)
GATEWAYS = "/pengaturan/pemberitahuan/luar"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_mail_that_came_back_is_shown_and_goes_by_post(
    chrome: Browser, office: Office, width: int, tmp_path: Path
):
    number, title = _a_mail_comes_back(office, tmp_path)
    with walking(chrome, office, width) as come:
        rahma = come().signs_in("ppid")
        _is_told_once(rahma, number)
        _case_offers_another_way(rahma, number)
        _is_printed_and_posted(rahma, number, title)


def _a_mail_comes_back(office: Office, folder: Path) -> tuple[str, str]:
    """The mailbox of an applicant refuses a mail that was sent; the worker reads of it twice."""
    with office.app.app_context():
        mail, case = eventually(lambda: _sent(office), "a mail to an applicant was sent")
        content = next(
            content
            for name in mailbox.names(office.cast.caught)
            if mail.message_id.encode()
            in (content := (office.cast.caught / f"{name}.eml").read_bytes())
        )
        put(folder / "reports", report(content, to=mail.to))
        office.app.config["BOUNCE_URL"] = f"maildir://{folder / 'reports'}"
        returns.read()
        office.app.config["BOUNCE_URL"] = ""
        for _round in range(2):
            returns.follow_up()
        found = sa.select(PrintedNotice).where(PrintedNotice.mail_id == mail.id)
        notice = eventually(lambda: db.session.scalar(found), "it stands on paper")
        said = case.number, notice.title
        db.session.remove()
    return said


def _sent(office: Office) -> sa.Row[tuple[Mail, Case]] | None:
    """The newest mail on a request that the PPID holds and of which no mail came back yet."""
    db.session.rollback()
    gone = sa.exists().where(PrintedNotice.case_id == Case.id)
    return db.session.execute(
        sa.select(Mail, Case)
        .join(Case, Case.number == Mail.case_number)
        .join(Officer, Officer.id == Case.owner_id)
        .where(Mail.state == MailState.SENT, Case.state == State.IN_PROGRESS, ~gone)
        .where(returned.to_applicants(), Officer.email == office.cast.sign_ins["ppid"])
        .order_by(Mail.id.desc())
    ).first()


def _is_told_once(walk: Walk, number: str) -> None:
    walk.opens("/petugas/pemberitahuan")
    line = walk.page.get_by_role("listitem").filter(has_text=number)
    expect(line.get_by_role("button", name=BOUNCED)).to_have_count(1)
    walk.looks("notices.inbox")
    walk.press(BOUNCED)
    expect(walk.page).to_have_url(f"{walk.office.base}{case_page(number)}")


def _case_offers_another_way(walk: Walk, number: str) -> None:
    main = walk.page.get_by_role("main")
    expect(main).to_contain_text("Email kepada pemohon tidak sampai")
    expect(main).to_contain_text("Hubungi pemohon dengan cara lain")
    expect(main).to_contain_text("Alamat itu tidak dikenal")
    walk.looks("casework.show-returned")
    walk.press("Ubah kontak pemohon")
    walk.looks("casework.change_contact")
    walk.press(f"Kembali ke permohonan {number}")


def _is_printed_and_posted(walk: Walk, number: str, title: str) -> None:
    walk.press("Cetak dan kirim lewat pos")
    walk.press(title)
    main = walk.page.get_by_role("main")
    expect(main).to_contain_text("Surat ini menggantikannya.")
    walk.looks("casework.hand_over_notice-instead")
    walk.to("Cetak pemberitahuan (PDF)")
    sheet = walk.page.request.get(walk.page.evaluate("document.activeElement.href"))
    assert sheet.body().startswith(b"%PDF")
    walk.choose("Dikirim lewat pos")
    walk.write("Nomor resi pos atau kurir", "RR000000001ID")
    walk.press("Catat sudah diserahkan")
    expect(main).to_contain_text("Sudah dicatat sebagai bukti penyampaian.")
    walk.looks("casework.to_print")


@pytest.mark.parametrize("width", WIDTHS)
def test_what_the_law_wants_said_cannot_be_switched_off(
    chrome: Browser, office: Office, width: int
):
    with walking(chrome, office, width) as come:
        dewi = come().signs_in("desk")
        dewi.opens("/petugas/pemberitahuan/pilihan")
        dewi.looks("notices.own")
        last_day = dewi.page.get_by_role("row").filter(has_text="Jawaban: hari ini hari terakhir")
        expect(last_day).to_contain_text("Tidak dapat dimatikan")
        expect(last_day.get_by_role("combobox")).to_have_count(0)
        for said, kept in (("Tidak", "off"), ("Kantor", "")):
            dewi.pick(NO_EMAIL, said)
            dewi.press("Simpan pilihan saya")
            expect(dewi.page.get_by_role("main")).to_contain_text("Pilihan Anda tersimpan")
            expect(dewi.page.get_by_label(NO_EMAIL)).to_have_value(kept)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_message_gateway_is_shut_until_it_is_agreed_to(
    chrome: Browser, office: Office, width: int
):
    with walking(chrome, office, width) as come:
        admin, dewi = come().signs_in("admin"), come().signs_in("desk")
        _is_opened_with_consent(admin)
        _each_officer_agrees(dewi)
        admin.press("Tutup Telegram")
        expect(admin.page.get_by_role("main")).to_contain_text("Gerbang ditutup")


def _is_opened_with_consent(walk: Walk) -> None:
    main = walk.page.get_by_role("main")
    walk.opens(GATEWAYS)
    expect(main.get_by_text("Tertutup", exact=True)).to_have_count(4)
    walk.looks("notices.gateways")
    walk.press("Buka Telegram")
    address = "tgram://123456789:abcdefghijklmnopqrstuvwxyz0123456789/{tujuan}"
    walk.write("Alamat Apprise", address)
    walk.press("Buka gerbang")
    expect(main).to_contain_text("tanpa itu gerbang tetap tertutup")
    expect(main).to_contain_text("Seluruh isi pesan, tidak lebih:")
    walk.looks("notices.gateway")
    walk.tick(AGREED)
    walk.press("Buka gerbang")
    expect(main).to_contain_text("Gerbang Telegram dibuka.")


def _each_officer_agrees(walk: Walk) -> None:
    main = walk.page.get_by_role("main")
    walk.opens("/petugas/pemberitahuan/pilihan")
    walk.press("Atur pesan luar")
    walk.write("Nomor atau nama Anda di sana", "987654321")
    walk.press("Simpan")
    expect(main).to_contain_text("Centang bila Anda menginginkannya.")
    walk.looks("notices.own_target")
    walk.tick("Saya ingin diberi tahu di sana bahwa ada yang perlu dilihat")
    walk.press("Simpan")
    expect(main).to_contain_text("Tersimpan.")
    walk.press("Hapus nomor saya")
    expect(main).to_contain_text("Nomor dihapus.")
