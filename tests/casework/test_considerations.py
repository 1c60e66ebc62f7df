"""The Tim Pertimbangan reads what is sent to it, writes, and decides nothing."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid import law, morning
from ppid.accounts.actors import THE_REQUESTER, officer_actor
from ppid.accounts.models import Officer, Role
from ppid.cases import timeline
from ppid.cases.considerations import Consideration
from ppid.cases.models import Case, Entry
from ppid.casework.considering import actions
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import Event
from ppid.office.calendar import local_day, working_calendar
from tests import builders


def asked(case: Case, by: Officer, question: str = "Apakah Pasal 17 huruf h berlaku?"):
    """Send a case to the team."""
    at = clock.now()
    due = working_calendar().add(local_day(at), 2)
    return actions.ask(case, question=question, due_on=due, by=officer_actor(by), at=at)


def fresh() -> tuple[Case, Officer, Officer]:
    """A case of today, the PPID, and one of the team."""
    case = builders.an_accepted_case(at=clock.now())
    return case, builders.an_officer(Role.PPID), builders.an_officer(Role.TEAM)


def test_the_team_sees_only_what_was_sent_to_it_and_not_who_asks(client: FlaskClient):
    case, ppid, member = fresh()
    other = builders.an_accepted_case(at=clock.now())
    builders.signed_in(client, member)
    assert client.get(f"/petugas/permohonan/{case.number}").status_code == 404
    asked(case, ppid)
    page = client.get(f"/petugas/permohonan/{case.number}").text
    assert "Apakah Pasal 17 huruf h berlaku?" in page
    for hidden in (case.requester.name, case.requester.email, case.requester.phone):
        assert hidden not in page
    assert client.get(f"/petugas/permohonan/{other.number}").status_code == 404
    queue = client.get("/petugas/antrean").text
    assert case.number in queue
    assert other.number not in queue
    assert case.requester.name not in queue


def test_ppid_asks_by_the_page_and_the_team_is_told(client: FlaskClient):
    case, ppid, member = fresh()
    builders.signed_in(client, ppid)
    path = f"/petugas/permohonan/{case.number}/pertimbangan"
    due = working_calendar().next_working(local_day(clock.now()))
    said = {"question": "Timbang akibatnya bila dibuka.", "due_on": due.isoformat()}
    assert client.post(path, data=said).status_code == 303
    (mail,) = builders.mails(kind="officer_consideration_asked")
    assert (mail.to, said["question"] in mail.text) == (member.email, True)
    line = db.session.query(Entry).filter_by(event=Event.CONSIDERATION_ASKED).one()
    assert line.facts == {"due_on": due.isoformat()}


def test_the_team_writes_and_the_owner_is_told(client: FlaskClient):
    case, ppid, member = fresh()
    case.owner = ppid
    sent = asked(case, ppid)
    builders.signed_in(client, member)
    path = f"/petugas/permohonan/{case.number}/pertimbangan/{sent.id}"
    said = {"text": "Menurut tim dapat dibuka.", "seen": str(sent.version)}
    assert client.post(path, data=said).status_code == 303
    assert (sent.text, sent.written_by_id) == ("Menurut tim dapat dibuka.", member.id)
    assert [m.to for m in builders.mails(kind="officer_consideration_given")] == [ppid.email]
    builders.signed_in(client, ppid)
    assert "Menurut tim dapat dibuka." in client.get(f"/petugas/permohonan/{case.number}").text


def test_of_two_members_at_once_the_second_sees_both_texts(client: FlaskClient):
    case, ppid, member = fresh()
    sent = asked(case, ppid)
    seen = str(sent.version)
    builders.signed_in(client, member)
    path = f"/petugas/permohonan/{case.number}/pertimbangan/{sent.id}"
    client.post(path, data={"text": "Tulisan pertama.", "seen": seen})
    second = client.post(path, data={"text": "Tulisan kedua.", "seen": seen})
    assert second.status_code == 409
    assert "Tulisan pertama." in second.text
    assert "Tulisan kedua." in second.text
    assert sent.text == "Tulisan pertama."


@pytest.mark.parametrize("role", [Role.TEAM, Role.UNIT, Role.AUDITOR, Role.HEAD])
def test_these_do_not_ask_the_team(client: FlaskClient, role: Role):
    case, ppid, _member = fresh()
    asked(case, ppid)
    builders.signed_in(client, builders.an_officer(role))
    assert client.get(f"/petugas/permohonan/{case.number}/pertimbangan").status_code == 403


def test_an_answered_request_needs_no_consideration_any_more(client: FlaskClient):
    case, ppid, member = fresh()
    sent, at = asked(case, ppid), clock.now()
    ended = law.withdraw(case.standing, on=local_day(at))
    timeline.apply(case, ended, by=THE_REQUESTER, at=at)
    builders.signed_in(client, member)
    path = f"/petugas/permohonan/{case.number}/pertimbangan/{sent.id}"
    assert client.get(path).status_code == 404


def test_the_team_is_reminded_and_the_ppid_once_it_is_late(app: Flask):
    case, ppid, member = fresh()
    case.owner = ppid
    sent = asked(case, ppid)
    late = working_calendar().next_working(sent.due_on)
    for day, readers in [(sent.due_on, {member.email}), (late, {member.email, ppid.email})]:
        morning.remind(at=builders.at(day.year, day.month, day.day, 7))
        found = {m.to for m in builders.mails(kind="officer_reminders") if "Tim Perti" in m.text}
        assert found == readers
        db.session.query(type(builders.mails()[0])).delete()
    assert db.session.get(Consideration, sent.id).text == ""
