"""While somebody writes a request, the list says what may be there already; it never blocks."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.decisions.desk import a_ppid, a_superior
from tests.publication import clerk

WHAT = "/permohonan/baru/informasi"
ASKED = {"questions-0": "Saya minta laporan realisasi anggaran 2026", "purpose": "Penelitian"}


@pytest.fixture
def citizen(app: Flask) -> FlaskClient:
    """A browser that has said who asks, while the list holds something alike."""
    clerk.a_public_entry(a_ppid(), a_superior())
    browser = app.test_client()
    browser.post("/permohonan/baru/pemohon", data={"kind": "person"})
    browser.post(
        "/permohonan/baru/data-pemohon",
        data={
            "name": "Siti Rahmawati",
            "identity_number": "3273010101900001",
            "address": "Jalan Mawar 2",
            "email": "siti@contoh.example",
        },
    )
    return browser


def test_looking_keeps_what_was_typed_and_shows_what_is_alike(citizen: FlaskClient):
    looked = citizen.post(WHAT, data=ASKED | {"look": "1"})
    assert looked.status_code == 302
    page = citizen.get(looked.headers["location"].split("#")[0])
    assert "Mungkin sudah tersedia" in page.text
    assert clerk.SAYS["title"] in page.text
    assert ASKED["questions-0"] in page.text


def test_looking_for_what_is_not_there_says_so_and_lets_go_on(citizen: FlaskClient):
    typed = ASKED | {"questions-0": "Rekaman kamera terminal", "look": "1"}
    page = citizen.get(citizen.post(WHAT, data=typed).headers["location"].split("#")[0])
    assert "Kami tidak menemukan yang mirip." in page.text
    assert citizen.post(WHAT, data=ASKED).headers["location"].endswith("/cara-menerima")


def test_the_check_page_shows_it_and_the_request_can_still_be_sent(citizen: FlaskClient):
    citizen.post(WHAT, data=ASKED)
    citizen.post(
        "/permohonan/baru/cara-menerima",
        data={"obtain": "copy", "copy_form": "softcopy", "delivery": "email"},
    )
    citizen.post("/permohonan/baru/identitas", data={"bring": "later"})
    page = citizen.get("/permohonan/baru/periksa")
    assert "Mungkin sudah tersedia" in page.text
    assert "Kirim permohonan" in page.text


def test_without_a_word_nothing_is_suggested(citizen: FlaskClient):
    assert "Mungkin sudah tersedia" not in citizen.get(WHAT).text
