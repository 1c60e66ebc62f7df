"""A filter is kept under a name, shared with the office, and comes by mail in the morning."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from ppid.accounts.models import Officer, Role
from ppid.casework.keeping import actions, queries, reminders
from ppid.casework.keeping.models import FilterDigest, SavedFilter
from ppid.kit.db import db
from ppid.office.calendar import local_day, working_calendar
from ppid.outbox.models import Mail
from tests import builders
from tests.builders import NOON

PLACE = "/petugas/antrean/saringan"


@pytest.fixture
def desk(client: FlaskClient) -> Officer:
    """A desk officer, signed in."""
    officer = builders.an_officer(Role.DESK)
    builders.signed_in(client, officer)
    return officer


def kept(officer: Officer, name: str = "Terlambat", **said: bool) -> SavedFilter:
    """A filter for what is late."""
    flags = {"shared": False, "mailed": False} | said
    return actions.keep(name=name, query={"due": "late"}, officer=officer, at=NOON, **flags)


def morning(day: date | None = None) -> int:
    """The morning round of a working Monday, or of that day."""
    on = day or local_day(NOON)
    return reminders.tell(today=on, calendar=working_calendar(), at=NOON)


def test_the_open_filter_is_kept_and_stands_above_the_queue(client: FlaskClient, desk: Officer):
    done = client.post(f"{PLACE}?due=late", data={"name": "Terlambat saya"}, follow_redirects=True)
    assert "Saringan disimpan." in done.text
    assert "Terlambat saya" in client.get("/petugas/antrean").text


def test_the_same_name_again_means_the_new_filter(client: FlaskClient, desk: Officer):
    for query in ("due=late", "due=today"):
        client.post(f"{PLACE}?{query}", data={"name": "Pagi"})
    assert [one.query for one in queries.at_hand(desk)] == [{"due": "today"}]


def test_a_filter_is_the_officers_own_until_it_is_shared(app):
    owner, colleague = builders.an_officer(), builders.an_officer()
    kept(owner)
    kept(owner, name="Bersama", shared=True)
    assert [one.name for one in queries.at_hand(colleague)] == ["Bersama"]


def test_a_colleague_cannot_delete_what_is_shared(client: FlaskClient, desk: Officer):
    one = kept(builders.an_officer(), shared=True)
    assert client.post(f"{PLACE}/{one.id}/hapus").status_code == 403
    assert client.post(f"{PLACE}/{one.id}/email").status_code == 303
    assert queries.mailed_to(desk) == {one.id}


def test_a_filter_that_goes_takes_the_wishes_with_it(client: FlaskClient, desk: Officer):
    one = kept(desk, mailed=True)
    client.post(f"{PLACE}/{one.id}/hapus")
    assert db.session.scalar(sa.select(sa.func.count()).select_from(FilterDigest)) == 0


def test_the_morning_mail_comes_once_with_all_filters_of_an_officer(app):
    officer = builders.an_officer()
    kept(officer, mailed=True)
    kept(officer, name="Lain", mailed=True)
    assert (morning(), morning()) == (1, 0)
    (mail,) = db.session.scalars(sa.select(Mail).where(Mail.kind == "officer_filters"))
    assert "Lain: tidak ada permohonan." in mail.text


def test_no_mail_on_a_day_off_nor_for_who_left(app):
    officer = builders.an_officer()
    kept(officer, mailed=True)
    assert morning(date(2026, 8, 16)) == 0
    officer.active = False
    db.session.flush()
    assert morning() == 0


def test_the_mail_names_numbers_and_days_but_no_person(app):
    case = builders.an_accepted_case()
    officer = builders.an_officer()
    actions.keep(
        name="Semua",
        query={"words": "kontrak"},
        shared=False,
        mailed=True,
        officer=officer,
        at=NOON,
    )
    morning()
    (mail,) = db.session.scalars(sa.select(Mail).where(Mail.kind == "officer_filters"))
    assert case.number in mail.text
    assert "Siti" not in mail.text


def test_thirty_filters_are_enough(client: FlaskClient, desk: Officer):
    for number in range(actions.MOST):
        kept(desk, name=f"Saringan {number}")
    page = client.post(f"{PLACE}?due=late", data={"name": "Satu lagi"}).text
    assert "Hapus salah satu dahulu" in page
