"""Many requests at once: seen beforehand, done one by one, and the slip of a finger undone."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Officer, Role
from ppid.bulk.models import BulkResult, BulkRun
from ppid.cases.kinds import Found
from ppid.cases.models import Assignment, Case, Entry, Note
from ppid.casework import actions as casework
from ppid.casework import units
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import Event, ExtensionReason
from ppid.letters.models import Letter
from ppid.notices.models import Line
from ppid.office.calendar import local_day, working_calendar
from ppid.outbox.models import Mail
from tests import builders

PLACE = "/petugas/antrean/bersama"
REASON = "Dokumen tersebar di tiga gudang arsip dan masih dikumpulkan."


@pytest.fixture
def ppid(client: FlaskClient) -> Officer:
    """The PPID, signed in."""
    officer = builders.an_officer(Role.PPID)
    builders.signed_in(client, officer)
    return officer


@pytest.fixture
def cases(app, ppid: Officer) -> list[Case]:
    """Three requests that are being answered."""
    return [builders.an_accepted_case(at=clock.now()) for _each in range(3)]


def address(step: str, cases: list[Case]) -> str:
    """The page of a step for these requests."""
    return f"{PLACE}?tindakan={step}" + "".join(f"&pilih={case.number}" for case in cases)


def carried(page: str) -> dict[str, str]:
    """What the page carries along: the run's name and how each request was seen."""
    return dict(re.findall(r'name="(run|versi-[^"]+)"[^>]* value="([^"]*)"', page)) | dict(
        re.findall(r'<input[^>]*name="(run)"[^>]*value="([^"]*)"', page)
    )


def do(client: FlaskClient, step: str, cases: list[Case], **said: object):
    """Look at the preview, fill it in, send it."""
    place = address(step, cases)
    return client.post(place, data=carried(client.get(place).text) | said, follow_redirects=True)


def lines(event: Event) -> int:
    """How many lines of this kind stand on all timelines."""
    return db.session.scalar(sa.select(sa.func.count(Entry.id)).where(Entry.event == event)) or 0


def due() -> str:
    """A day three working days ahead, as a browser sends it."""
    return working_calendar().add(local_day(clock.now()), 3).isoformat()


def test_twelve_are_laid_with_units_by_one_form(client: FlaskClient, cases: list[Case]):
    unit = builders.a_unit("Dinas Kesehatan")
    page = do(client, "assign", cases, unit_ids=str(unit.id), due_on=due(), note="Mohon segera.")
    assert "3 dari 3 permohonan selesai dikerjakan." in page.text
    asked = db.session.scalars(sa.select(Assignment)).all()
    assert {one.case_id for one in asked} == {case.id for case in cases}
    assert {one.due_on.isoformat() for one in asked} == {due()}


def test_what_a_colleague_took_a_second_earlier_is_refused_and_the_others_done(
    client: FlaskClient, cases: list[Case]
):
    unit = builders.a_unit("Dinas Kesehatan")
    place = address("assign", cases)
    form = carried(client.get(place).text)
    colleague = builders.an_officer(Role.DESK)
    casework.take(cases[0], officer=colleague, by=officer_actor(colleague), at=clock.now())
    db.session.flush()
    said = form | {"unit_ids": str(unit.id), "due_on": due()}
    page = client.post(place, data=said, follow_redirects=True).text
    assert "2 dari 3 permohonan selesai dikerjakan." in page
    assert "Rekan Anda baru saja mengubahnya" in page


def test_the_same_form_sent_twice_is_done_once(client: FlaskClient, cases: list[Case]):
    place = address("note", cases)
    said = carried(client.get(place).text) | {"text": "Sudah dibahas di rapat."}
    for _again in range(2):
        assert client.post(place, data=said).status_code == 303
    assert db.session.scalar(sa.select(sa.func.count(Note.id))) == 3
    assert db.session.scalar(sa.select(sa.func.count(BulkRun.id))) == 1


def test_a_slip_of_the_finger_is_taken_back_within_ten_minutes(
    client: FlaskClient, cases: list[Case]
):
    unit = builders.a_unit("Dinas Kesehatan")
    page = do(client, "assign", cases, unit_ids=str(unit.id), due_on=due())
    name = db.session.scalars(sa.select(BulkRun.public_id)).one()
    assert "Batalkan semuanya" in page.text
    undone = client.post(f"{PLACE}/{name}/batalkan", data={}, follow_redirects=True).text
    assert undone.count("Ditarik kembali") == 3
    assert "3 dari 3 permohonan ditarik kembali." in undone
    assert "selesai dikerjakan" not in undone
    assert lines(Event.UNIT_RECALLED) == 3


def test_what_a_unit_has_answered_meanwhile_is_not_taken_back(
    client: FlaskClient, cases: list[Case], ppid: Officer
):
    unit = builders.a_unit("Dinas Kesehatan")
    do(client, "assign", cases, unit_ids=str(unit.id), due_on=due())
    asked = db.session.scalars(sa.select(Assignment).where(Assignment.case_id == cases[0].id)).one()
    units.answer_as_unit(
        cases[0], asked, found=Found.HELD, answer="Ada.", by=officer_actor(ppid), at=clock.now()
    )
    db.session.flush()
    name = db.session.scalars(sa.select(BulkRun.public_id)).one()
    page = client.post(f"{PLACE}/{name}/batalkan", data={}, follow_redirects=True).text
    assert page.count("Ditarik kembali") == 2
    assert "Perangkat daerah sudah menjawab" in page


def test_after_ten_minutes_nothing_is_taken_back(client: FlaskClient, cases: list[Case]):
    unit = builders.a_unit("Dinas Kesehatan")
    do(client, "assign", cases, unit_ids=str(unit.id), due_on=due())
    run = db.session.scalars(sa.select(BulkRun)).one()
    run.at -= timedelta(minutes=11)
    db.session.flush()
    page = client.post(f"{PLACE}/{run.public_id}/batalkan", data={}, follow_redirects=True).text
    assert "Sudah tidak dapat dibatalkan" in page
    assert lines(Event.UNIT_RECALLED) == 0


def test_a_shared_reason_must_be_meant_for_all(client: FlaskClient, cases: list[Case]):
    page = do(client, "extend", cases, ground="a", reason=REASON)
    assert page.status_code == 422
    assert "Nyatakan bahwa penjelasan bersama berlaku" in page.text
    page = do(client, "extend", cases, ground="a", reason=REASON, same="y")
    assert "3 dari 3 permohonan selesai dikerjakan." in page.text
    assert db.session.scalar(sa.select(sa.func.count(Letter.id))) == 3


def test_thirty_are_extended_with_a_letter_each(client: FlaskClient, ppid: Officer):
    thirty = [builders.an_accepted_case(at=clock.now()) for _each in range(30)]
    page = do(client, "extend", thirty, ground="a", reason=REASON, same="y").text
    assert "30 dari 30 permohonan selesai dikerjakan." in page
    assert db.session.scalar(sa.select(sa.func.count(sa.distinct(Letter.case_id)))) == 30
    told = sa.select(sa.func.count(Mail.id)).where(Mail.kind == "extension")
    assert db.session.scalar(told) == 30


def test_each_may_have_its_own_reason(client: FlaskClient, cases: list[Case]):
    own = {f"alasan-{case.number}": f"{REASON} ({case.number})" for case in cases}
    page = do(client, "extend", cases, ground="a", reason="", **own)
    assert "3 dari 3 permohonan selesai dikerjakan." in page.text
    letters = db.session.scalars(sa.select(Letter)).all()
    assert all(case.number in letter.html for case, letter in zip(cases, letters, strict=True))


def test_what_was_extended_before_is_passed_over_with_its_article(
    client: FlaskClient, cases: list[Case]
):
    do(client, "extend", cases[:1], ground="a", reason=REASON, same="y")
    page = do(client, "extend", cases, ground="b", reason=REASON, same="y").text
    assert "2 dari 3 permohonan selesai dikerjakan." in page
    assert "Pasal 22" in page


def test_units_that_still_owe_an_answer_are_reminded(client: FlaskClient, cases: list[Case]):
    unit = builders.a_unit("Dinas Kesehatan")
    do(client, "assign", cases[:1], unit_ids=str(unit.id), due_on=due())
    page = do(client, "remind", cases).text
    assert "1 dari 3 permohonan selesai dikerjakan." in page
    assert "Tidak ada perangkat daerah yang sedang ditunggu" in page
    kinds = db.session.scalars(sa.select(Mail.kind)).all()
    assert kinds.count("unit_reminded") == 1


def test_nothing_chosen_is_said(client: FlaskClient, ppid: Officer):
    page = client.get(f"{PLACE}?tindakan=note", follow_redirects=True).text
    assert "Pilih dahulu permohonannya" in page


def test_a_step_that_is_not_yours_is_closed(client: FlaskClient):
    builders.signed_in(client, builders.an_officer(Role.DESK))
    assert client.get(f"{PLACE}?tindakan=extend&pilih=PIP-2026-000001").status_code == 403
    assert client.get(f"{PLACE}?tindakan=apa&pilih=PIP-2026-000001").status_code == 404


def test_a_run_is_shown_to_who_did_it_only(client: FlaskClient, cases: list[Case]):
    do(client, "note", cases, text="Sudah dibahas di rapat.")
    name = db.session.scalars(sa.select(BulkRun.public_id)).one()
    assert db.session.scalar(sa.select(sa.func.count(BulkResult.id))) == 3
    builders.signed_in(client, builders.an_officer(Role.PPID))
    assert client.get(f"{PLACE}/{name}").status_code == 404


def test_what_was_taken_by_a_slip_is_given_back(client: FlaskClient, ppid: Officer, cases):
    colleague = builders.an_officer(Role.DESK)
    cases[0].owner = colleague
    db.session.flush()
    page = do(client, "take", cases).text
    assert {case.owner_id for case in cases} == {ppid.id}
    cases[2].owner = colleague  # took it meanwhile
    db.session.flush()
    undo = re.search(r'action="([^"]*/batalkan)"', page)
    assert undo
    page = client.post(undo[1], follow_redirects=True).text
    assert [case.owner_id for case in cases] == [colleague.id, None, colleague.id]
    assert "sudah dipegang petugas lain" in page


def test_many_are_handed_to_a_colleague_who_is_told_once(client: FlaskClient, cases: list[Case]):
    colleague = builders.an_officer(Role.DESK)
    do(client, "hand_on", cases, to_id=str(colleague.id))
    assert {case.owner_id for case in cases} == {colleague.id}
    told = sa.select(sa.func.count()).select_from(Line).where(Line.officer_id == colleague.id)
    assert db.session.scalar(told.where(Line.key.contains("bulk-"))) == 1


def test_written_reasons_alone_extend_many_where_the_profile_says_so(client: FlaskClient, ppid):
    builders.a_profile(extension_reason=ExtensionReason.FREE, since=clock.now())
    cases = [builders.an_accepted_case(at=clock.now()) for _each in range(2)]
    said = {"ground": "lain", "reason": REASON, "same": "y"}
    do(client, "extend", cases, **said)
    assert all(case.extended_on for case in cases)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Letter)) == 2
