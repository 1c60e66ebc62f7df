"""What an objection opened becomes an entry of the public list that everybody finds."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.publication.upkeep import take_in_opened
from tests.browser.acts import DESK, go_on, sign_in
from tests.browser.audit import NARROWEST, Auditor
from tests.browser.conftest import Somebody
from tests.browser.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TITLE = "Hasil pemeriksaan inspektorat atas Dinas PUPR tahun 2024, halaman 12"


def test_what_an_objection_opened_is_found_by_everybody(somebody: Somebody, office: Office):
    ppid, superior = somebody(viewport=DESK), somebody(viewport=DESK)
    sign_in(ppid, office, "ppid")
    sign_in(superior, office, "superior")
    _carry_out_and_open(ppid, office)
    with office.app.app_context():
        with transaction():
            take_in_opened(at=now())
        db.session.remove()
        db.engine.dispose()
    _complete_and_propose(ppid)
    road = _prepare(ppid)
    _is_for_everyone(superior, f"{road}/persetujuan")
    superior.goto(road)
    superior.get_by_role("link", name="Baca dan putuskan").click()
    superior.get_by_label("Setujui penetapan daftar ini").check()
    go_on(superior, "Simpan putusan saya")
    _is_for_everyone(ppid, f"{road}/tetapkan")
    ppid.goto(road)
    ppid.get_by_role("link", name="Tetapkan", exact=True).click()
    go_on(ppid, "Tetapkan dan umumkan")
    expect(ppid.get_by_role("main")).to_contain_text("Berlaku sejak")
    _find(somebody())


def _is_for_everyone(page: Page, path: str) -> None:
    """Pages that are there only at one moment of a decree: axe, outline, width, console."""
    auditor = Auditor(page.context)
    auditor.open(path)
    auditor.look(path, width=360, light="light", language="id")
    auditor.look(path, width=1280, light="dark", language="id")
    auditor.fits(path, NARROWEST)
    auditor.page.close()
    assert auditor.complaints == []


def _carry_out_and_open(page: Page, office: Office) -> None:
    """The last task of the demonstration's objection that was granted in part."""
    for number in sorted(office.objections):
        page.goto(f"/petugas/keberatan/{number}")
        task = page.get_by_role("main").locator("a[href*='/perintah/']").first
        if task.count():
            break
    task.click()
    page.get_by_label("Apa yang sudah dilakukan").fill("Halaman 12 diserahkan lagi.")
    page.get_by_label("Informasi ini sekarang terbuka untuk umum").check()
    page.get_by_label("Ketik nomor keberatan ini").fill(number)
    page.get_by_role("main").locator("button[type=submit]").last.click()
    page.wait_for_load_state()


def _complete_and_propose(page: Page) -> None:
    """The newest thing that waits gets the office's words."""
    page.goto("/petugas/dip?status=waiting")
    page.get_by_role("main").locator("table a").first.click()
    page.get_by_role("link", name="Lengkapi").click()
    page.get_by_label("Judul informasi").fill(TITLE)
    page.get_by_label("Penanggung jawab pembuatan").fill("Sekretaris Inspektorat")
    page.get_by_label("Waktu pembuatan").fill("2024")
    page.get_by_label("Tempat pembuatan").fill("Kota Biru")
    page.get_by_label("Jangka waktu penyimpanan").fill("10 tahun")
    go_on(page, "Simpan")
    go_on(page, "Usulkan")
    expect(page.get_by_role("main")).to_contain_text("Menunggu dimasukkan PPID")


def _prepare(page: Page) -> str:
    page.goto("/petugas/dip/penetapan")
    go_on(page, "Siapkan penetapan")
    expect(page.get_by_role("main")).to_contain_text(TITLE)
    _is_for_everyone(page, f"{page.url}/usulan")
    go_on(page, "Minta persetujuan")
    expect(page.get_by_role("main")).to_contain_text("Menunggu persetujuan Atasan PPID")
    return page.url


def _find(page: Page) -> None:
    """Without a sign-in: by words, then the page itself."""
    page.goto("/informasi")
    page.get_by_label("Kata yang dicari").fill("pemeriksaan inspektorat halaman 12")
    go_on(page, "Terapkan")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_role("main")).not_to_contain_text("Irfan")
