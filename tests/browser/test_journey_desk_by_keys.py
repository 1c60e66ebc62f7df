"""The front desk's day without a mouse, on a laptop and on a phone: journeys J3 and J7."""

from __future__ import annotations

import re
import time
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, expect

from ppid.cases.models import Case
from ppid.decisions.extending.queries import extension
from ppid.demo import people
from ppid.kit.clock import now
from ppid.kit.db import db
from ppid.kit.templates import day
from ppid.law import EXTENSION_GROUNDS, Code, ExtensionGround, NotAllowed, Rule, State
from ppid.office.calendar import legal_clock_on, local_day
from tests.browser.acts import a_file
from tests.browser.by_keys import WIDTHS, Walk, walking
from tests.browser.office import Office
from tests.journeys.story import case_page, mail_to, pdf

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NUMBER = re.compile(r"[A-Z]+-\d{4}-\d{6}")
CODE = re.compile(r"(?:[A-Z2-7]{4}-){4}[A-Z2-7]{4}")
ASKED = "Jadwal pengangkutan sampah Kelurahan Pasir Putih"
FIVE_MINUTES = 300  # seconds
SLOW_TYPIST = 0.4  # seconds a key: two fingers, and eyes on the letter
REASON = "Sebagian dokumen masih diperiksa oleh unit hukum."
YESTERDAY = datetime.now(ZoneInfo(people.OFFICE["zone"])).date() - timedelta(days=1)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_visitor_and_a_letter_are_registered_in_five_minutes(
    chrome: Browser, office: Office, width: int
):
    with walking(chrome, office, width) as come:
        dewi = come().signs_in("desk")
        dewi.looks("casework.queue")
        began, who = time.monotonic(), f"Ratna Mokodompit {width}"
        first, code = _visitor(dewi, who)
        _clock_began_yesterday(dewi)
        _receipt(dewi, first, code)
        _letter_of_the_same_person(dewi, who, first)
        _what_is_missing_is_asked_on_paper(dewi)
        assert time.monotonic() - began < FIVE_MINUTES
        assert dewi.presses * SLOW_TYPIST < FIVE_MINUTES, dewi.presses
        _the_code_opens_it(come(), first, code)


def _visitor(walk: Walk, who: str) -> tuple[str, str]:
    """From the queue by the menu to the desk's form; five answers give a number."""
    _to_the_desks_form(walk)
    walk.looks("casework.enter")
    walk.choose("Datang langsung")
    walk.write_day("Tanggal diterima", YESTERDAY)
    walk.write("Alasan bila bukan hari ini", "Jaringan kantor putus kemarin.")
    walk.write("Nama lengkap, atau nama badan hukum", who)
    walk.write("Nomor telepon", "0800 0000 7777")
    walk.write("Butir 1", ASKED)
    walk.bring("Surat atau formulir yang dipindai", a_file("surat.pdf", pdf()))
    walk.press("Daftarkan permohonan")
    return _registered(walk)


def _to_the_desks_form(walk: Walk) -> None:
    """By the menu, from the top of any page of officers."""
    before = walk.presses
    walk.to("Catat permohonan", kinds=("a",), anywhere=True)
    walk.enter()
    assert walk.presses - before < 12


def _says(walk: Walk, words: str) -> None:
    """The main part of the page has these words."""
    expect(walk.page.get_by_role("main")).to_contain_text(words)


def _registered(walk: Walk) -> tuple[str, str]:
    expect(walk.page.get_by_role("heading", level=1)).to_have_text("Permohonan terdaftar")
    words = walk.page.get_by_role("main").inner_text()
    number, code = NUMBER.search(words), CODE.search(words)
    assert number, words
    assert code, words
    return number[0], code[0]


def _clock_began_yesterday(walk: Walk) -> None:
    """The day it was received counts, and the strictest last day is counted from it."""
    with walk.office.app.app_context():
        clock = legal_clock_on(YESTERDAY)
        safe = clock.calendar.add(YESTERDAY, clock.days(Code.ANSWER))
        shown = [f"Diterima {day(YESTERDAY)}", f"Tanggal aman {day(safe)}"]
        db.session.remove()
    words = " ".join(walk.page.get_by_role("main").inner_text().split())
    assert [one for one in shown if one not in words] == [], words


def _receipt(walk: Walk, number: str, code: str) -> None:
    """It prints with number, code and QR, and is ticked off; the clock began yesterday."""
    walk.looks("casework.entered")
    walk.press("Cetak tanda bukti")
    for words in (number, code, "Dicatat dalam register"):
        _says(walk, words)
    expect(walk.page.get_by_role("main").locator(".pp-qr svg").first).to_be_visible()
    walk.looks("letters.receipt")
    walk.page.go_back()
    walk.press("Catat tanda bukti diserahkan")
    walk.looks("casework.hand_over_notice")
    walk.choose("Diserahkan di meja layanan")
    walk.press("Catat sudah diserahkan")
    _says(walk, "Sudah dicatat sebagai bukti penyampaian.")
    walk.looks("casework.to_print")


def _letter_of_the_same_person(walk: Walk, who: str, first: str) -> None:
    """The second is registered too; the likely double is said, and linked."""
    _to_the_desks_form(walk)
    walk.choose("Surat")
    walk.write("Nama lengkap, atau nama badan hukum", who)
    walk.write("Butir 1", ASKED)
    walk.press("Daftarkan permohonan")
    second, _code = _registered(walk)
    assert second != first
    _says(walk, "Kemungkinan ganda")
    walk.looks("casework.entered-double")
    walk.press(f"Kaitkan {second} dengan {first}")
    _says(walk, "Kedua permohonan dikaitkan.")
    _says(walk, first)


def _what_is_missing_is_asked_on_paper(walk: Walk) -> None:
    """The letter is incomplete: the notice says how many days, and stands to be printed."""
    walk.looks("casework.show-received")
    walk.press("Minta pemohon melengkapi")
    _says(walk, "3 hari kerja sejak surat itu sampai kepadanya")
    walk.looks("casework.ask_for_completion")
    walk.press("Kirim surat keterangan tidak lengkap")
    _says(walk, "Perlu dilengkapi")
    _says(walk, "Harus dicetak")
    walk.looks("casework.show-incomplete")


def _the_code_opens_it(walk: Walk, number: str, code: str) -> None:
    walk.opens("/lacak")
    walk.write("Nomor pendaftaran atau nomor keberatan", number)
    walk.write("Kode pelacakan", code)
    walk.press("Buka permohonan")
    _says(walk, ASKED)
    walk.looks("intake.case")


class Near(NamedTuple):
    """A request that may be put off today: number, who asks, its new last day as words and day."""

    number: str
    email: str
    new: str
    new_on: date


def _open_requests(office: Office) -> tuple[list[Near], list[str]]:
    """Those that may be put off, the nearest last day first; and those for which it is too late."""
    near: list[tuple[object, Near]] = []
    late: list[str] = []
    with office.app.app_context():
        for case in db.session.scalars(sa.select(Case).where(Case.state == State.IN_PROGRESS)):
            try:
                found = extension(case, local_day(now()))
            except NotAllowed as bar:
                late += [case.number] if bar.rule is Rule.EXTENSION_TOO_LATE else []
                continue
            if case.requester.email and case.language == "id" and case.number != office.drafted:
                said = Near(
                    case.number, case.requester.email, str(day(found.new_due)), found.new_due
                )
                near.append((found.old_due, said))
        db.session.remove()
    return [one for _due, one in sorted(near)], late


@pytest.mark.parametrize("width", WIDTHS)
def test_an_answer_is_put_off_once_and_the_citizen_is_told_at_once(
    chrome: Browser, office: Office, width: int
):
    near, late = _open_requests(office)
    with walking(chrome, office, width) as come:
        walk = come().signs_in("ppid")
        _put_off(walk, near[0])
        mail = mail_to(office.cast, near[0].email, f"{near[0].number} diperpanjang")
        assert near[0].new in mail.text
        _not_twice_and_not_too_late(walk, near[0].number, late[0])
        _many_need_reasons(walk, [one.number for one in near[1:3]])


def _put_off(walk: Walk, case: Near) -> None:
    walk.opens("/petugas/antrean")
    walk.key("/")
    walk.type(case.number)
    walk.enter()
    walk.key("j")
    walk.enter()
    walk.press("Perpanjang waktu")
    _says(walk, case.new)
    walk.looks("decisions.extend")
    walk.choose(f"Huruf b: {EXTENSION_GROUNDS[ExtensionGround.NOT_YET_DECIDED]}")
    walk.write("Penjelasan untuk pemohon", REASON)
    walk.press("Perpanjang dan kirim surat")
    _says(walk, f"Waktu menjawab diperpanjang sampai {case.new}")
    walk.looks("casework.show-extended")
    walk.press("Mengapa tanggal ini?")
    _says(walk, f"Mengapa {case.new}?")
    walk.looks("explaining.show")
    walk.to("Simpan ke kalender saya")
    calendar = walk.page.evaluate("document.activeElement.href")
    assert f"DTSTART;VALUE=DATE:{case.new_on:%Y%m%d}" in walk.page.request.get(calendar).text()


def _not_twice_and_not_too_late(walk: Walk, extended: str, late: str) -> None:
    """Each refusal says which rule, and what to do instead."""
    for number, rule in (
        (extended, "hanya dapat diperpanjang satu kali"),
        (late, "Hari itu sudah lewat"),
    ):
        walk.opens(case_page(number, "/perpanjangan"))
        _says(walk, rule)
        _says(walk, "UU 14/2008 Pasal 22 ayat (8)")
        walk.to("Susun dan kirim pemberitahuan tertulis sekarang")
    walk.looks("decisions.extend-barred")


def _many_need_reasons(walk: Walk, numbers: list[str]) -> None:
    """Several at once: one reason for all is confirmed, or each has its own."""
    walk.opens("/petugas/antrean")
    for _row in range(walk.page.locator(".pp-queue tbody tr").count()):
        walk.key("j")
        if walk.here().words in numbers:
            walk.key("x")
    expect(walk.page.locator("[data-chosen]")).to_have_text(f"{len(numbers)} dicentang")
    walk.key("b")
    walk.type("Perpanjang")
    walk.press("Lanjut")
    walk.looks("bulk.ask-extend")
    walk.choose(f"Huruf b: {EXTENSION_GROUNDS[ExtensionGround.NOT_YET_DECIDED]}")
    walk.write("Penjelasan bersama untuk semua pemohon", REASON)
    walk.press("Kerjakan untuk semua yang dipilih")
    _says(walk, "Nyatakan bahwa penjelasan bersama berlaku, atau tulis satu per satu.")
    walk.looks("bulk.ask-refused")
    expect(walk.page.get_by_label("Penjelasan bersama untuk semua pemohon")).to_have_value(REASON)
