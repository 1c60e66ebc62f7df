"""A unit officer answers by the link, without knowing the system and without a mouse (J5)."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.acts import a_file, in_days
from tests.browser.by_keys import WIDTHS, Walk, walking
from tests.browser.office import Office
from tests.casework.test_what_a_workbook_hides import NIK, a_workbook

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

UNIT = "Dinas Kependudukan dan Pencatatan Sipil"
SEND = "Kirim jawaban ke PPID"
NOTE = "Tanpa nama orang."


@pytest.mark.parametrize(("width", "place"), list(zip(WIDTHS, (-1, -2), strict=True)))
def test_a_unit_answers_by_its_link_by_keys_alone(
    chrome: Browser, office: Office, width: int, place: int
):
    number = [n for n, state in office.states.items() if state == "in_progress"][place]
    with walking(chrome, office, width) as come:
        rahma = come().signs_in("ppid")
        way = _asks(rahma, number)
        tono = come()
        _reads_the_part_that_is_his(tono, way, number)
        _asks_for_time(tono)
        _answers(tono, way)
        _finds_the_link_ended(tono, way)
        _reads_the_answer(rahma, number)


def _asks(rahma: Walk, number: str) -> str:
    """Line 1: the link as text to copy; returns it."""
    rahma.opens(f"/petugas/permohonan/{number}/teruskan")
    rahma.tick(UNIT)
    rahma.write("Catatan untuk perangkat daerah", NOTE)
    rahma.looks("casework.assign")
    rahma.press("Teruskan")
    rahma.unfold("Tautan untuk disalin ke WhatsApp")
    found = re.search(r"https?://\S+", rahma.to("Salin seluruhnya").value)
    assert found
    return found[0].removeprefix(rahma.office.base)


def _reads_the_part_that_is_his(tono: Walk, way: str, number: str) -> None:
    """Lines 1, 2 and 6: no password; the question, the day, the note; nobody's name."""
    assert number not in way
    tono.opens(way)
    tono.looks("casework.answer_by_link")
    page = tono.page.get_by_role("main")
    expect(page).to_contain_text("Jawaban Anda ditunggu paling lambat")
    expect(page).to_contain_text(NOTE)
    expect(page.locator("ol li").first).not_to_be_empty()
    expect(page).not_to_contain_text("Nama pemohon")


def _asks_for_time(tono: Walk) -> None:
    """Line 4: more time, with a reason; without one it says what is missing."""
    later = date.fromisoformat(in_days(40))
    tono.unfold("Belum dapat menjawab pada waktunya?")
    tono.write_day("Kami dapat menjawab pada", later)
    tono.press("Minta waktu tambahan")
    expect(tono.page.get_by_text("Tulis alasannya.").first).to_be_visible()
    tono.looks("casework.ask_time_by_link")
    tono.write("Mengapa perlu waktu", "Arsipnya di gudang.")
    tono.press("Minta waktu tambahan")
    expect(tono.page.locator("h1")).to_have_text("Terkirim ke PPID")


def _answers(tono: Walk, way: str) -> None:
    """Lines 3 and 4: held in part; what his workbook hides is said, and does not go out."""
    tono.opens(way)
    tono.choose("Ada sebagian")
    tono.write("Jawaban", "Tahun 2024 ada, tahun 2023 tidak kami kuasai.")
    tono.bring("Berkas", a_file("obat.xlsx", a_workbook().getvalue()))
    tono.press(SEND)
    page = tono.page.get_by_role("main")
    expect(page).to_contain_text("lembar tersembunyi “Data” (4 baris, tampak memuat NIK)")
    expect(page).not_to_contain_text(NIK)
    tono.looks("what a workbook hides")
    tono.choose("Hapus bagian yang tersembunyi, lalu kirim")
    tono.press(SEND)
    expect(tono.page.locator("h1")).to_have_text("Terkirim ke PPID")
    tono.looks("casework.answered_by_link")


def _finds_the_link_ended(tono: Walk, way: str) -> None:
    """Line 5: the link ends with the answer; the PPID is named for another."""
    tono.opens(way, expect=410)
    expect(tono.page.get_by_role("main")).to_contain_text("Perlu tautan baru? Hubungi PPID")
    tono.looks("the link has ended")


def _reads_the_answer(rahma: Walk, number: str) -> None:
    """Line 6: what the unit did stands on the timeline with its hour, and that it came by link."""
    rahma.opens(f"/petugas/permohonan/{number}")
    page = rahma.page.get_by_role("main")
    expect(page).to_contain_text("Perangkat daerah menjawab")
    expect(page).to_contain_text("Ada sebagian")
    expect(page).to_contain_text("Bagian yang tersembunyi dihapus")
