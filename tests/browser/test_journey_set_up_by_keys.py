"""The administrator sets the office up without a mouse (journey J11, lines 1 to 4)."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, expect

from ppid.accounts.factors.totp import code_at
from ppid.kit.clock import now
from ppid.office.calendar import working_calendar
from tests.browser.acts import in_days
from tests.browser.by_keys import WIDTHS, Walk, walking
from tests.browser.office import Office
from tests.journeys.story import mail_to

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PASSWORD = "tujuh perahu kayu berlayar pagi"
CLOSING = "Penutup Surat keterangan permohonan tidak lengkap"
OURS = "Loket kami buka pada hari kerja."
LEAVE = "Cuti bersama tambahan"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_office_is_set_up_by_keys_alone(chrome: Browser, office: Office, width: int):
    with walking(chrome, office, width) as come:
        bayu = come().signs_in("admin")
        _goes_through_the_guide(bayu)
        _writes_a_letter(bayu)
        _adds_a_joint_leave(bayu, _a_working_day(office))
        login = f"yusuf{width}@kantor.example"
        _invites(bayu, login)
        _joins(come(), login)
        _sees_the_second_factor(bayu, login)
        _locks_who_leaves(bayu)


def _a_working_day(office: Office) -> date:
    """Soon, and before the days on which open requests are due."""
    with office.app.app_context():
        return working_calendar().add(date.fromisoformat(in_days(0)), 2)


def _goes_through_the_guide(bayu: Walk) -> None:
    """Line 1: what is missing is said by part, leads to its page, and is confirmed here."""
    bayu.opens("/pengaturan/penyiapan")
    bayu.looks("admin.setup_guide")
    parts = bayu.page.locator(".pp-guide__step")
    assert parts.count() == 15
    expect(parts.filter(has_text="Yang kurang:").first).to_be_visible()
    bayu.press("Sudah saya periksa")
    expect(bayu.page.get_by_text("Tercatat: bagian ini sudah Anda periksa.")).to_be_visible()
    bayu.press("Server email")
    bayu.write("Kirim ke alamat", "admin@kantor.example")
    bayu.looks("admin.mail_test")
    bayu.press("Kirim email uji")


def _writes_a_letter(bayu: Walk) -> None:
    """Line 2: the letter is seen with sample data first; the text can be taken back."""
    bayu.opens("/pengaturan/teks-surat")
    bayu.looks("admin.texts")
    bayu.press(CLOSING)
    bayu.write("Bahasa Indonesia", OURS)
    bayu.press("Pratinjau")
    letter = bayu.page.get_by_role("region", name="Pratinjau: Bahasa Indonesia")
    expect(letter).to_contain_text(OURS)
    bayu.looks("admin.text")
    bayu.write("Alasan perubahan", "Jam loket")
    bayu.press("Simpan")
    expect(bayu.page.get_by_text("Teks tersimpan dan berlaku untuk surat yang")).to_be_visible()
    bayu.press("Kembalikan ke teks bawaan")


def _adds_a_joint_leave(bayu: Walk, day: date) -> None:
    """Line 3: which requests move is seen first; then it is done, and can be undone."""
    bayu.opens("/pengaturan/hari-libur")
    bayu.looks("admin.holidays")
    bayu.write_day("Tanggal", day)
    bayu.write("Nama hari libur", LEAVE)
    bayu.choose("Cuti bersama")
    bayu.write("Dasar", "SKB Tiga Menteri")
    bayu.press("Lihat akibatnya")
    page = bayu.page.get_by_role("main")
    expect(page.get_by_role("table").first).to_contain_text("PIP-")
    expect(page).to_contain_text("pemohon diberi tahu lewat email")
    bayu.looks("admin.calendar_change")
    bayu.press("Terapkan")
    expect(page).to_contain_text("dihitung ulang")
    if day.year == date.fromisoformat(in_days(0)).year:
        bayu.press(f"Hapus {LEAVE}")
        bayu.press("Terapkan")


def _invites(bayu: Walk, login: str) -> None:
    """Line 4: somebody new, by what they do."""
    bayu.opens("/pengaturan/petugas")
    bayu.looks("admin.officers")
    bayu.press("Undang petugas")
    bayu.write("Nama lengkap", "Yusuf Manoppo")
    bayu.write("Alamat email", login)
    bayu.tick("Petugas layanan")
    bayu.looks("admin.invite")
    bayu.press("Kirim undangan")
    expect(bayu.page.get_by_text("Undangan masuk antrean kirim.")).to_be_visible()


def _joins(yusuf: Walk, login: str) -> None:
    """Line 4: the invitation, a password, an app on the phone; then all of it at the door."""
    mail = mail_to(yusuf.office.cast, login, "")
    link = re.search(r"https?://\S+/petugas/undangan/\S+", mail.text)
    assert link, mail.text
    yusuf.opens(link[0].removeprefix(yusuf.office.base))
    yusuf.write("Kata sandi baru", PASSWORD)
    yusuf.write("Ulangi kata sandi baru", PASSWORD)
    yusuf.looks("accounts.new_password")
    yusuf.press("Simpan kata sandi")
    expect(yusuf.page.get_by_text("Kata sandi tersimpan.")).to_be_visible()
    _enters(yusuf, login)
    yusuf.opens("/petugas/akun/langkah-kedua")
    yusuf.looks("accounts.factors")
    yusuf.press("Pasang aplikasi autentikator")
    secret = "".join(yusuf.page.locator("code").inner_text().split())
    yusuf.write("Kode enam angka dari aplikasi", code_at(secret, now()))
    yusuf.looks("accounts.set_up_app")
    yusuf.press("Pasang aplikasi")
    yusuf.looks("accounts.recovery_codes")
    yusuf.press("Sudah saya simpan")
    yusuf.to("Keluar", anywhere=True)
    yusuf.enter()
    _enters(yusuf, login)
    yusuf.write("Kode", code_at(secret, now() + timedelta(seconds=30)))
    yusuf.looks("accounts.second_step")
    yusuf.press("Lanjutkan")
    expect(yusuf.page.locator("h1")).to_have_text("Antrean permohonan")


def _enters(yusuf: Walk, login: str) -> None:
    yusuf.opens("/petugas/masuk")
    yusuf.write("Alamat email", login)
    yusuf.write("Kata sandi", PASSWORD)
    yusuf.press("Masuk")


def _sees_the_second_factor(bayu: Walk, login: str) -> None:
    bayu.opens("/pengaturan/petugas")
    row = bayu.page.get_by_role("row").filter(has_text=login)
    bayu.opens(str(row.get_by_role("link").get_attribute("href")))
    expect(bayu.page.get_by_text("Langkah kedua terpasang")).to_be_visible()
    bayu.looks("admin.officer")
    bayu.press("Kunci akun ini")


def _locks_who_leaves(bayu: Walk) -> None:
    """Line 4: locked at once; what she holds is listed, to be handed over."""
    bayu.opens("/pengaturan/petugas")
    bayu.press("Dewi Anggraini")
    bayu.press("Kunci akun ini")
    page = bayu.page.get_by_role("main")
    expect(bayu.page.get_by_text("Dewi Anggraini dikunci dan dikeluarkan")).to_be_visible()
    expect(page.get_by_role("table")).to_contain_text("PIP-")
    bayu.to("Serahkan semua kepada")
    bayu.looks("admin.hand_over_cases")
    bayu.opens("/pengaturan/petugas")
    bayu.press("Dewi Anggraini")
    bayu.press("Buka kunci akun ini")
