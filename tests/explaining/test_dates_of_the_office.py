"""The days that the office owes to nobody in particular are explained too."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from ppid.accounts.models import Role
from ppid.admin.duties import actions
from ppid.kit.db import transaction
from ppid.law import Duty
from tests import builders
from tests.exclusions.bench_of_testers import a_decreed
from tests.explaining.test_why_this_date import words

TODAY = datetime(2026, 8, 12, 2, 0, tzinfo=UTC)


@pytest.fixture
def ppid(client, monkeypatch: pytest.MonkeyPatch):
    """The PPID, signed in on Wednesday 12 August 2026; the register has a request of 10 August."""
    for room in ("admin.duties", "publication.room", "reports.yearly", "exclusions"):
        place = room if room == "publication.room" else f"{room}.views"
        monkeypatch.setattr(f"ppid.{place}.now", lambda: TODAY)
    builders.an_accepted_case()
    officer = builders.an_officer(Role.PPID)
    with transaction():
        actions.record(
            duty=Duty.LIST_UPDATE, on=date(2026, 6, 28), year=None, reference="12/2026",
            by=officer, at=TODAY,
        )  # fmt: skip
    return builders.signed_in(client, officer)


def test_the_update_of_the_list_is_counted_in_months_from_the_last_decree(ppid):
    path = "/petugas/kewajiban/tanggal/D19"
    for page in ("/petugas/kewajiban", "/petugas/dip"):
        assert path in ppid.get(page).text
    said = words(ppid.get(path))
    assert "Mengapa Senin, 28 Desember 2026?" in said
    assert "6 bulan sejak Minggu, 28 Juni 2026, yaitu penetapan Daftar Informasi Publik" in said
    assert "Perki 1/2021 Pasal 45 ayat (7)" in said
    assert "bulan ke- 6 Senin, 28 Desember 2026 hari terakhir" in said
    assert "Profil hukum versi" in said
    value = ppid.get(path + ".json").json
    assert (value["due"], value["stretches"][0]["event"]) == ("2026-12-28", "list_set")


def test_a_duty_never_done_is_counted_from_the_first_request(ppid):
    value = ppid.get("/petugas/kewajiban/tanggal/D20.json").json
    (stretch,) = value["stretches"]
    assert (value["due"], stretch["event"]) == ("2027-02-10", "first_request")


def test_the_report_is_due_on_31_march_whatever_day_that_is_and_says_the_day_to_aim_at(ppid):
    path = "/petugas/kewajiban/tanggal/D21"
    assert path in ppid.get("/petugas/laporan").text
    (event,) = Calendar.from_ical(ppid.get(path + ".ics").data).walk("VEVENT")
    assert event["dtstart"].dt == date(2027, 3, 31)
    assert event["uid"].startswith("2026-d21@")
    assert ppid.get("/petugas/kewajiban/tanggal/D4").status_code == 404


def test_a_legal_day_on_a_day_off_does_not_move_and_shows_the_working_day_before(ppid):
    with transaction():
        actions.record(
            duty=Duty.ANNOUNCEMENT, on=date(2026, 6, 26), year=None, reference="",
            by=builders.an_officer(), at=TODAY,
        )  # fmt: skip
    said = words(ppid.get("/petugas/kewajiban/tanggal/D20"))
    assert "Mengapa Sabtu, 26 Desember 2026?" in said
    assert "Tanggal aman: Rabu, 23 Desember 2026" in said
    assert "tidak bergeser karena hari libur" in said


def test_the_window_before_an_exclusion_ends_is_counted_backwards(ppid):
    exclusion = a_decreed(
        builders.an_officer(Role.PPID, name="Rahma"),
        builders.an_officer(Role.SUPERIOR),
        period_ends_on=date(2027, 5, 5),
    )
    with transaction():
        pass
    here = f"/petugas/pengecualian/{exclusion.public_id}"
    assert here + "/tanggal/D22" in ppid.get(here).text
    said = words(ppid.get(here + "/tanggal/D22"))
    assert "30 hari kerja sebelum Rabu, 5 Mei 2027, yaitu hari terakhir pengecualian" in said
    assert "hari pertama pembukaan dapat ditetapkan" in said
    value = ppid.get(here + "/tanggal/D22.json").json
    counted = [day for day in value["stretches"][0]["days"] if day["number"]]
    assert (len(counted), counted[-1]["date"]) == (30, value["due"])
    assert ppid.get(here + "/tanggal/D22.ics").mimetype == "text/calendar"
    assert ppid.get(here + "/tanggal/D19").status_code == 404
