"""Before identities, exports, hand-over and account changes one is asked again who one is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts import browsers
from ppid.accounts.access import says
from ppid.accounts.models import KeptForm, Officer, Role, SignIn
from ppid.kit.db import db
from tests import builders
from tests.accounts.conftest import SECRET, an_officer

ASKED_AGAIN = {
    "accounts.add_passkey", "accounts.recovery_codes", "accounts.remove_app",
    "accounts.remove_passkey", "accounts.set_up_app",
    "admin.deactivate", "admin.invite", "admin.officer", "admin.reactivate",
    "admin.reset_factors", "admin.security", "admin.sign_out_officer",
    "casework.identity", "decisions.confirm", "disputes.pack", "exports.fetch",
    "objections.identity",
}  # fmt: skip


def longer_ago(officer: Officer, minutes: int) -> None:
    """Let the officer have proved who it is that many minutes ago."""
    (row,) = db.session.query(SignIn).filter_by(officer_id=officer.id)
    row.confirmed_at -= timedelta(minutes=minutes)
    db.session.flush()


@pytest.fixture
def admin(client: FlaskClient) -> Officer:
    """An administrator in a browser, who signed in a quarter of an hour ago."""
    officer = an_officer(Role.ADMIN, has_factor=True)
    builders.signed_in(client, officer)
    return officer


def test_these_doors_ask_again(app: Flask):
    asking = {endpoint for endpoint in app.view_functions if says(app, endpoint, "confirms")}
    assert asking >= ASKED_AGAIN


def test_within_a_quarter_of_an_hour_nobody_is_asked(client: FlaskClient, admin: Officer):
    longer_ago(admin, 14)
    assert client.get("/pengaturan/petugas/baru").status_code == 200


def test_later_the_password_opens_the_page_that_was_wanted(client: FlaskClient, admin: Officer):
    longer_ago(admin, 16)
    asked = client.get(f"/pengaturan/petugas/{admin.id}").location
    assert asked == f"/petugas/konfirmasi?next=/pengaturan/petugas/{admin.id}"
    assert "15 menit" in client.get(asked).text
    wrong = client.post(asked, data={"password": "salah sekali ini"})
    assert "Kata sandi tidak cocok" in wrong.text
    assert (
        client.post(asked, data={"password": SECRET}).location == f"/pengaturan/petugas/{admin.id}"
    )
    assert client.get(f"/pengaturan/petugas/{admin.id}").status_code == 200


def test_what_was_typed_is_kept_meanwhile(client: FlaskClient, admin: Officer):
    longer_ago(admin, 16)
    typed = {"name": "Made Suarti", "email": "made@sukamaju.example", "roles": "desk",
             "unit_id": "0"}  # fmt: skip
    asked = client.post("/pengaturan/petugas/baru", data=typed).location
    assert asked == "/petugas/konfirmasi?next=/petugas/lanjutkan"
    assert client.post(asked, data={"password": SECRET}).location == "/petugas/lanjutkan"
    assert "Made Suarti" in client.get("/petugas/lanjutkan").text
    sent = client.post("/petugas/lanjutkan/kirim", data=typed, follow_redirects=True)
    assert "Undangan masuk antrean kirim" in sent.text
    assert db.session.query(KeptForm).count() == 0


def test_a_button_without_words_is_pressed_again(client: FlaskClient, admin: Officer):
    longer_ago(admin, 16)
    other = builders.an_officer()
    page = f"/pengaturan/petugas/{other.id}"
    asked = client.post(f"{page}/nonaktif", headers={"Referer": f"http://localhost{page}"})
    assert asked.location == f"/petugas/konfirmasi?next={page}"
    assert "tekan sekali lagi tombol tadi" in client.get(asked.location).text
    assert other.active


@pytest.mark.parametrize("place", ["//evil.example", "https://evil.example/petugas/akun", "/lacak"])
def test_nobody_is_sent_elsewhere_afterwards(client: FlaskClient, admin: Officer, place: str):
    longer_ago(admin, 16)
    sent = client.post(
        "/petugas/konfirmasi", query_string={"next": place}, data={"password": SECRET}
    )
    assert sent.location == "/pengaturan/mulai"


def test_a_network_is_known_again_but_not_its_address(app: Flask):
    here = "9.9.9.9"
    assert browsers.network("10.1.2.3") == browsers.network("127.0.0.1") == browsers.LOCAL
    assert browsers.network(here) == browsers.network(here)
    assert browsers.network(here) != browsers.network("8.8.8.8")
    assert browsers.network("8.8.8.8") == browsers.network("8.8.8.200")
    assert "8.8.8" not in browsers.network("8.8.8.8")
    assert browsers.network("nonsense") == browsers.network(None) == ""
