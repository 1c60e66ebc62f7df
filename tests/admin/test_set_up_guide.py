"""The set-up guide: what is missing is asked of the data, and said with its article."""

from __future__ import annotations

import re

from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import Officer, Role
from ppid.admin.readiness import queries
from ppid.admin.readiness.parts import Part
from ppid.kit.clock import now
from ppid.kit.db import db
from ppid.office.models import OfficeEntry, OfficeEvent
from ppid.office.queries import office
from tests import builders

GUIDE = "/pengaturan/penyiapan"


def lacks(part: Part) -> list[str]:
    """What a part lacks now."""
    return next(list(step.lacks) for step in queries.steps(now()) if step.part is part)


def seen(page: str, part: str) -> str:
    """The mark that the confirmation of a part carries."""
    found = re.search(rf'penyiapan/{part}".*?name="seen" value="([^"]+)"', page, re.DOTALL)
    assert found
    return found[1]


def test_a_new_office_is_led_from_the_sign_in_through_what_is_missing(
    admin: FlaskClient, administrator: Officer
):
    assert admin.get("/pengaturan/mulai").location == GUIDE
    page = admin.get(GUIDE).text
    for said in (
        "Kerjakan sekarang",
        "belum ada unit",
        "PPID belum diundang",
        "belum ada cadangan yang diuji",
        "UU 14/2008 Pasal 22 ayat (7)",
        "/pengaturan/petugas/baru?templat=ppid",
    ):
        assert said in page


def test_a_part_is_done_when_the_data_say_so_and_open_again_when_they_do_not(app: Flask):
    assert lacks(Part.UNITS) == ["belum ada unit"]
    unit = builders.a_unit()
    assert lacks(Part.UNITS) == []
    unit.email = ""
    assert lacks(Part.UNITS) == [f"tanpa email dan petugas: {unit.short}"]
    for role in (Role.PPID, Role.SUPERIOR):
        builders.an_officer(role)
    office().ppid_name = "Rahma Wulandari"
    assert lacks(Part.NAMED) == []


def test_what_was_looked_at_is_looked_at_again_once_it_changed(
    admin: FlaskClient, administrator: Officer
):
    mark = seen(admin.get(GUIDE).text, "law")
    assert admin.post(f"{GUIDE}/law", data={"seen": mark}).status_code == 303
    assert lacks(Part.LAW) == []
    assert "Diperiksa Ratna Dewi" in admin.get(GUIDE).text
    office().law_version += 1
    assert lacks(Part.LAW) == ["berubah sejak terakhir diperiksa"]
    again = admin.post(f"{GUIDE}/law", data={"seen": mark}, follow_redirects=True)
    assert "berubah sejak Anda membukanya" in again.text
    assert lacks(Part.LAW) == ["berubah sejak terakhir diperiksa"]
    assert admin.post(f"{GUIDE}/profile").status_code == 404


def test_forty_units_are_pasted_checked_and_added_at_once(admin: FlaskClient):
    builders.a_unit("Dinas Sosial")
    lines = ["Nama\tSingkatan\tEmail"]
    lines += [f"Dinas Nomor {n}\tDN{n}\tdn{n}@sukamaju.example" for n in range(40)]
    pasted = "\n".join([*lines, "dinas sosial\tDinsos\t"])
    page = admin.post("/pengaturan/unit/daftar", data={"lines": pasted, "check": "1"})
    assert "40 baru, 1 sudah ada dan dilewati, 0 harus dibetulkan" in page.text
    bad = pasted + "\n\tX\t\nDinas Nomor 3\tY\t\nDinas Z\tZ\tbukan alamat"
    page = admin.post("/pengaturan/unit/daftar", data={"lines": bad, "submit": "1"})
    for said in ("3 harus dibetulkan", "Nama unit kosong.", "baris sebelumnya", "tidak lengkap"):
        assert said in page.text
    added = admin.post("/pengaturan/unit/daftar", data={"lines": pasted, "submit": "1"})
    assert added.location == "/pengaturan/unit"
    assert "Dinas Nomor 39" in admin.get("/pengaturan/unit").text
    entry = db.session.query(OfficeEntry).filter_by(event=OfficeEvent.UNITS_IMPORTED).one()
    assert len(entry.facts["names"]) == 40


def test_a_template_fills_in_the_roles_of_an_invitation(admin: FlaskClient):
    page = admin.get("/pengaturan/petugas/baru?templat=kecil").text
    chosen = re.findall(r'value="(\w+)"[^>]*checked', page)
    assert sorted(chosen) == ["desk", "ppid"]
