"""Profile, units: what an administrator sets up, and what is refused in words."""

from __future__ import annotations

import re
from datetime import time

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import Officer, Role
from ppid.admin.actions import mark_of
from ppid.admin.people.actions import UNIT
from ppid.kit import clock
from ppid.kit.db import db
from ppid.office.calendar import local_day
from ppid.office.models import Unit
from ppid.office.queries import office
from tests import builders

PROFILE = {
    "name": "PPID Kabupaten Sukamaju", "body_name": "Pemerintah Kabupaten Sukamaju",
    "place": "Sukamaju", "address": "Jalan Merdeka 1", "phone": "(0411) 555-0101",
    "email": "ppid@sukamaju.example", "website": "ppid.sukamaju.example",
    "letterhead": "Gedung B lantai 2", "zone": "Asia/Jayapura", "opens": "07.30",
    "closes": "15:30", "ppid_name": "Rahma Wulandari", "ppid_title": "Kepala Dinas",
    "ppid_nip": "198001012005012001", "superior_title": "Sekretaris Daerah",
    "fax": "(0411) 555-0102", "ppid_rank": "Pembina (IV/a)",
    "superior_name": "Hendra Saputra", "superior_rank": "Pembina Utama (IV/e)",
    "superior_nip": "197001011995011001", "payment": "Bank Contoh",
    "cost_basis": "Perbup 3 Tahun 2024",
}  # fmt: skip


def seen(page: str) -> str:
    """The mark that a form of the profile carries."""
    return re.search(r'name="seen"[^>]*value="([^"]+)"', page).group(1)  # type: ignore[union-attr]


def save(browser: FlaskClient, **said: str) -> object:
    """Open the profile, fill it in and save."""
    mark = seen(browser.get("/pengaturan/profil").text)
    return browser.post("/pengaturan/profil", data=PROFILE | {"seen": mark} | said)


def test_an_administrator_saves_the_whole_profile(admin: FlaskClient):
    assert save(admin).status_code == 303
    own = office()
    assert (own.zone, own.opens, own.closes) == ("Asia/Jayapura", time(7, 30), time(15, 30))
    kept = set(PROFILE) - {"zone", "opens", "closes"}
    assert {name: getattr(own, name) for name in kept} == {n: PROFILE[n] for n in kept}


@pytest.mark.parametrize(("wrong", "said"), [
    ({"name": ""}, "Isi nama PPID."),
    ({"email": "bukan email"}, "Tulis alamat email lengkap"),
    ({"phone": "telepon kami"}, "Tulis nomor telepon"),
    ({"opens": "jam tujuh"}, "Tulis jam seperti 08.00."),
    ({"closes": "07.00"}, "Jam tutup harus sesudah jam buka."),
    ({"zone": "Europe/Berlin"}, "Pilih salah satu."),
    ({"letterhead": "a\nb\nc\nd\ne\nf\ng"}, "Paling banyak enam baris."),
    ({"website": "bukan situs"}, "Tulis alamat situs"),
])  # fmt: skip
def test_what_is_wrong_is_said_at_the_field_and_all_that_was_typed_stays(
    admin: FlaskClient, wrong: dict[str, str], said: str
):
    page = save(admin, **({"address": "Jalan Kenanga 77"} | wrong)).text
    assert page.count(said) >= 2  # in the summary and at the field
    assert "Jalan Kenanga 77" in page
    assert office().address != "Jalan Kenanga 77"


def test_who_saves_second_sees_what_the_first_one_said(admin: FlaskClient):
    mark = seen(admin.get("/pengaturan/profil").text)
    save(admin, address="Jalan Pertama 1")
    second = admin.post(
        "/pengaturan/profil", data=PROFILE | {"seen": mark, "address": "Jalan Kedua 2"}
    )
    assert second.status_code == 409
    assert "Profil diubah orang lain" in second.text
    assert "Jalan Pertama 1" in second.text
    assert "Jalan Kedua 2" in second.text
    assert office().address == "Jalan Pertama 1"
    again = admin.post(
        "/pengaturan/profil",
        data=PROFILE | {"seen": seen(second.text), "address": "Jalan Kedua 2"},
    )
    assert again.status_code == 303
    assert office().address == "Jalan Kedua 2"


def test_a_calendar_that_turned_a_page_does_not_disturb_an_open_profile(admin: FlaskClient):
    mark = seen(admin.get("/pengaturan/profil").text)
    admin.post("/pengaturan/hari-libur/2027/cocok")
    saved = admin.post("/pengaturan/profil", data=PROFILE | {"seen": mark})
    assert saved.status_code == 303


def test_a_unit_is_added_changed_retired_and_brought_back(admin: FlaskClient):
    said = {"name": "Dinas Perikanan", "short": "Diskan", "email": "ikan@sukamaju.example"}
    admin.post("/pengaturan/unit/baru", data=said)
    (unit,) = db.session.query(Unit).filter_by(name="Dinas Perikanan")
    mark = {"seen": mark_of(unit, UNIT)}
    admin.post(f"/pengaturan/unit/{unit.id}", data=said | mark | {"short": "DKP"})
    assert unit.short == "DKP"
    late = admin.post(f"/pengaturan/unit/{unit.id}", data=said | mark | {"short": "Ikan"})
    assert (late.status_code, unit.short) == (409, "DKP")
    assert "Yang tersimpan" in late.text
    admin.post(f"/pengaturan/unit/{unit.id}/pensiun")
    assert not unit.active
    admin.post(f"/pengaturan/unit/{unit.id}/aktif")
    assert unit.active


def test_two_units_cannot_have_one_name(admin: FlaskClient):
    one, other = builders.a_unit("Dinas Satu"), builders.a_unit("Dinas Dua")
    said = {"name": "dinas satu", "short": "X"}
    assert "Sudah ada unit dengan nama ini." in admin.post("/pengaturan/unit/baru", data=said).text
    marked = said | {"seen": mark_of(other, UNIT)}
    assert "Sudah ada unit lain" in admin.post(f"/pengaturan/unit/{other.id}", data=marked).text
    marked = said | {"seen": mark_of(one, UNIT)}
    assert admin.post(f"/pengaturan/unit/{one.id}", data=marked).status_code == 303


def test_a_unit_for_whose_answer_a_case_waits_cannot_be_retired(
    admin: FlaskClient, administrator: Officer
):
    from ppid.cases.models import Assignment

    unit, at = builders.a_unit(), clock.now()
    case = builders.a_case()
    db.session.add(Assignment(
        case_id=case.id, unit_id=unit.id, asked_by_id=administrator.id, asked_at=at,
        due_on=local_day(at),
    ))  # fmt: skip
    db.session.flush()
    refused = admin.post(f"/pengaturan/unit/{unit.id}/pensiun", follow_redirects=True)
    assert "1 permohonan masih menunggu" in refused.text
    assert unit.active


def test_nothing_is_changed_without_the_token_of_the_form(app: Flask, client: FlaskClient):
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        builders.signed_in(client, builders.an_officer(Role.ADMIN))
        for path in ("/pengaturan/profil", "/pengaturan/unit/baru", "/pengaturan/hari-libur",
                     "/pengaturan/hari-libur/2027/cocok", "/pengaturan/hari-libur/terapkan",
                     "/pengaturan/hari-libur/perubahan", "/pengaturan/petugas/baru",
                     "/pengaturan/uji-email", "/petugas/akun", "/petugas/keluar",
                     "/petugas/masuk", "/petugas/lupa-sandi"):  # fmt: skip
            assert client.post(path, data={"name": "x"}).status_code == 400, path
    finally:
        app.config["WTF_CSRF_ENABLED"] = False


def test_every_change_of_administration_is_in_one_record_for_administrator_and_auditor(
    app: Flask, admin: FlaskClient, administrator: Officer
):
    save(admin, address="Jalan Baru 9")
    admin.post("/pengaturan/unit/baru", data={"name": "Dinas Arsip", "short": "DA"})
    admin.post("/pengaturan/hari-libur/2027/cocok")
    auditor = builders.signed_in(app.test_client(), builders.an_officer(Role.AUDITOR))
    page = auditor.get("/pengaturan/riwayat").text
    for said in ("Jalan Baru 9", "Dinas Arsip", administrator.name, "Hari libur 2027"):
        assert said in page
    assert "Dinas Arsip" not in auditor.get("/pengaturan/riwayat?bagian=calendar").text
    assert auditor.get("/pengaturan/riwayat?bagian=x&sebelum=kapan").status_code == 200
    desk = builders.signed_in(app.test_client(), builders.an_officer(Role.DESK))
    assert desk.get("/pengaturan/riwayat").status_code == 403
