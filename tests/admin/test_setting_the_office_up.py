"""Profile, units, days off: what an administrator sets up, and what is refused in words."""

from __future__ import annotations

import re
from datetime import time

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import Officer, Role
from ppid.kit import clock
from ppid.kit.db import db
from ppid.office.calendar import local_day, working_calendar
from ppid.office.models import Holiday, Unit
from ppid.office.queries import office
from tests import builders

PROFILE = {
    "name": "PPID Kabupaten Sukamaju", "body_name": "Pemerintah Kabupaten Sukamaju",
    "place": "Sukamaju", "address": "Jalan Merdeka 1", "phone": "(0411) 555-0101",
    "email": "ppid@sukamaju.example", "website": "ppid.sukamaju.example",
    "letterhead": "Gedung B lantai 2", "zone": "Asia/Jayapura", "opens": "07.30",
    "closes": "15:30", "ppid_name": "Rahma Wulandari", "ppid_title": "Kepala Dinas",
    "ppid_nip": "198001012005012001", "superior_title": "Sekretaris Daerah",
    "number_prefix": "PIP", "payment": "Bank Contoh", "cost_basis": "Perbup 3 Tahun 2024",
}  # fmt: skip
NEXT_YEAR = "2099"


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
    ({"number_prefix": "PIP/1"}, "Pakai huruf dan angka saja"),
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


def test_a_new_day_off_does_not_disturb_an_open_profile(admin: FlaskClient):
    mark = seen(admin.get("/pengaturan/profil").text)
    add_day(admin)
    saved = admin.post("/pengaturan/profil", data=PROFILE | {"seen": mark})
    assert saved.status_code == 303


def add_day(browser: FlaskClient, **said: str) -> object:
    """Fill in the form of a day off."""
    day = {"on": f"{NEXT_YEAR}-03-04", "name": "Hari Jadi Kabupaten", "kind": "libur_daerah",
           "source": "Keputusan Bupati Nomor 5"}  # fmt: skip
    return browser.post("/pengaturan/hari-libur", data=day | said)


def test_a_day_off_is_added_and_deadlines_skip_it_from_now_on(admin: FlaskClient):
    on = f"{NEXT_YEAR}-03-04"
    before = working_calendar()
    answer = add_day(admin)
    assert answer.location == f"/pengaturan/hari-libur?tahun={NEXT_YEAR}"
    page = admin.get(answer.location).text
    assert "Rabu, 4 Maret 2099 ditambahkan sebagai hari libur." in page
    assert "Hari Jadi Kabupaten" in page
    (day,) = db.session.query(Holiday).filter_by(name="Hari Jadi Kabupaten")
    assert (day.on.isoformat(), day.confirmed) == (on, True)
    assert before.is_working(day.on)
    assert not working_calendar().is_working(day.on)


def test_the_same_day_twice_is_said_plainly(admin: FlaskClient):
    add_day(admin)
    page = add_day(admin, name="Nama lain").text
    assert "Rabu, 4 Maret 2099 sudah tercatat libur: Hari Jadi Kabupaten." in page
    assert 'value="Nama lain"' in page


@pytest.mark.parametrize(("wrong", "said"), [
    ({"on": ""}, "Isi tanggalnya."),
    ({"on": "kemarin"}, "Tulis tanggal seperti 25-11-2026."),
    ({"on": "0001-01-01"}, "Periksa tahunnya."),
    ({"kind": "iseng"}, "Pilih salah satu."),
    ({"source": ""}, "Isi dasar penetapannya."),
])  # fmt: skip
def test_a_wrong_day_off_is_refused_in_words(admin: FlaskClient, wrong: dict[str, str], said: str):
    assert said in add_day(admin, **wrong).text


def test_a_year_is_marked_as_compared_with_the_decree(admin: FlaskClient):
    page = admin.get("/pengaturan/hari-libur?tahun=2027").text
    assert "Belum dicocokkan dengan SKB" in page
    admin.post("/pengaturan/hari-libur/2027/cocok")
    page = admin.get("/pengaturan/hari-libur?tahun=2027").text
    assert "Belum dicocokkan" not in page


def test_a_coming_day_off_can_be_removed_and_a_past_one_cannot(admin: FlaskClient):
    add_day(admin)
    admin.post(f"/pengaturan/hari-libur/{NEXT_YEAR}-03-04/hapus")
    assert db.session.query(Holiday).filter_by(name="Hari Jadi Kabupaten").count() == 0
    refused = admin.post("/pengaturan/hari-libur/2024-01-01/hapus", follow_redirects=True)
    assert "sudah lewat tidak dapat dihapus" in refused.text
    for strange in ("2099-13-77", "bukan-hari", f"{NEXT_YEAR}-03-05"):
        assert admin.post(f"/pengaturan/hari-libur/{strange}/hapus").status_code == 303


def test_the_page_says_that_running_cases_keep_their_dates(admin: FlaskClient):
    assert (
        "tetap memakai tanggal yang sudah diberitahukan" in admin.get("/pengaturan/hari-libur").text
    )


def test_a_unit_is_added_changed_retired_and_brought_back(admin: FlaskClient):
    said = {"name": "Dinas Perikanan", "short": "Diskan", "email": "ikan@sukamaju.example"}
    admin.post("/pengaturan/unit/baru", data=said)
    (unit,) = db.session.query(Unit).filter_by(name="Dinas Perikanan")
    admin.post(f"/pengaturan/unit/{unit.id}", data=said | {"short": "DKP"})
    assert unit.short == "DKP"
    admin.post(f"/pengaturan/unit/{unit.id}/pensiun")
    assert not unit.active
    admin.post(f"/pengaturan/unit/{unit.id}/aktif")
    assert unit.active


def test_two_units_cannot_have_one_name(admin: FlaskClient):
    one, other = builders.a_unit("Dinas Satu"), builders.a_unit("Dinas Dua")
    said = {"name": "dinas satu", "short": "X"}
    assert "Sudah ada unit dengan nama ini." in admin.post("/pengaturan/unit/baru", data=said).text
    assert "Sudah ada unit lain" in admin.post(f"/pengaturan/unit/{other.id}", data=said).text
    assert admin.post(f"/pengaturan/unit/{one.id}", data=said).status_code == 303


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
                     "/pengaturan/hari-libur/2027/cocok", "/pengaturan/petugas/baru",
                     "/pengaturan/uji-email", "/petugas/akun", "/petugas/keluar",
                     "/petugas/masuk", "/petugas/lupa-sandi"):  # fmt: skip
            assert client.post(path, data={"name": "x"}).status_code == 400, path
    finally:
        app.config["WTF_CSRF_ENABLED"] = False
