"""Which passwords are taken, and how one's own is changed."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.passwords import Weakness, weakness
from tests import builders
from tests.accounts.conftest import SECRET, an_officer, is_in, tries

NEW = "bahtera menepi lirih 4"


@pytest.mark.parametrize("password", [
    "password1234", "P@ssw0rd2026!", "indonesia2026", "Indonesia1945!!", "bismillah12345",
    "qwertyuiop123", "123456789012", "aaaaaaaaaaaaaa", "adminadmin2026", "rahasia-rahasia",
    "katasandi12345", "PPID kabupaten", "sayangsayangku", "abcdefghijkl", "kominfo2026ppid",
])  # fmt: skip
def test_what_everybody_chooses_is_refused(password: str):
    assert weakness(password) is Weakness.COMMON


@pytest.mark.parametrize("password", [
    SECRET, NEW, "jendela biru miring", "kX9-vf2Qm7-pLw", "перо и чернила ночью",
    "sebelas layang di loteng", "7391 bintang kelabu",
])  # fmt: skip
def test_what_is_one_s_own_is_taken(password: str):
    assert weakness(password) is None


def test_length_is_from_twelve_to_a_hundred_and_twenty_eight():
    assert weakness("jendelabiru") is Weakness.SHORT
    assert weakness("jendelabirux") is None
    assert weakness("jendela biru " * 9 + "miring12345") is None
    assert weakness("jendela biru " * 10) is Weakness.LONG


def test_names_and_addresses_do_not_belong_into_a_password():
    own = ("Budi Hartono", "budi.h@sukamaju.example", "PPID Kabupaten Sukamaju")
    assert weakness("hartono naik perahu", own=own) is Weakness.OWN_NAME
    assert weakness("perahu SUKAMAJU layar", own=own) is Weakness.OWN_NAME
    assert weakness("perahu naik ke layar", own=own) is None


def change(browser: FlaskClient, current: str, new: str = NEW) -> object:
    """Fill in the page of one's own password."""
    return browser.post(
        "/petugas/akun/sandi", data={"current": current, "password": new, "again": new}
    )


def test_an_officer_changes_the_password_and_stays_here_but_nowhere_else(app: Flask):
    officer = an_officer()
    here, there = app.test_client(), app.test_client()
    tries(here, officer.email)
    tries(there, officer.email)
    assert change(here, SECRET).location == "/petugas/akun"
    assert is_in(here)
    assert not is_in(there)
    assert [mail.to for mail in builders.mails(kind="password_changed")] == [officer.email]
    assert tries(there, officer.email, NEW).status_code == 303


def test_who_does_not_know_the_password_cannot_change_it(client: FlaskClient):
    builders.signed_in(client, an_officer())
    answer = change(client, "bukan ini sandinya")
    assert "Kata sandi sekarang tidak cocok." in answer.text
    assert builders.mails(kind="password_changed") == []


def test_an_officer_changes_title_and_language(client: FlaskClient):
    officer = an_officer()
    builders.signed_in(client, officer)
    said = {"title": "Pranata Humas", "nip": "1980", "language": "en"}
    page = client.post("/petugas/akun", data=said, follow_redirects=True)
    assert "Akun Anda tersimpan." in page.text
    assert (officer.title, officer.nip, officer.language) == ("Pranata Humas", "1980", "en")


def test_roles_cannot_be_changed_from_one_s_own_page(client: FlaskClient):
    officer = an_officer()
    before = list(officer.roles)
    builders.signed_in(client, officer)
    client.post("/petugas/akun", data={"language": "id", "roles": "admin", "unit_id": "1"})
    assert officer.roles == before
