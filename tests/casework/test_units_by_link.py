"""A unit without accounts answers by its link: its own part, its day, three ways, then no more."""

from __future__ import annotations

import io
import re

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from ppid import law
from ppid.accounts.actors import THE_REQUESTER, ActorKind, officer_actor
from ppid.accounts.models import Officer, Role
from ppid.cases import links, timeline
from ppid.cases.kinds import Found
from ppid.cases.models import Assignment, Case, Entry
from ppid.casework import units
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import Event
from ppid.office.calendar import local_day, working_calendar
from ppid.outbox.models import Mail
from tests import builders

QUESTIONS = ("Kontrak obat RSUD 2025", "Daftar penerima obat", "Harga per satuan obat")


@pytest.fixture
def ppid(app) -> Officer:
    """The PPID."""
    return builders.an_officer(Role.PPID)


@pytest.fixture
def asked(ppid: Officer) -> Assignment:
    """A unit without accounts that is asked for the second question."""
    return laid(builders.an_accepted_case(questions=QUESTIONS, at=clock.now()), ppid, [2])


def laid(case: Case, ppid: Officer, positions: list[int]) -> Assignment:
    """A case laid with a new unit."""
    (one,) = units.assign(
        case,
        unit_ids=[builders.a_unit().id],
        due_on=working_calendar().add(local_day(clock.now()), 3),
        note="Tanpa nama pasien.",
        positions=positions,
        by=officer_actor(ppid),
        at=clock.now(),
    )
    db.session.flush()
    return one


def way(asked: Assignment) -> str:
    """The path of the unit's link."""
    return links.for_unit(asked).removeprefix("http://localhost")


def version(page: str) -> dict[str, str]:
    """The version of the assignment that the page was drawn from."""
    return {"version": re.findall(r'name="version"[^>]*value="(\d+)"', page)[0]}


def answer(client: FlaskClient, asked: Assignment, **said: object):
    """Open the link, fill the form in, send it."""
    seen = version(client.get(way(asked)).text)
    return client.post(way(asked), data=seen | said, content_type="multipart/form-data")


def lines(event: Event) -> list[Entry]:
    """The lines of this kind."""
    return list(db.session.scalars(sa.select(Entry).where(Entry.event == event)))


def test_the_mail_to_a_unit_without_accounts_carries_its_link(asked: Assignment):
    (mail,) = db.session.scalars(sa.select(Mail).where(Mail.kind == "unit_asked"))
    assert links.for_unit(asked).rsplit("/", 1)[0] in mail.text
    assert QUESTIONS[1] in mail.text
    assert QUESTIONS[0] not in mail.text


def test_the_link_shows_the_units_part_and_nobody(client: FlaskClient, asked: Assignment):
    page = client.get(way(asked)).text
    assert QUESTIONS[1] in page
    assert QUESTIONS[0] not in page
    assert "Tanpa nama pasien." in page
    assert "Siti" not in page


def test_an_answer_with_a_file_ends_the_link(client: FlaskClient, asked: Assignment):
    file = (io.BytesIO(b"nama;jumlah\nparasetamol;10\n"), "obat.csv")
    done = answer(client, asked, found="partly", answer="Sebagian ada.", papers=file)
    assert "Terkirim ke PPID" in done.text
    assert asked.found is Found.PARTLY
    (line,) = lines(Event.UNIT_ANSWERED)
    assert line.actor is ActorKind.UNIT
    assert (line.facts["via"], line.facts["papers"]) == ("link", 1)
    again = client.get(way(asked))
    assert again.status_code == 410
    assert "Hubungi PPID" in again.text


def test_not_held_needs_a_word_too(client: FlaskClient, asked: Assignment):
    refused = answer(client, asked, found="not_held", answer="")
    assert refused.status_code == 422
    assert "Tulis jawaban untuk PPID." in refused.text


def test_more_time_is_asked_with_a_reason_and_given_by_the_ppid(
    client: FlaskClient, asked: Assignment, ppid: Officer
):
    until = working_calendar().add(asked.due_on, 2)
    said = version(client.get(way(asked)).text) | {"until": until.isoformat(), "reason": "Arsip."}
    assert "memutuskan" in client.post(f"{way(asked)}/waktu", data=said).text
    assert (asked.more_until, asked.more_reason) == (until, "Arsip.")
    builders.signed_in(client, ppid)
    case = f"/petugas/permohonan/{asked.case.number}"
    assert "Minta waktu sampai" in client.get(case).text
    place = f"{case}/penugasan/{asked.id}/tenggat"
    given = version(client.get(place).text) | {"due_on": until.isoformat()}
    assert client.post(place, data=given).status_code == 303
    assert (asked.due_on, asked.more_until) == (until, None)
    assert [mail.kind for mail in db.session.scalars(sa.select(Mail))][-1] == "unit_due_changed"


def test_a_day_that_is_no_later_needs_no_asking(client: FlaskClient, asked: Assignment):
    said = version(client.get(way(asked)).text)
    said |= {"until": asked.due_on.isoformat(), "reason": "Arsip."}
    page = client.post(f"{way(asked)}/waktu", data=said)
    assert page.status_code == 422
    assert "batas yang sekarang" in page.text


def test_a_reminder_makes_a_new_link_and_ends_the_old(
    client: FlaskClient, asked: Assignment, ppid: Officer
):
    old = way(asked)
    builders.signed_in(client, ppid)
    place = f"/petugas/permohonan/{asked.case.number}/penugasan/{asked.id}/ingatkan"
    client.post(place, data=version(client.get(place).text))
    assert client.get(old).status_code == 410
    assert client.get(way(asked)).status_code == 200


def test_the_link_ends_when_the_ppid_takes_the_question_back(
    client: FlaskClient, asked: Assignment, ppid: Officer
):
    units.recall(asked.case, asked, by=officer_actor(ppid), at=clock.now())
    db.session.flush()
    assert client.get(way(asked)).status_code == 410


@pytest.mark.parametrize("token", ["x", "WzEsMV0.awWksw.Pn-6Wntp45XHH2IZGmNeegpnGEg"])
def test_a_forged_link_opens_nothing(client: FlaskClient, token: str):
    assert client.get(f"/unit/{token}").status_code == 410


def test_two_units_and_a_part_that_is_there_are_seen_on_the_case(
    client: FlaskClient, asked: Assignment, ppid: Officer
):
    laid(asked.case, ppid, [1, 3])
    answer(client, asked, found="held", answer="Ada lengkap.")
    builders.signed_in(client, ppid)
    page = client.get(f"/petugas/permohonan/{asked.case.number}").text
    assert "1 dari 2 perangkat daerah sudah menjawab." in page
    assert "Butir 1, 3" in page


def test_a_unit_with_accounts_has_no_link_to_copy(client: FlaskClient, ppid: Officer, app):
    case = builders.an_accepted_case(at=clock.now())
    one = laid(case, ppid, [])
    builders.signed_in(client, ppid)
    assert "Tautan untuk disalin" in client.get(f"/petugas/permohonan/{case.number}").text
    builders.an_officer(Role.UNIT, unit_id=one.unit_id)
    assert "Tautan untuk disalin" not in client.get(f"/petugas/permohonan/{case.number}").text


def test_an_answered_request_ends_every_link(client: FlaskClient, asked: Assignment):
    move = law.withdraw(asked.case.standing, on=local_day(clock.now()))
    timeline.apply(asked.case, move, by=THE_REQUESTER, at=clock.now())
    db.session.flush()
    assert client.get(way(asked)).status_code == 410
