"""The morning queue without a mouse (journey J4): along the rows, tick, choose, do, take back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.acts import go_on
from tests.browser.audit import NARROWEST, Auditor
from tests.browser.office import Office
from tests.browser.scenes import a_context

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def context(chrome: Browser, office: Office) -> Iterator[BrowserContext]:
    """The PPID's browser."""
    with a_context(chrome, office, "ppid") as found:
        yield found


def test_two_are_noted_at_once_by_keys_alone(context: BrowserContext):
    auditor = Auditor(context)
    auditor.open("/petugas/antrean")
    page = auditor.page
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    expect(page.locator("[data-chosen]")).to_have_text("2 dicentang")
    page.keyboard.press("k")
    first = page.locator(".pp-queue tbody tr a").first
    expect(first).to_be_focused()
    page.keyboard.press("b")
    page.keyboard.type("Tulis")
    go_on(page, "Lanjut")
    page.get_by_label("Catatan internal").fill("Dibahas di rapat pagi.")
    auditor.look("bulk.ask", width=360, light="dark", language="id")
    go_on(page, "Kerjakan untuk semua yang dipilih")
    expect(page.get_by_role("status")).to_contain_text("2 dari 2 permohonan selesai dikerjakan.")
    auditor.look("bulk.result", width=360, light="light", language="id")
    auditor.fits("bulk.result", NARROWEST)
    assert auditor.complaints == []


def test_enter_opens_and_single_keys_can_be_switched_off(context: BrowserContext, office: Office):
    page = context.new_page()
    page.goto(f"{office.base}/petugas/antrean")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_text("Pintasan papan tik").click()
    page.get_by_label("Matikan pintasan di peramban ini").check()
    page.locator("h1").click()
    page.keyboard.press("j")
    expect(page.locator(".pp-queue tbody tr a").first).not_to_be_focused()
    page.get_by_label("Matikan pintasan di peramban ini").uncheck()
    page.keyboard.press("j")
    number = page.locator(".pp-queue tbody tr a").first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/petugas/permohonan/{number}")
