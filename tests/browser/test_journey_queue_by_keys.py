"""The PPID triages the morning queue without a mouse (journey J4), on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, expect

from ppid.accounts.models import Role
from ppid.admin.calendar.actions import change_calendar
from ppid.cases.models import Assignment
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.office.calendar import local_day, working_calendar
from ppid.office.edits import CalendarEdit, DayOff
from ppid.office.models import Unit
from tests.browser.acts import in_days
from tests.browser.by_keys import WIDTHS, Walk, walking
from tests.browser.further import officer
from tests.browser.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

QUEUE = "/petugas/antrean"
TWELVE = 12
DO_IT = "Kerjakan untuk semua yang dipilih"
ROWS = ".pp-queue tbody tr"


@contextmanager
def a_holiday_of_this_morning(office: Office) -> Iterator[None]:
    """The administrator added a day off; afterwards it is a working day again."""
    with office.app.app_context():
        day = DayOff(working_calendar().add(local_day(now()), 2), "Hari Jadi", source="SK Bupati")
        _change(CalendarEdit(added=(day,)))
        try:
            yield
        finally:
            _change(CalendarEdit(removed=(day,)))
            db.session.remove()
            db.engine.dispose()


def _change(edit: CalendarEdit) -> None:
    with transaction():
        change_calendar(edit, seen=None, by=officer(Role.ADMIN), at=now())


@pytest.mark.parametrize("width", WIDTHS)
def test_the_morning_queue_is_triaged_by_keys_alone(chrome: Browser, office: Office, width: int):
    with walking(chrome, office, width) as come, a_holiday_of_this_morning(office):
        dewi, rahma = come().signs_in("desk"), come().signs_in("ppid")
        _is_on_leave(dewi)
        _reads_what_waits(rahma)
        _narrows(rahma)
        number = _opens_one_and_comes_back(rahma)
        _hands_twelve_out(rahma, dewi, number, _a_free_unit())
        _keeps_a_filter(rahma)
        _is_back(dewi)


def _a_free_unit() -> str:
    """A unit that no request waits for."""
    waited_for = sa.exists().where(
        Assignment.unit_id == Unit.id,
        Assignment.recalled_at.is_(None),
        Assignment.answered_at.is_(None),
    )
    return str(db.session.scalars(sa.select(Unit.name).where(Unit.active, ~waited_for)).first())


def _is_on_leave(dewi: Walk) -> None:
    """Line 6: who is on leave names who stands in."""
    dewi.opens("/petugas/akun/cuti")
    dewi.write_day("Hari pertama cuti", date.fromisoformat(in_days(0)))
    dewi.write_day("Hari terakhir cuti", date.fromisoformat(in_days(1)))
    dewi.pick("Pelaksana harian", "Rahma")
    dewi.press("Simpan cuti")
    expect(dewi.page.get_by_role("main")).to_contain_text("Pelaksana harian: Rahma Wulandari")
    dewi.looks("accounts.leave")


def _is_back(dewi: Walk) -> None:
    dewi.opens("/petugas/akun/cuti")
    dewi.press("Akhiri cuti")


def _reads_what_waits(rahma: Walk) -> None:
    """Lines 1, 5 and 6: time left in colour, word and sign; what moved; whose cases came."""
    rahma.opens(QUEUE)
    page = rahma.page
    rahma.looks("casework.queue")
    days = page.locator(f"{ROWS} time").evaluate_all("all => all.map((one) => one.dateTime)")
    assert days == sorted(days)
    tag = page.locator(f"{ROWS} .govuk-tag").first
    expect(tag).to_contain_text("Terlambat")
    assert tag.locator("svg").count() == 1
    assert "govuk-tag--red" in tag.get_attribute("class")
    expect(page.get_by_text("Hari ini Anda mewakili Dewi Anggraini")).to_be_visible()
    expect(page.get_by_text("Kalender kerja berubah hari ini")).to_be_visible()
    rahma.unfold("Lihat semula dan sesudah")
    moved = page.get_by_role("table", name="Tanggal yang bergeser hari ini").locator("tbody tr")
    expect(moved.first).to_be_visible()
    assert moved.count() > 1


def _narrows(rahma: Walk) -> None:
    """Line 1: by what is late, due today, of nobody, and by unit."""
    tiles, rows = rahma.page.locator(".pp-tile a"), rahma.page.locator(ROWS)
    for name in ("Terlambat", "Jatuh tempo hari ini", "Baru, belum ada petugas"):
        words = " ".join(tiles.filter(has_text=name).inner_text().split())
        rahma.press(words)
        assert rows.count() == int(words.split()[0])
    rahma.opens(f"{QUEUE}?owner=mine")
    expect(rows.filter(has_text="Dewi Anggraini").first).to_be_visible()
    rahma.unfold("Saringan lain")
    rahma.pick("Perangkat daerah", "Dinas Kesehatan")
    rahma.press("Terapkan", back=True)
    assert "unit=" in rahma.page.url
    assert all("Dinkes" in words for words in rows.all_inner_texts())


def _opens_one_and_comes_back(rahma: Walk) -> str:
    """Line 2: J, K and Enter. Returns one of hers."""
    rahma.opens(f"{QUEUE}?state=in_progress")
    rahma.key("j", "j", "k")
    rows = rahma.page.locator(ROWS)
    number = rows.first.locator("a").inner_text()
    her_own = rows.filter(has_text="Rahma Wulandari").first.locator("a").inner_text()
    assert rahma.here().words == number
    rahma.enter()
    assert rahma.page.url.endswith(number)
    rahma.looks("casework.show")
    return her_own


def _hands_twelve_out(rahma: Walk, dewi: Walk, number: str, unit: str) -> None:
    """Lines 2 and 3: twelve at once, one of them just taken; then all of it is taken back."""
    page = rahma.page
    rahma.opens(f"{QUEUE}?state=in_progress")
    rahma.key(*(key for _each in range(TWELVE) for key in "jx"))
    expect(page.locator("[data-chosen]")).to_have_text(f"{TWELVE} dicentang")
    rahma.key("b")
    rahma.type("Teruskan")
    rahma.press("Lanjut")
    rahma.tick(unit)
    rahma.write("Catatan untuk perangkat daerah", "Mohon dijawab bersama.")
    rahma.looks("bulk.ask")
    _takes(dewi, number)
    rahma.press(DO_IT)
    expect(page.get_by_role("status")).to_contain_text(f"{TWELVE - 1} dari {TWELVE} permohonan")
    refused = page.locator("tbody tr").filter(has_text=number)
    expect(refused).to_contain_text("Rekan Anda baru saja mengubahnya")
    rahma.looks("bulk.result")
    rahma.press("Batalkan semuanya")
    expect(page.get_by_role("status")).to_contain_text(f"{TWELVE - 1} dari {TWELVE - 1}")


def _takes(dewi: Walk, number: str) -> None:
    dewi.opens(f"{QUEUE}?words={number}")
    dewi.key("j", "x", "b")
    dewi.type("Ambil")
    dewi.press("Lanjut")
    dewi.press(DO_IT)
    expect(dewi.page.get_by_role("status")).to_contain_text("1 dari 1 permohonan")


def _keeps_a_filter(rahma: Walk) -> None:
    """Line 4: what is late and mine has a name, and comes by mail every morning."""
    rahma.opens(f"{QUEUE}?owner=mine&due=late")
    rahma.unfold("Simpan saringan ini")
    rahma.write("Nama saringan", "Terlambat saya")
    rahma.tick("Kirim hasilnya kepada saya setiap pagi hari kerja")
    rahma.press("Simpan saringan")
    rahma.press("Atur saringan")
    rahma.to("Hentikan email Terlambat saya")
    rahma.looks("casework.saved_filters")
    rahma.press("Hapus Terlambat saya")
    expect(rahma.page.get_by_text("Saringan dihapus.")).to_be_visible()
