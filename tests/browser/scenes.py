"""Pages that no link leads to: somebody must have done something first."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.acts import (
    attach_the_card,
    go_on,
    in_days,
    say_what_is_asked,
    say_who_asks,
    sign_in,
)
from tests.browser.office import Office
from tests.browser.rounds import Visit
from tests.journeys.story import case_page, mail_to

FILING = {
    "intake.who": "pemohon",
    "intake.details": "data-pemohon",
    "intake.what": "informasi",
    "intake.how": "cara-menerima",
    "intake.identity": "identitas",
    "intake.check": "periksa",
}
OBJECTING_ALONE = {
    "objections.details": "data-pengaju",
    "objections.report": "informasi",
    "objections.proofs": "lampiran",
    "objections.check_alone": "periksa",
}
TROUBLE = {
    "/tidak-ada": 404,
    "/bahasa": 405,
    "/v/ZZZZ-ZZZZ-ZZZZ": 404,
    "/lacak/tautan/salah": 410,
    "/petugas/tautan-berakhir/password": 410,
    "/petugas/tautan-berakhir/invitation": 410,
}


def a_context(browser: Browser, found: Office, role: str = "") -> BrowserContext:
    """A browser of its own, signed in when there is a role.

    Its pages are not closed one by one: Chromium does not answer when that meets a page on its way.
    """
    context = browser.new_context(base_url=found.base, locale="id-ID")
    context.set_default_timeout(15_000)
    if role:
        sign_in(context.new_page(), found, role)
    return context


def filing(found: Office, page: Page) -> list[Visit]:
    """The form filled in up to the check page; each of its pages then shows what was typed."""
    say_who_asks(page, found, email="rupa@warga.example")
    say_what_is_asked(page)
    attach_the_card(page)
    page.get_by_role("button", name="Kirim permohonan").wait_for()
    return [
        Visit("visitor", endpoint, "", f"/permohonan/baru/{part}")
        for endpoint, part in FILING.items()
    ]


def receipt(found: Office, page: Page) -> list[Visit]:
    """What a sender sees once the request is sent."""
    filing(found, page)
    page.goto("/permohonan/baru/periksa")
    go_on(page, "Kirim permohonan")
    return [_here(page, "sender", "intake.sent", "Permohonan terkirim")]


def entry(found: Office, page: Page) -> list[Visit]:
    """What the desk sees once a caller's request is entered."""
    sign_in(page, found, "desk")
    page.goto("/petugas/permohonan/baru")
    page.get_by_label("Telepon", exact=True).check()
    page.get_by_label("Nama lengkap, atau nama badan hukum").fill("Anton Tumiwa")
    page.get_by_label("Belum ada", exact=True).check()
    page.get_by_label("Nomor telepon").first.fill("0800 0000 3333")
    page.get_by_label("Butir 1").fill("Jadwal pasar murah tahun 2026")
    go_on(page, "Daftarkan permohonan")
    return [_here(page, "clerk", "casework.entered", "Permohonan terdaftar")]


def new_password(found: Office, page: Page) -> list[Visit]:
    """The page of the link in the mail for a forgotten password."""
    address = "dkp@" + found.cast.sign_ins["desk"].split("@")[1]
    page.goto("/petugas/lupa-sandi")
    page.get_by_label("Alamat email").fill(address)
    go_on(page, "Kirim tautan")
    mail = mail_to(found.cast, address, "sandi")
    link = re.search(r"https?://\S+/petugas/atur-sandi/\S+", mail.text)
    assert link, mail.text
    page.goto(link[0])
    return [_here(page, "forgetful", "accounts.new_password", "Pilih kata sandi baru")]


def kept_form(found: Office, page: Page) -> list[Visit]:
    """What an officer finds who was signed out while writing, and signs in again."""
    number = next(number for number, state in found.states.items() if state == "in_progress")
    sign_in(page, found, "superior")
    page.goto(case_page(number, "/pesan"))
    page.get_by_label("Pesan untuk pemohon").fill("Kami sedang memeriksa permohonan Anda.")
    browser = page.context.browser
    assert browser is not None
    with a_context(browser, found, "superior") as elsewhere:
        other = elsewhere.new_page()
        other.goto("/petugas/akun")
        go_on(other, "Keluarkan semua yang lain")
        other.get_by_text("Semua peramban lain sudah dikeluarkan").wait_for()
    go_on(page, "Kirim pesan")
    page.get_by_label("Alamat email").fill(found.cast.sign_ins["superior"])
    page.get_by_label("Kata sandi").fill(found.cast.password)
    go_on(page, "Masuk")
    return [_here(page, "interrupted", "accounts.resume", "Lanjutkan isian Anda")]


def completion(found: Office, page: Page) -> list[Visit]:
    """A requester supplies what was missing; the desk may then find it still incomplete."""
    for number, way_in in found.ways_in.items():
        if found.states[number] != "incomplete":
            continue
        page.goto(way_in)
        page.goto(f"/lacak/permohonan/{number}/lengkapi")
        purpose = page.get_by_label("Tujuan penggunaan informasi")
        if purpose.count():
            purpose.fill("Mengetahui kriteria penerima")
            go_on(page, "Kirim kelengkapan")
            page.get_by_text("kelengkapan Anda sudah kami terima").wait_for()
            return []
    raise AssertionError("no case lacks a purpose")


def objection(found: Office, page: Page) -> list[Visit]:
    """An objection to a decided request, filled in up to the check page; it stays a draft."""
    number = next(number for number, state in found.states.items() if state == "closed")
    page.goto(found.ways_in[number])
    page.goto(f"/keberatan/{number}")
    page.get_by_role("checkbox").first.check()
    page.get_by_label("Ceritakan duduk perkaranya").fill("Yang saya minta bukan ini.")
    go_on(page)
    page.get_by_label("Yang mengajukan permohonannya").check()
    go_on(page)
    page.get_by_role("button", name="Kirim keberatan").wait_for()
    shown = {
        "objections.start": "",
        "objections.sender": "/pengaju",
        "objections.check": "/periksa",
    }
    return [
        Visit("objector", endpoint, "typed", f"/keberatan/{number}{part}")
        for endpoint, part in shown.items()
    ]


def objection_sent(found: Office, page: Page) -> list[Visit]:
    """What an applicant sees once the objection is sent."""
    objection(found, page)
    go_on(page, "Kirim keberatan")
    return [_here(page, "complainer", "objections.sent", "Keberatan terkirim")]


def objection_alone(found: Office, page: Page) -> list[Visit]:
    """An objection without a request (huruf b), filled in up to the check page."""
    page.goto("/keberatan/baru")
    page.get_by_role("main").get_by_role("link", name="Mulai", exact=True).click()
    page.get_by_label("Perorangan").check()
    go_on(page)
    page.get_by_label("Nama lengkap").fill("Sari Melati")
    page.get_by_label("NIK (Nomor Induk Kependudukan)").fill("9999010101900001")
    page.get_by_label("Alamat", exact=True).fill("Jalan Jembatan 3, Kota Biru")
    page.get_by_label("Alamat email").fill("keberatan@warga.example")
    go_on(page)
    page.get_by_label("Informasi berkala apa yang tidak disediakan?").fill("Laporan keuangan 2025")
    page.get_by_label("Kapan Anda mengetahuinya?").fill(in_days(-3))
    page.get_by_label("Ceritakan duduk perkaranya").fill("Tidak ada di situs kantor.")
    page.get_by_label("Untuk apa informasi itu akan Anda gunakan?").fill("Mengawasi anggaran")
    go_on(page)
    page.get_by_label("Saya susulkan, atau tunjukkan di kantor").check()
    go_on(page)
    page.get_by_role("button", name="Kirim keberatan").wait_for()
    return [
        Visit("watchful", endpoint, "", f"/keberatan/baru/{part}")
        for endpoint, part in OBJECTING_ALONE.items()
    ]


def objection_alone_sent(found: Office, page: Page) -> list[Visit]:
    """What is seen once an objection without a request is sent: its number and its code."""
    objection_alone(found, page)
    go_on(page, "Kirim keberatan")
    return [_here(page, "heard", "objections.sent_alone", "Keberatan terkirim")]


SCENES: Mapping[str, Callable[[Office, Page], list[Visit]]] = {
    "visitor": filing,
    "sender": receipt,
    "clerk": entry,
    "forgetful": new_password,
    "interrupted": kept_form,
    "completer": completion,
    "objector": objection,
    "complainer": objection_sent,
    "watchful": objection_alone,
    "heard": objection_alone_sent,
}


def _here(page: Page, who: str, endpoint: str, heading: str) -> Visit:
    page.get_by_role("heading", level=1, name=heading).wait_for()
    base = str(page.evaluate("location.origin"))
    return Visit(who, endpoint, "", page.url.removeprefix(base))
