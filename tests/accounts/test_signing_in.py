"""Officers sign in and out; strangers learn nothing."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import Role, SignIn
from ppid.accounts.passwords import hashed
from ppid.accounts.queries import token_hash
from ppid.kit.db import db
from tests import builders
from tests.accounts.conftest import SECRET, an_officer, is_in, tries

DESK = "/petugas/akun"


def test_an_officer_signs_in_with_email_and_password_and_out_again(client: FlaskClient):
    officer = an_officer()
    answer = tries(client, officer.email)
    assert answer.status_code == 303
    assert is_in(client)
    client.post("/petugas/keluar")
    assert not is_in(client)


def test_the_letters_of_an_address_may_be_typed_large(client: FlaskClient):
    officer = an_officer()
    assert tries(client, f"  {officer.email.upper()} ").status_code == 303


def test_a_wrong_password_and_an_unknown_address_get_the_same_page(client: FlaskClient):
    officer = an_officer()
    wrong = tries(client, officer.email, "kata sandi lain 9")
    unknown = tries(client, "tidak-ada@sukamaju.example", "kata sandi lain 9")
    assert wrong.status_code == unknown.status_code == 200
    assert wrong.text.replace(officer.email, "") == unknown.text.replace(
        "tidak-ada@sukamaju.example", ""
    )
    assert "tidak cocok" in wrong.text


def test_an_empty_form_says_what_is_missing_and_keeps_the_address(client: FlaskClient):
    answer = tries(client, "budi@sukamaju.example", "")
    assert "Isi kata sandi Anda." in answer.text
    assert 'value="budi@sukamaju.example"' in answer.text


def test_who_was_never_invited_to_choose_a_password_cannot_sign_in(client: FlaskClient):
    officer = an_officer(password=None)
    assert tries(client, officer.email, "").status_code == 200
    assert tries(client, officer.email, "None").status_code == 200


def test_a_locked_officer_cannot_sign_in(client: FlaskClient):
    officer = an_officer(active=False)
    assert "tidak cocok" in tries(client, officer.email).text


def test_signing_in_starts_a_new_session_and_keeps_nothing_of_the_old(client: FlaskClient):
    officer = an_officer()
    with client.session_transaction() as session:
        session["cases"] = {"1": "planted"}
    before = {cookie.value for cookie in client._cookies.values()}
    tries(client, officer.email)
    with client.session_transaction() as session:
        assert "cases" not in session
        assert len(session["sign_in"]) >= 32
    assert before.isdisjoint({cookie.value for cookie in client._cookies.values()})


def test_the_token_of_a_session_is_kept_only_as_a_hash(client: FlaskClient):
    officer = an_officer()
    tries(client, officer.email)
    with client.session_transaction() as session:
        token = session["sign_in"]
    (row,) = db.session.query(SignIn).filter_by(officer_id=officer.id)
    assert row.token_hash == token_hash(token) != token


def test_an_old_cookie_is_dead_after_signing_out(app: Flask, client: FlaskClient):
    officer = an_officer()
    tries(client, officer.email)
    stolen = client.get_cookie("ppid").value
    client.post("/petugas/keluar")
    thief = app.test_client()
    thief.set_cookie("ppid", stolen)
    assert not is_in(thief)


def test_signing_out_is_never_done_by_opening_a_page(client: FlaskClient):
    officer = an_officer()
    tries(client, officer.email)
    assert client.get("/petugas/keluar").status_code == 405
    assert is_in(client)


def test_after_signing_in_one_comes_to_the_page_one_wanted(client: FlaskClient):
    officer = an_officer()
    asked = client.get(DESK)
    assert asked.location == "/petugas/masuk?next=/petugas/akun"
    assert tries(client, officer.email, to="?next=/petugas/akun").location == DESK


@pytest.mark.parametrize("target", [
    "https://jahat.example/", "//jahat.example/", "///jahat.example", "/\\jahat.example",
    "\\\\jahat.example", "http:jahat.example", "javascript:alert(1)", "/%09/jahat.example",
    "/petugas//jahat.example", "/petugas/../../jahat", "/petugas@jahat.example",
    "/petugas/keluar", "/petugas\\jahat", "/petugas/akun\r\nSet-Cookie: a=b", "petugas/akun",
    "/petugasx", "data:text/html,x", "/", "/petugas/akun#//jahat", "",
])  # fmt: skip
def test_one_is_never_sent_elsewhere_after_signing_in(client: FlaskClient, target: str):
    officer = an_officer(Role.ADMIN)
    answer = client.post(
        "/petugas/masuk", query_string={"next": target},
        data={"email": officer.email, "password": SECRET},
    )  # fmt: skip
    assert answer.location in {"/pengaturan/mulai", "/petugas/akun#//jahat"}


def test_who_is_signed_in_is_sent_on_from_the_sign_in_page(client: FlaskClient):
    builders.signed_in(client, an_officer(Role.ADMIN))
    assert client.get("/petugas/masuk").location == "/pengaturan/mulai"


def test_the_password_is_kept_by_argon2id(app: Flask):
    assert hashed("rembulan di atas dermaga").startswith("$argon2id$")


def test_pages_behind_the_door_are_never_kept_by_a_cache(client: FlaskClient):
    builders.signed_in(client, an_officer())
    assert "no-store" in client.get(DESK).headers["Cache-Control"]
