"""A sign-in ends by rest, by age, by sign-out elsewhere, and with any change of the account."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts import actions
from ppid.accounts.models import KeptForm, Officer, Role, SignIn
from ppid.kit import clock
from ppid.kit.db import db
from tests import builders
from tests.accounts.conftest import SECRET, an_officer, is_in, signs_in, tries, with_app


def sign_in_of(officer: Officer) -> SignIn:
    """The only sign-in of an officer."""
    (found,) = db.session.query(SignIn).filter_by(officer_id=officer.id)
    return found


def aged(
    officer: Officer, *, rest: timedelta = timedelta(0), age: timedelta = timedelta(0)
) -> None:
    """Let the sign-in of an officer be older than it is."""
    row = sign_in_of(officer)
    row.seen_at -= rest
    row.began_at -= max(age, rest)
    db.session.flush()


def test_half_an_hour_of_rest_ends_a_sign_in(client: FlaskClient):
    officer = an_officer()
    builders.signed_in(client, officer)
    aged(officer, rest=timedelta(minutes=29))
    assert is_in(client)
    aged(officer, rest=timedelta(minutes=31))
    assert not is_in(client)


def test_twelve_hours_end_a_sign_in_however_busy_it_was(client: FlaskClient):
    officer = an_officer()
    builders.signed_in(client, officer)
    aged(officer, age=timedelta(hours=12, minutes=1))
    assert not is_in(client)


def test_work_keeps_a_sign_in_alive_and_is_noted_once_a_minute(client: FlaskClient):
    officer = an_officer()
    builders.signed_in(client, officer)
    seen = sign_in_of(officer).seen_at
    client.get("/petugas/akun")
    assert sign_in_of(officer).seen_at == seen
    aged(officer, rest=timedelta(minutes=2))
    client.get("/petugas/akun")
    assert sign_in_of(officer).seen_at >= seen


def test_a_cookie_without_its_row_is_nobody(client: FlaskClient):
    officer = an_officer()
    with client.session_transaction() as session:
        session["_user_id"] = officer.fs_uniquifier
        session["sign_in"] = "guessed"
    assert not is_in(client)


def test_the_row_of_one_officer_does_not_open_the_account_of_another(client: FlaskClient):
    officer, other = an_officer(), an_officer(Role.ADMIN)
    builders.signed_in(client, officer)
    with client.session_transaction() as session:
        session["_user_id"] = other.fs_uniquifier
    assert not is_in(client)


@pytest.mark.parametrize("change", ["lock", "role", "unit", "password", "email"])
def test_a_change_of_the_account_ends_its_sign_ins_at_the_next_request(
    client: FlaskClient, change: str
):
    officer, at = an_officer(Role.DESK), clock.now()
    unit = builders.a_unit()
    builders.signed_in(client, officer)
    said = {
        "name": officer.name, "email": officer.email, "title": "", "rank": "", "nip": "",
        "roles": [Role.DESK], "unit_id": None,
    }  # fmt: skip
    changes = {
        "lock": lambda: actions.deactivate(officer, by=officer, at=at),
        "password": lambda: actions.set_password(officer, password=SECRET, at=at),
        "role": lambda: change_to(roles=[Role.SUPERIOR]),
        "unit": lambda: change_to(unit_id=unit.id),
        "email": lambda: change_to(email="baru@sukamaju.example"),
    }

    def change_to(**other: object) -> None:
        actions.change_officer(officer, by=officer, at=at, **(said | other))

    changes[change]()
    assert not is_in(client)


def test_another_name_or_title_ends_nothing(client: FlaskClient):
    officer = an_officer(Role.DESK)
    builders.signed_in(client, officer)
    actions.change_officer(
        officer, by=officer, at=clock.now(), name="Nama Baru", email=officer.email,
        title="Kepala Seksi", rank="Penata (III/c)", nip=None, roles=[Role.DESK], unit_id=None,
    )  # fmt: skip
    assert is_in(client)


def test_an_officer_sees_where_else_one_is_signed_in_and_ends_it(app: Flask):
    officer = an_officer()
    here, there = app.test_client(), app.test_client()
    tries(here, officer.email)
    tries(there, officer.email)
    assert here.get("/petugas/akun").text.count("Terakhir dipakai") >= 2
    other = max(row.id for row in db.session.query(SignIn).filter_by(officer_id=officer.id))
    here.post(f"/petugas/akun/keluarkan/{other}")
    assert is_in(here)
    assert not is_in(there)


def test_an_officer_ends_all_other_sign_ins_at_once(app: Flask):
    officer = an_officer()
    here, *others = (app.test_client() for _ in range(3))
    for browser in (here, *others):
        tries(browser, officer.email)
    here.post("/petugas/akun/keluarkan-lainnya")
    assert is_in(here)
    assert [is_in(browser) for browser in others] == [False, False]


def test_nobody_ends_the_sign_in_of_another_officer(app: Flask):
    officer, other = an_officer(), an_officer()
    mine, theirs = app.test_client(), app.test_client()
    tries(mine, officer.email)
    tries(theirs, other.email)
    mine.post(f"/petugas/akun/keluarkan/{sign_in_of(other).id}")
    assert is_in(theirs)


def test_what_was_typed_when_the_sign_in_was_over_is_kept_and_sent_again(app: Flask):
    officer = with_app(Role.ADMIN)
    browser = app.test_client()
    signs_in(browser, officer)
    aged(officer, rest=timedelta(hours=1))
    typed = {"name": "Dinas Perikanan dan Kelautan", "short": "Diskan", "email": ""}
    over = browser.post("/pengaturan/unit/baru", data=typed | {"csrf_token": "x"})
    assert over.location == "/petugas/masuk?next=/petugas/lanjutkan"
    assert "kami simpankan" in browser.get(over.location).text

    assert signs_in(browser, officer, to="?next=/petugas/lanjutkan").location == (
        "/petugas/lanjutkan"
    )
    page = browser.get("/petugas/lanjutkan").text
    assert "Dinas Perikanan dan Kelautan" in page
    sent = browser.post("/petugas/lanjutkan/kirim", data=typed, follow_redirects=True)
    assert "Unit Dinas Perikanan dan Kelautan ditambahkan." in sent.text
    assert db.session.query(KeptForm).count() == 0


def test_what_was_typed_is_shown_to_nobody_else(app: Flask):
    officer, other = an_officer(Role.ADMIN), an_officer(Role.ADMIN)
    browser = app.test_client()
    tries(browser, officer.email)
    aged(officer, rest=timedelta(hours=1))
    browser.post("/pengaturan/unit/baru", data={"name": "Rahasia milik petugas pertama"})
    tries(browser, other.email)
    assert browser.get("/petugas/lanjutkan").status_code == 303


def test_passwords_are_never_kept(app: Flask):
    officer = an_officer(Role.ADMIN)
    browser = app.test_client()
    tries(browser, officer.email)
    aged(officer, rest=timedelta(hours=1))
    over = browser.post("/petugas/akun/sandi", data={"current": SECRET, "password": "x" * 14})
    assert over.location.startswith("/petugas/masuk")
    assert db.session.query(KeptForm).count() == 0


def test_what_a_locked_officer_typed_is_not_kept(app: Flask):
    officer = an_officer(Role.ADMIN)
    browser = app.test_client()
    tries(browser, officer.email)
    officer.active = False
    browser.post("/pengaturan/unit/baru", data={"name": "Dinas Perikanan"})
    assert db.session.query(KeptForm).count() == 0


def test_old_sign_ins_and_kept_forms_are_forgotten_when_somebody_signs_in(client: FlaskClient):
    officer, at = an_officer(), clock.now()
    long_ago = at - timedelta(days=100)
    actions.begin_sign_in(officer, at=long_ago)
    actions.keep_form(officer, path="/x", fields=[("a", "b")], with_files=False, at=long_ago)
    actions.begin_sign_in(officer, at=at)
    assert sign_in_of(officer).began_at == at
    assert db.session.query(KeptForm).count() == 0
