"""Every officer chooses what to be told; what the law wants said is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import AccountEntry, AccountEvent, Officer, Role
from ppid.cases.notices import NOTICES, OWN_NOTICES
from ppid.cases.readers import requester
from ppid.kit.config import ROOT
from ppid.kit.db import db
from ppid.notices import choosing, queries, settled
from ppid.notices.hours import Hours
from ppid.notices.models import Line
from ppid.notices.topics import ALWAYS, ASKED_FOR, TOPICS, Mailing, Topic, of_kind
from ppid.outbox.models import Mail
from tests import builders
from tests.builders import NOON

QUEUED = re.compile(r"outbox\.queue\(\s*\"(\w+)\"")
OWN = "/petugas/pemberitahuan/pilihan"
OFFICE = "/pengaturan/pemberitahuan"


def mails(officer: Officer) -> list[str]:
    """The kinds of mail that were promised to an officer."""
    rows = db.session.scalars(sa.select(Mail).order_by(Mail.id))
    return [mail.kind for mail in rows if mail.to == officer.email]


def lines(officer: Officer) -> list[Topic]:
    """What stands on an officer's page of notices."""
    return [line.topic for line in queries.page(officer, unread_only=True, before=None).rows]


@pytest.fixture
def desk(client: FlaskClient) -> Officer:
    """A desk officer, signed in."""
    officer = builders.an_officer(Role.DESK)
    builders.signed_in(client, officer)
    return officer


def test_every_mail_to_officers_stands_in_the_table():
    of_cases = {
        notice.kind
        for notices in (*NOTICES.values(), *OWN_NOTICES.values())
        for notice in notices
        if notice.readers is not requester
    }
    assert len(TOPICS) >= 25
    assert {kind for kind in of_cases if of_kind(kind) is None} == set()
    known = {kind for about in TOPICS.values() for kind in about.kinds} | ASKED_FOR | set(ALWAYS)
    written = {folder.name for folder in (ROOT / "templates" / "emails").iterdir()}
    to_officers = {kind for kind in written if kind.startswith(("officer_", "unit_"))}
    assert to_officers - known == set()


def test_no_room_mails_an_officer_past_the_table():
    named = {
        kind
        for file in Path(ROOT / "ppid").rglob("*.py")
        for kind in QUEUED.findall(file.read_text(encoding="utf-8"))
    }
    assert "officer_notice" in named
    assert {kind for kind in named if kind.startswith(("officer_", "unit_"))} <= {
        *(kind for about in TOPICS.values() for kind in about.kinds),
        *ALWAYS,
    }


def test_who_switches_new_requests_off_hears_nothing_of_them_and_the_others_do(
    client: FlaskClient, desk: Officer
):
    colleague = builders.an_officer(Role.DESK)
    done = client.post(OWN, data={"mail_new_request": "off", "screen_new_request": "off"})
    assert done.status_code == 303
    builders.a_case()
    assert (mails(desk), lines(desk)) == ([], [])
    assert (mails(colleague), lines(colleague)) == (["officer_new"], [])


def test_what_the_law_wants_said_is_shown_locked_and_a_forged_choice_changes_nothing(
    client: FlaskClient, desk: Officer
):
    page = client.get(OWN).text
    assert "Tidak dapat dimatikan: UU 14/2008 Pasal 22 ayat (7) dan ayat (8)" in page
    assert 'name="mail_answer_late"' not in page
    client.post(OWN, data={"mail_answer_late": "off", "screen_answer_late": "off"})
    for topic, about in TOPICS.items():
        if about.is_locked:
            ways = settled.ways(topic, desk.id, desk.roles)
            assert (ways.mail, ways.screen) == (Mailing.INSTANT, True)


def test_the_administrator_sets_a_role_and_an_officer_may_still_choose(
    client: FlaskClient, app: Flask
):
    admin, officer = builders.an_officer(Role.ADMIN), builders.an_officer(Role.DESK)
    builders.signed_in(client, admin)
    everything = {
        f"{way}_{topic}": value
        for topic, about in TOPICS.items()
        if Role.DESK in about.roles
        for way, value in (("mail", "digest"), ("screen", "on"), ("outside", "off"))
    }
    assert client.post(f"{OFFICE}?peran=desk", data=everything).status_code == 303
    assert settled.ways(Topic.NEW_REQUEST, officer.id, officer.roles).mail is Mailing.DIGEST
    assert settled.ways(Topic.ANSWER_LATE, officer.id, officer.roles).mail is Mailing.INSTANT
    noted = db.session.scalars(
        sa.select(AccountEntry.facts).where(AccountEntry.event == AccountEvent.NOTICES_SET)
    ).one()
    assert noted == {"of_role": "desk"}
    builders.signed_in(client, officer)
    assert "Kantor: Dalam ringkasan" in client.get(OWN).text
    client.post(OWN, data={"mail_new_request": "instant"})
    assert settled.ways(Topic.NEW_REQUEST, officer.id, officer.roles).mail is Mailing.INSTANT


def test_what_was_typed_wrong_is_said_and_nothing_is_kept(client: FlaskClient, desk: Officer):
    for typed in (
        {"mail_new_request": "sometimes"},
        {"digest": "25"},
        {"quiet_from": "20"},
        {"quiet_from": "7", "quiet_until": "7"},
    ):
        assert client.post(OWN, data=typed).status_code == 422
    assert settled.ways(Topic.NEW_REQUEST, desk.id, desk.roles).mail is Mailing.INSTANT


def test_the_bell_counts_a_notice_opens_its_case_and_is_read(client: FlaskClient, desk: Officer):
    on_screen = {Topic.NEW_REQUEST: (None, True, None)}
    choosing.choose(desk, on_screen, Hours())
    case = builders.a_case()
    other = builders.an_officer(Role.DESK)
    choosing.choose(other, on_screen, Hours())
    builders.a_case(requester={"email": "lain@contoh.example"})
    page = client.get("/petugas/pemberitahuan").text
    assert 'pp-bell__count">2<' in page
    assert case.number in page
    assert "Siti Rahmawati" not in page
    line = db.session.scalars(
        sa.select(Line).where(Line.officer_id == desk.id).order_by(Line.id)
    ).first()
    opened = client.post(f"/petugas/pemberitahuan/{line.id}/buka")
    assert opened.location == f"/petugas/permohonan/{case.number}"
    theirs = db.session.scalars(sa.select(Line.id).where(Line.officer_id == other.id)).first()
    assert client.post(f"/petugas/pemberitahuan/{theirs}/buka").status_code == 404
    assert queries.unread(desk) == 1
    client.post("/petugas/pemberitahuan/dibaca", data={"terbaru": str(line.id + 99)})
    assert (queries.unread(desk), queries.unread(other)) == (0, 1)


def test_a_notice_that_is_taken_back_with_its_cause_was_never_told(app: Flask):
    officer = builders.an_officer(Role.DESK)
    taken_back = db.session.begin_nested()
    builders.a_case(at=NOON)
    taken_back.rollback()
    assert (mails(officer), lines(officer)) == ([], [])
