"""Guessing is slow, and nobody is locked out by others."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.accounts.conftest import an_officer, is_in, tries

WRONG = "bukan kata sandinya 3"


def guess(n: int) -> str:
    """A wrong password; most are empty, which counts just the same and costs no hashing."""
    return "" if n % 5 else WRONG


def test_one_line_has_ten_wrong_tries_a_minute(client: FlaskClient):
    answers = [tries(client, f"orang-{n}@sukamaju.example", guess(n)) for n in range(12)]
    assert [a.status_code for a in answers] == [200] * 10 + [429] * 2


def test_right_passwords_are_not_counted(client: FlaskClient):
    officer = an_officer()
    assert {tries(client, officer.email).status_code for _ in range(12)} == {303}


def test_an_account_that_is_not_there_is_limited_just_the_same(app: Flask):
    def statuses(email: str, source: str) -> list[int]:
        browser = app.test_client()
        return [tries(browser, email, guess(n), source=source).status_code for n in range(12)]

    officer = an_officer(active=False)
    there = statuses(officer.email, "198.51.100.1")
    assert there == statuses("tidak-ada@sukamaju.example", "198.51.100.2")


def test_a_thousand_lines_get_a_hundred_guesses_at_one_account_and_its_owner_still_gets_in(
    app: Flask, client: FlaskClient
):
    officer = an_officer()
    tries(client, officer.email, source="192.0.2.1")
    client.post("/petugas/keluar")
    answers = [
        tries(app.test_client(), officer.email, guess(n), source=f"10.0.{n // 200}.{n % 200}")
        for n in range(111)
    ]
    assert sum(answer.status_code == 200 for answer in answers) <= 100
    assert answers[-1].status_code == 429
    assert tries(client, officer.email, source="192.0.2.1").status_code == 303
    assert is_in(client)


def test_a_known_browser_is_known_for_its_own_officer_only(app: Flask, client: FlaskClient):
    officer, other = an_officer(), an_officer()
    tries(client, officer.email)
    client.post("/petugas/keluar")
    answers = [tries(client, other.email, guess(n)).status_code for n in range(11)]
    assert answers[-1] == 429


def test_the_page_of_a_limit_says_how_long_to_wait(client: FlaskClient):
    answers = [tries(client, "orang@sukamaju.example", guess(n)) for n in range(11)]
    assert answers[-1].status_code == 429
    assert "menit" in answers[-1].text
