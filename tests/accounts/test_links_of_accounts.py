"""Invitations, forgotten passwords, the first administrator: links that work once, for a while."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts import actions, links
from ppid.accounts.links import Purpose
from ppid.accounts.models import Officer, Role
from ppid.accounts.queries import by_email, officers
from ppid.kit import clock
from ppid.kit.db import db
from tests import builders
from tests.accounts.conftest import SECRET, an_officer, is_in, tries

NEW = "bahtera menepi lirih 4"


def link_in(mail: object) -> str:
    """The path of the link that a mail carries."""
    return re.search(r"http://localhost(/petugas/\S+)", mail.text).group(1)  # type: ignore


def invited(**said: object) -> tuple[Officer, str]:
    """An officer who was invited, and the path of the mailed link."""
    by = builders.an_officer(Role.ADMIN, name="Ratna Dewi")
    officer = actions.invite(**({  # type: ignore[arg-type]
        "name": "Made Suarti", "email": "made@sukamaju.example", "roles": [Role.DESK],
        "by": by, "at": clock.now()} | said))  # fmt: skip
    return officer, link_in(builders.mails(kind="invitation")[-1])


def choose(browser: FlaskClient, path: str, password: str = NEW) -> object:
    """Open a link and choose a password; returns the answer."""
    opened = browser.get(path)
    if opened.location != "/petugas/sandi-baru":
        return opened
    return browser.post(opened.location, data={"password": password, "again": password})


def test_an_invited_officer_chooses_a_password_and_signs_in(client: FlaskClient):
    officer, path = invited()
    opened = client.get(path)
    assert opened.location == "/petugas/sandi-baru"  # the token has left the address bar
    assert "Selamat datang, Made Suarti" in client.get(opened.location).text
    assert choose(client, path).location == "/petugas/masuk"
    assert not is_in(client)  # choosing is not signing in
    assert tries(client, officer.email, NEW).status_code == 303


def test_an_invitation_works_once(client: FlaskClient):
    _officer, path = invited()
    choose(client, path)
    again = client.get(path)
    assert again.location == "/petugas/tautan-berakhir/invitation"
    page = client.get(again.location)
    assert page.status_code == 410
    assert "mengirim undangan lagi" in page.text


def test_an_invitation_is_over_after_three_days(client: FlaskClient):
    _officer, fresh = invited(at=clock.now() - timedelta(hours=71))
    _officer, late = invited(at=clock.now() - timedelta(hours=73), email="nyoman@sukamaju.example")
    assert client.get(fresh).location == "/petugas/sandi-baru"
    assert client.get(late).location == "/petugas/tautan-berakhir/invitation"


def test_a_new_invitation_kills_the_one_before(client: FlaskClient):
    officer, old = invited()
    actions.invite_again(officer, by=builders.an_officer(), at=clock.now() + timedelta(seconds=2))
    new = link_in(builders.mails(kind="invitation")[-1])
    assert client.get(old).location == "/petugas/tautan-berakhir/invitation"
    assert client.get(new).location == "/petugas/sandi-baru"


def test_a_locked_officer_cannot_use_the_invitation(client: FlaskClient):
    officer, path = invited()
    builders.an_officer(Role.ADMIN)
    actions.deactivate(officer, by=officer, at=clock.now())
    assert client.get(path).location == "/petugas/tautan-berakhir/invitation"


def test_a_link_for_one_purpose_is_refused_for_another(client: FlaskClient):
    _officer, path = invited()
    token = path.rsplit("/", 1)[1]
    assert client.get(f"/petugas/atur-sandi/{token}").location.endswith("/password")
    assert client.get(f"/petugas/mulai/{token}").location.endswith("/first")
    assert client.get(f"/petugas/undangan/{token}x").location.endswith("/invitation")


def test_who_forgot_the_password_gets_a_link_that_works_once(client: FlaskClient):
    officer = an_officer()
    asked = client.post("/petugas/lupa-sandi", data={"email": officer.email})
    assert asked.location == "/petugas/lupa-sandi/terkirim"
    (mail,) = builders.mails(kind="password")
    assert mail.to == officer.email
    assert choose(client, link_in(mail)).location == "/petugas/masuk"
    assert tries(client, officer.email, SECRET).status_code == 200
    assert tries(client, officer.email, NEW).status_code == 303
    assert client.get(link_in(mail)).location == "/petugas/tautan-berakhir/password"


def test_the_link_is_over_after_half_an_hour(client: FlaskClient):
    officer = an_officer()
    actions.ask_new_password(officer, at=clock.now() - timedelta(minutes=31))
    path = link_in(builders.mails(kind="password")[-1])
    assert client.get(path).location == "/petugas/tautan-berakhir/password"


def test_of_two_links_the_other_dies_when_one_is_used(client: FlaskClient):
    officer = an_officer()
    for minutes in (0, 11):
        actions.ask_new_password(officer, at=clock.now() - timedelta(minutes=minutes))
    one, other = (link_in(mail) for mail in builders.mails(kind="password"))
    choose(client, one)
    assert client.get(other).location == "/petugas/tautan-berakhir/password"


def test_a_link_dies_when_the_password_is_changed_otherwise(client: FlaskClient):
    officer = an_officer()
    actions.ask_new_password(officer, at=clock.now())
    actions.set_password(officer, password=NEW, at=clock.now())
    path = link_in(builders.mails(kind="password")[-1])
    assert client.get(path).location == "/petugas/tautan-berakhir/password"


def test_choosing_a_new_password_ends_other_sign_ins_and_tells_the_owner(app: Flask):
    officer = an_officer()
    thief, owner = app.test_client(), app.test_client()
    tries(thief, officer.email)
    actions.ask_new_password(officer, at=clock.now())
    choose(owner, link_in(builders.mails(kind="password")[-1]))
    assert not is_in(thief)
    (told,) = builders.mails(kind="password_changed")
    assert told.to == officer.email


@pytest.mark.parametrize("kind", ["unknown", "locked", "known"])
def test_asking_for_a_link_is_answered_the_same_whoever_asks(client: FlaskClient, kind: str):
    emails = {
        "unknown": "tidak-ada@sukamaju.example",
        "locked": an_officer(active=False).email,
        "known": an_officer().email,
    }
    asked = client.post("/petugas/lupa-sandi", data={"email": emails[kind]})
    page = client.get(asked.location)
    assert (asked.status_code, asked.location) == (303, "/petugas/lupa-sandi/terkirim")
    assert "Jika alamat itu milik petugas" in page.text
    assert len(builders.mails(kind="password")) == (1 if kind == "known" else 0)


def test_asking_often_mails_once_in_ten_minutes(client: FlaskClient):
    officer, at = an_officer(), clock.now().replace(minute=0, second=0, microsecond=0)
    for minute in range(9):
        actions.ask_new_password(officer, at=at + timedelta(minutes=minute))
    assert len(builders.mails(kind="password")) == 1


@pytest.mark.parametrize(("password", "said"), [
    ("pendek", "paling sedikit 12"),
    ("x" * 5 + "kembang sepatu " * 9, "paling banyak 128"),
    ("rahasia123456", "mudah ditebak"),
    ("made suarti wangi", "Jangan memakai nama"),
])  # fmt: skip
def test_a_weak_password_is_refused_in_words(client: FlaskClient, password: str, said: str):
    _officer, path = invited()
    answer = choose(client, path, password)
    assert answer.status_code == 200
    assert said in answer.text
    assert password not in answer.text


def test_a_password_typed_differently_twice_is_refused(client: FlaskClient):
    _officer, path = invited()
    client.get(path)
    answer = client.post("/petugas/sandi-baru", data={"password": NEW, "again": NEW + "x"})
    assert "Tidak sama dengan kata sandi di atas." in answer.text


def test_without_a_link_there_is_no_password_to_choose(client: FlaskClient):
    assert client.get("/petugas/sandi-baru").location == "/petugas/tautan-berakhir/password"
    assert client.get("/petugas/administrator-pertama").location.endswith("/first")
    assert client.get("/petugas/tautan-berakhir/apa").status_code == 404


def first_path(*, ago: timedelta = timedelta(0)) -> str:
    """The path of the link that `ppid up` prints."""
    address = actions.invite_first(at=clock.now() - ago)
    assert address.startswith("http://localhost/")
    return address.removeprefix("http://localhost")


FIRST = {"name": "Ratna Dewi", "email": "Ratna@Sukamaju.example", "password": NEW, "again": NEW}


def test_the_first_administrator_is_made_by_the_printed_link_once(app: Flask, client: FlaskClient):
    path, late = first_path(), app.test_client()
    opened, also = client.get(path), late.get(path)
    assert opened.location == also.location == "/petugas/administrator-pertama"
    made = client.post(opened.location, data=FIRST)
    assert made.location == "/petugas/masuk"
    (officer,) = officers()
    assert (officer.email, officer.roles) == ("ratna@sukamaju.example", [Role.ADMIN])
    assert tries(client, officer.email, NEW).location == "/pengaturan/mulai"
    assert late.post(also.location, data=FIRST | {"email": "jahat@x.example"}).location.endswith(
        "/tautan-berakhir/first"
    )
    assert client.get(path).location == "/petugas/tautan-berakhir/first"
    assert by_email("jahat@x.example") is None


def test_the_first_link_is_worth_nothing_once_there_is_an_officer(client: FlaskClient):
    path = first_path()
    an_officer()
    assert client.get(path).location == "/petugas/tautan-berakhir/first"


def test_the_first_link_is_over_after_a_day(client: FlaskClient):
    late = first_path(ago=timedelta(hours=25))
    assert client.get(late).location == "/petugas/tautan-berakhir/first"


def test_a_link_stands_for_its_account_as_it_is(app: Flask):
    officer = an_officer()
    at = clock.now()
    token = links.address(Purpose.PASSWORD, officer, at=at).rsplit("/", 1)[1]
    assert links.officer_of(Purpose.PASSWORD, token, at=at) is officer
    officer.email = "pindah@sukamaju.example"
    db.session.flush()
    assert links.officer_of(Purpose.PASSWORD, token, at=at) is None
