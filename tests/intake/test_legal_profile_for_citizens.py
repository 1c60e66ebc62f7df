"""What the switches of the legal profile change for who files a request."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from ppid import law
from ppid.cases.models import Case
from ppid.intake.dates import promises
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import AfterHours, Channel, LegalClock, LegalProfile, Minor
from ppid.office.calendar import local_day, working_calendar
from tests.builders import a_profile
from tests.intake import citizen
from tests.intake.citizen import DETAILS, START, WHO

WITHOUT_WEB = frozenset(Channel) - {Channel.WEB}


def young() -> str:
    """The NIK of somebody who is ten years old."""
    return f"3273010101{local_day(clock.now()).year - 10 - 2000:02}0001"


def cases() -> int:
    """How many requests there are."""
    return db.session.scalar(sa.select(sa.func.count(Case.id))) or 0


def test_a12_a_closed_web_form_says_how_to_ask_instead(app: Flask, client: FlaskClient):
    a_profile(since=clock.now(), channels=WITHOUT_WEB)
    page = client.get(START).text
    assert "tidak menerima permohonan lewat situs web" in page
    assert "ppid@sukamaju.example" in page
    assert "Mulai" not in page[page.index("<main") :]
    for step in ("pemohon", "data-pemohon", "informasi", "cara-menerima", "identitas", "periksa"):
        assert client.get(f"{START}/{step}").status_code == 302
    assert client.post(f"{START}/pemohon", data=WHO).location.endswith(START)


def test_a12_a_request_that_was_being_written_when_the_form_closed_is_not_sent(
    app: Flask, client: FlaskClient
):
    check = citizen.fill(client)
    a_profile(since=clock.now(), channels=WITHOUT_WEB)
    answer = citizen.send(client, check)
    assert "tidak menerima permohonan lewat situs web" in answer.text
    assert cases() == 0


def test_a16_by_default_somebody_under_age_asks_like_everybody(app: Flask, client: FlaskClient):
    citizen.file(client, data_pemohon={"identity_number": young()})
    assert cases() == 1


def test_a16_where_the_office_asks_for_a_guardian_it_is_said_at_the_field(
    app: Flask, client: FlaskClient
):
    a_profile(since=clock.now(), minor=Minor.BLOCKED)
    client.post(f"{START}/pemohon", data=WHO)
    page = client.post(f"{START}/data-pemohon", data=DETAILS | {"identity_number": young()})
    assert page.status_code == 200
    assert page.text.count("belum berusia 17 tahun") >= 2
    assert "UU 27/2022 Pasal 25 ayat (2)" in page.text
    assert DETAILS["address"] in page.text
    assert client.get(f"{START}/periksa").status_code == 302
    grown = client.post(f"{START}/data-pemohon", data=DETAILS)
    assert grown.status_code == 302


def test_a16_with_a_parent_as_proxy_the_same_request_is_taken(app: Flask, client: FlaskClient):
    a_profile(since=clock.now(), minor=Minor.BLOCKED)
    proxy = {"proxy_name": "Ibu Melati", "proxy_address": "Jalan Kenanga 5", "proxy_phone": ""}
    client.post(f"{START}/pemohon", data=WHO | {"by_proxy": "y"})
    done = client.post(f"{START}/data-pemohon", data=DETAILS | proxy | {"identity_number": young()})
    assert done.status_code == 302, done.text


def test_a16_a_number_that_holds_no_day_of_birth_is_nobodys_age(app: Flask, client: FlaskClient):
    a_profile(since=clock.now(), minor=Minor.BLOCKED)
    citizen.file(client, data_pemohon={"identity_number": "3273013113900001"})
    assert cases() == 1


def test_a05_the_dates_say_when_a_request_counts_as_received_later(app: Flask):
    clock_ = LegalClock(working_calendar(), LegalProfile(after_hours=AfterHours.NEXT_WORKING_DAY))
    saturday = date(2026, 8, 15)
    for counts_from, said in ((None, False), (date(2026, 8, 18), True)):
        standing = law.receive(
            received_on=saturday,
            registered_on=saturday,
            complete=True,
            counts_from=counts_from,
        ).standing
        terms = [term for term, _answer in promises(standing, clock_)]
        assert ("Dihitung diterima pada" in terms) is said
