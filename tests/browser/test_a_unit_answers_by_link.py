"""A unit officer answers on an old phone without knowing the system (journey J5)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.acts import a_file, go_on
from tests.browser.audit import NARROWEST, Auditor
from tests.browser.office import Office
from tests.browser.scenes import a_context

UNIT = "Dinas Kependudukan dan Pencatatan Sipil"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def ppid(chrome: Browser, office: Office) -> Iterator[BrowserContext]:
    """The PPID's browser."""
    with a_context(chrome, office, "ppid") as found:
        yield found


def test_the_link_is_copied_the_question_answered_and_the_link_ends(
    ppid: BrowserContext, chrome: Browser, office: Office
):
    number = next(n for n, state in office.states.items() if state == "in_progress")
    desk = ppid.new_page()
    desk.goto(f"{office.base}/petugas/permohonan/{number}/teruskan")
    desk.get_by_label(UNIT).check()
    go_on(desk, "Teruskan")
    card = desk.get_by_role("region", name=UNIT)
    card.get_by_text("Tautan untuk disalin ke WhatsApp").click()
    text = card.get_by_label("Salin seluruhnya").input_value()
    way = text[text.index("http") :]
    with a_context(chrome, office, "") as phone:
        auditor = Auditor(phone)
        auditor.open(way.removeprefix(office.base))
        auditor.look("casework.answer_by_link", width=360, light="light", language="id")
        auditor.look("casework.answer_by_link", width=360, light="dark", language="id")
        auditor.fits("casework.answer_by_link", NARROWEST)
        page = auditor.page
        page.get_by_role("radio").first.check()
        page.get_by_label("Jawaban", exact=True).fill("Ada pada kami, terlampir.")
        page.get_by_label("Berkas").set_input_files(a_file("daftar.csv", b"nama;jumlah\na;1\n"))
        go_on(page, "Kirim jawaban ke PPID")
        expect(page.locator("h1")).to_have_text("Terkirim ke PPID")
        auditor.look("casework.answered_by_link", width=360, light="light", language="id")
        assert page.goto(way).status == 410
        assert auditor.complaints == []
