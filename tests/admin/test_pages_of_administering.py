"""The pages of administering open for administrators and for nobody else."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from ppid.accounts.models import Role
from tests import builders

PAGES = (
    "/pengaturan", "/pengaturan/profil", "/pengaturan/uji-email", "/pengaturan/unit",
    "/pengaturan/unit/baru", "/pengaturan/petugas", "/pengaturan/petugas/baru",
    "/pengaturan/hari-libur", "/pengaturan/surat", "/pengaturan/surat?status=menunggu",
    "/pengaturan/surat?status=semua", "/pengaturan/surat?nomor=PIP-2026-000001",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_an_administrator_opens_every_page(admin: FlaskClient, page: str):
    answer = admin.get(page)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize("page", PAGES)
def test_strangers_are_asked_to_sign_in(client: FlaskClient, page: str):
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer.location.startswith("/petugas/masuk?next=")


@pytest.mark.parametrize("role", [Role.DESK, Role.PPID, Role.UNIT, Role.SUPERIOR])
def test_other_officers_are_refused(client: FlaskClient, role: Role):
    builders.signed_in(client, builders.an_officer(role))
    assert {client.get(page).status_code for page in PAGES} == {403}


def test_the_first_page_says_what_is_missing(admin: FlaskClient):
    page = admin.get("/pengaturan").text
    assert "Belum diisi:" in page
    assert "Belum ada unit" in page
    assert "Pengirim surat tidak bekerja" in page


def test_foreign_numbers_in_an_address_find_nothing(admin: FlaskClient):
    for page in ("/pengaturan/unit/999999", "/pengaturan/petugas/999999"):
        assert admin.get(page).status_code == 404
    assert admin.get("/pengaturan/surat?status=aneh&sebelum=abc").status_code == 200
    assert admin.get("/pengaturan/hari-libur?tahun=99999").status_code == 200
