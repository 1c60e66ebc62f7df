"""What the office promises on its pages and in its letters are the days of its own profile."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.kit import clock
from ppid.law import Code
from ppid.office.lengths import spelled
from tests.builders import a_case, a_profile, mails

ELECTION = {Code.ANSWER: 3, Code.EXTENSION: 2}


@pytest.mark.parametrize("address", ["/", "/cara-meminta", "/hak-anda", "/maklumat"])
def test_a_page_names_the_days_of_the_profile_in_force(
    app: Flask, client: FlaskClient, address: str
):
    before = client.get(address).text
    a_profile(since=clock.now(), lengths={Code.ANSWER: 4, Code.OBJECTION_ANSWER: 21})
    after = client.get(address).text
    assert "10 hari kerja" in before or "30 hari kerja" in before
    assert "4 hari kerja" in after or "21 hari kerja" in after
    assert "10 hari kerja" not in after


def test_the_first_page_of_the_form_names_them_too(app: Flask, client: FlaskClient):
    a_profile(since=clock.now(), lengths=ELECTION)
    page = client.get("/permohonan/baru").text
    assert "3 hari kerja" in page
    assert "10 hari kerja" not in page


def test_a_mail_names_the_days_of_the_profile_of_its_case(app: Flask):
    a_case(complete=False)
    a_profile(lengths=ELECTION)
    a_case(complete=False)
    before, after = (" ".join(mail.words.text.split()) for mail in mails(kind="receipt"))
    assert "10 (sepuluh) hari kerja" in before
    assert "3 (tiga) hari kerja" in after
    assert "10 (sepuluh) hari kerja" not in after


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (3, "tiga"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (14, "empat belas"),
        (30, "tiga puluh"),
        (100, "seratus"),
        (112, "seratus dua belas"),
        (365, "tiga ratus enam puluh lima"),
    ],
)
def test_a_letter_spells_its_numbers(number: int, words: str):
    assert spelled(number) == words
