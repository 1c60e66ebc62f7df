"""What people do on the pages: they find fields by their labels and press what is written."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from ppid.demo import people
from tests.browser.office import Office
from tests.journeys.story import QUESTIONS, case_page, mail_to, pdf, picture

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


def go_on(page: Page, words: str = "Simpan dan lanjut") -> None:
    """Press the button with these words, in the main part of the page."""
    page.get_by_role("main").get_by_role("button", name=words, exact=True).click()


def a_file(name: str, content: bytes) -> Any:
    """A file as somebody picks it."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def say_who_asks(page: Page, office: Office, *, email: str) -> None:
    """From the start page over who asks to name and contact."""
    page.goto(f"{office.base}/")
    page.get_by_role("main").get_by_role("link", name="Ajukan permohonan").first.click()
    page.get_by_role("main").get_by_role("link", name="Mulai", exact=True).click()
    page.get_by_label("Perorangan").check()
    go_on(page)
    page.get_by_label("Nama lengkap").fill("Sari Melati")
    page.get_by_label("NIK (Nomor Induk Kependudukan)").fill("9999010101900001")
    page.get_by_label("Alamat", exact=True).fill("Jalan Jembatan 3, Kota Biru")
    page.get_by_label("Alamat email").fill(email)
    page.get_by_label("Nomor telepon").fill("0800 0000 1111")
    go_on(page)


def say_what_is_asked(page: Page) -> None:
    """Two questions, what for, and a copy by email."""
    page.get_by_label("Informasi yang Anda minta").fill(QUESTIONS[0])
    go_on(page, "Tambah butir")
    page.get_by_label("Informasi yang Anda minta, butir 2").fill(QUESTIONS[1])
    page.get_by_label("Untuk apa informasi ini akan Anda gunakan?").fill(
        "Ingin tahu kapan jembatan selesai"
    )
    go_on(page)
    page.get_by_label("Mendapatkan salinan").check()
    page.get_by_label("Salinan elektronik").check()
    page.get_by_role("radio", name="Email", exact=True).check()
    go_on(page)


def attach_the_card(page: Page) -> None:
    """The identity card, now."""
    page.get_by_label("Saya unggah sekarang").check()
    page.get_by_label("Salinan KTP atau surat keterangan").set_input_files(
        a_file("ktp.png", picture())
    )
    go_on(page)


def sign_in(page: Page, office: Office, role: str) -> None:
    """Sign in as an officer of this role."""
    page.goto(f"{office.base}/petugas/masuk")
    page.get_by_label("Alamat email").fill(office.cast.sign_ins[role])
    page.get_by_label("Kata sandi").fill(office.cast.password)
    go_on(page, "Masuk")
    page.get_by_role("button", name="Keluar", exact=True).wait_for()


def draft_a_refusal(page: Page, number: str, position: int) -> None:
    """A question is refused on huruf h, with all that the law asks of a refusal."""
    choose(page, number, position, "Ditolak karena dikecualikan")
    page.get_by_label("Huruf h", exact=True).check()
    page.get_by_role("group", name="Angka dari huruf h").get_by_role("radio").first.check()
    page.get_by_label("Undang-Undang dan pasal yang menjadi dasar").fill("UU 27/2022 Pasal 4")
    page.get_by_label("Konsekuensi bila informasi dibuka").fill(
        "Pelapor dapat diganggu bila nama dan nomornya dibuka."
    )
    page.get_by_label("Tidak dapat", exact=True).check()
    page.get_by_label("Mengapa sebagian pun tidak dapat diberikan").fill(
        "Seluruh daftar berisi nama dan nomor telepon pribadi."
    )
    go_on(page, "Simpan putusan butir ini")


def choose(page: Page, number: str, position: int, outcome: str) -> None:
    """What is decided on a question."""
    page.goto(case_page(number, f"/putusan/{position}"))
    page.get_by_label(outcome).check()
    go_on(page, "Lanjut")


def ask_approval(page: Page, number: str) -> None:
    """The PPID lays the draft before the Atasan PPID."""
    page.goto(case_page(number, "/putusan/periksa"))
    page.get_by_role("button", name="Minta persetujuan Atasan PPID").click()


def approve(page: Page, number: str) -> None:
    """The Atasan PPID approves the draft."""
    page.goto(case_page(number, "/persetujuan"))
    page.get_by_label("Setujui").check()
    page.get_by_role("button", name="Simpan putusan saya").click()
    expect(page.get_by_role("main")).not_to_contain_text("Simpan putusan saya")


def send_the_notice(page: Page, number: str) -> None:
    """The written notice (pemberitahuan tertulis) goes out."""
    page.goto(case_page(number, "/putusan/periksa"))
    page.get_by_role("button", name="Kirim surat sekarang").click()
    expect(page.get_by_text("Pemberitahuan tertulis dikirim").first).to_be_visible()


def follow_the_mail(page: Page, office: Office, address: str, words: str) -> None:
    """An applicant opens the link of the newest mail with these words in its subject."""
    mail = mail_to(office.cast, address, words)
    link = re.search(r"https?://\S+/lacak/\S*tautan/\S+", mail.text)
    assert link, mail.text
    page.goto(link[0])


def in_days(days: int) -> str:
    """A day as it is typed into a date field."""
    today = datetime.now(ZoneInfo(people.OFFICE["zone"])).date()
    return (today + timedelta(days=days)).isoformat()


def decree() -> Any:
    """The decree of an exclusion as a file."""
    return a_file("sk.pdf", pdf())
