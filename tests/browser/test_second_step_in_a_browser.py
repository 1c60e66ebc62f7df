"""A passkey is made and used in a real browser; the pages of accounts are for everyone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from ppid.demo import people
from tests.browser.audit import Auditor
from tests.browser.office import Office

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
BOTH = ((360, "dark"), (1280, "light"))


@pytest.fixture
def tab(chrome: Browser, office: Office) -> Iterator[Auditor]:
    """A browser at the site by its name: passkeys are for names, not for numbers."""
    base = office.base.replace("127.0.0.1", "localhost")
    context = chrome.new_context(base_url=base, locale="id-ID")
    context.set_default_timeout(15_000)
    yield Auditor(context)
    context.close()


def enters(tab: Auditor, office: Office, login: str) -> None:
    """Type address and password."""
    tab.page.goto("/petugas/masuk")
    tab.page.get_by_label("Alamat email").fill(f"{login}@{people.DOMAIN}")
    tab.page.get_by_label("Kata sandi").fill(office.cast.password)
    tab.page.get_by_role("button", name="Masuk", exact=True).click()


def looks(tab: Auditor, name: str) -> None:
    """Look at the page as it stands, on a phone by night and on a desk by day."""
    for width, light in BOTH:
        tab.look(name, width=width, light=light, language="id")


def test_a_passkey_is_made_and_opens_the_desk(tab: Auditor, office: Office):
    page: Any = tab.page
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    enters(tab, office, "auditor")
    page.get_by_role("button", name="Keluar", exact=True).wait_for()
    tab.open("/petugas/konfirmasi")
    looks(tab, "confirm")
    tab.open("/petugas/akun/langkah-kedua/passkey")
    looks(tab, "add a passkey")
    page.get_by_label("Nama untuk passkey ini").fill("Laptop kantor")
    page.get_by_role("button", name="Buat passkey").click()
    page.get_by_role("heading", name="Kode pemulihan Anda").wait_for()
    looks(tab, "recovery codes")
    page.get_by_role("link", name="Sudah saya simpan").click()
    page.get_by_text("Laptop kantor").first.wait_for()
    page.get_by_role("button", name="Keluar", exact=True).click()
    enters(tab, office, "auditor")
    page.get_by_role("button", name="Pakai passkey").wait_for()
    looks(tab, "second step")
    page.get_by_role("button", name="Pakai passkey").click()
    page.get_by_role("heading", name="Antrean permohonan").wait_for()
    assert tab.complaints == []


def test_the_team_reads_and_writes_without_seeing_who_asks(tab: Auditor, office: Office):
    page: Any = tab.page
    enters(tab, office, "tim")
    page.get_by_role("link", name="PIP-").first.click()
    page.get_by_role("link", name="Tulis pertimbangan").click()
    page.get_by_label("Pertimbangan tertulis").wait_for()
    looks(tab, "consider")
    page.get_by_label("Pertimbangan tertulis").fill("Menurut tim dapat dibuka sebagian.")
    page.get_by_role("button", name="Kirim pertimbangan").click()
    page.get_by_text("Pertimbangan tersimpan").wait_for()
    assert tab.complaints == []
