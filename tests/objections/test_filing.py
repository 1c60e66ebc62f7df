"""A citizen objects online."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from ppid import law
from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Role
from ppid.cases import objection_file, timeline, written
from ppid.cases.clock import clock_of
from ppid.cases.models import Case, Question
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import Code, Event, ObjectionGround, Outcome
from ppid.objections.filing.grounds import offered
from ppid.office.calendar import local_day, working_calendar
from tests.builders import ANSWER_TOLD, a_case, an_accepted_case, an_officer, mails
from tests.intake.citizen import a_picture
from tests.objections import citizen
from tests.objections.citizen import ALONE, PROXY, all_objections

pytestmark = pytest.mark.usefixtures("app")


def days_ago(days: int) -> datetime:
    return clock.now() - timedelta(days=days)


def unanswered(**said: Any) -> Case:
    """A request of five weeks ago that nobody answered."""
    return an_accepted_case(at=days_ago(35), **said)


def refused(days: int = 3) -> Case:
    """A request that was refused as excluded some days ago."""
    case = an_accepted_case(at=days_ago(days + 5), requester={"email": ""})
    for question in db.session.query(Question).filter_by(case_id=case.id):
        question.outcome = Outcome.REFUSED
    move = law.decide(case.standing, Outcome.REFUSED, on=local_day(days_ago(days)))
    by = officer_actor(an_officer(Role.PPID))
    timeline.apply(case, move, by=by, at=days_ago(days), told=ANSWER_TOLD)
    return case


def test_silence_is_answered_with_an_objection_that_has_its_own_number(client: FlaskClient):
    an_officer(Role.SUPERIOR)
    case = unanswered()
    receipt = citizen.send(client, citizen.fill(client, case))
    (objection,) = all_objections()
    assert objection.number == f"KEB-{local_day(clock.now()).year}-000001"
    assert objection.number in receipt.text
    assert objection.case_id == case.id
    assert objection.requester_id == case.requester_id
    assert objection.grounds == "c"
    assert objection.position.startswith("Permohonan saya tidak dijawab")
    assert "Agar dokumennya diberikan seluruhnya." in objection.position
    assert objection.code_hash == case.code_hash


def test_the_receipt_names_the_day_on_which_the_superior_must_have_answered(client: FlaskClient):
    receipt = citizen.send(client, citizen.fill(client, unanswered()))
    (objection,) = all_objections()
    due = working_calendar().add(local_day(clock.now()), 30)
    assert objection.due_on == due
    assert f"{due.day} " in receipt.text
    assert "UU 14/2008 Pasal 36 ayat (2)" in receipt.text


def test_applicant_and_superior_are_written_to_and_no_code_is_told_again(client: FlaskClient):
    superior = an_officer(Role.SUPERIOR)
    citizen.send(client, citizen.fill(client, unanswered()))
    (receipt,) = mails(kind="objection_receipt")
    (told,) = mails(kind="officer_objection")
    assert receipt.case_number == told.case_number == all_objections()[0].number
    assert superior.email not in receipt.text
    assert "Kode pelacakannya sama dengan kode permohonan Anda." in receipt.text


def test_sent_twice_makes_one_objection(client: FlaskClient):
    case = unanswered()
    check = citizen.fill(client, case)
    first = citizen.send(client, check)
    second = citizen.send(client, check)
    assert len(all_objections()) == 1
    assert all_objections()[0].number in first.text
    assert all_objections()[0].number in second.text


def test_what_happened_is_offered_first_with_its_day_and_all_seven_stay(client: FlaskClient):
    case = refused()
    page = client.get(citizen.opened(client, case))
    letters = [one.ground for one in offered(case, local_day(clock.now()))]
    assert letters[0] is ObjectionGround.REFUSED
    assert sorted(letters) == sorted(ObjectionGround)
    assert page.text.count('name="grounds"') == 7
    assert "menolak sebagai dikecualikan" in page.text


def test_several_grounds_count_from_the_latest_day_that_one_was_found(client: FlaskClient):
    case = refused()
    citizen.send(client, citizen.fill(client, case, grounds=["a", "e", "c"]))
    (objection,) = all_objections()
    assert objection.grounds == "ace"
    assert objection.found_on == case.decided_on


def test_a_premature_objection_is_registered_and_flagged(client: FlaskClient):
    case = a_case(received=days_ago(1))
    check = citizen.fill(client, case)
    assert "belum berakhir" in check.text
    citizen.send(client, check)
    (objection,) = all_objections()
    assert objection.standing.is_premature
    assert objection.found_on == case.standing.silence_since(clock_of(case))
    assert objection_file.registration(objection).facts["premature"]


def test_a_late_objection_is_registered_and_flagged(client: FlaskClient):
    case = refused(days=80)
    check = citizen.fill(client, case, grounds=["a"])
    assert "lewat waktu" in check.text
    citizen.send(client, check)
    (objection,) = all_objections()
    assert objection.standing.is_late(clock_of(objection))
    assert objection_file.registration(objection).facts["late"]


def test_a_proxy_needs_a_power_of_attorney_and_the_field_names_the_article(client: FlaskClient):
    case = unanswered()
    start = citizen.opened(client, case)
    client.post(start, data=citizen.REASONS)
    page = client.post(f"{start}/pengaju", data=PROXY)
    assert page.status_code == 200
    assert "surat kuasa khusus bermeterai (Perki 1/2021 Pasal 39)" in page.text
    assert "Hendra Wijaya" in page.text
    assert client.get(f"{start}/periksa").status_code == 302
    assert all_objections() == []


def test_a_proxy_with_a_mandate_acts_for_the_requester_as_a_row_of_their_own(client: FlaskClient):
    case = unanswered()
    sender = PROXY | {"mandate": [a_picture("kuasa.png")]}
    citizen.send(client, citizen.fill(client, case, sender))
    (objection,) = all_objections()
    who = objection.requester
    assert who.id != case.requester_id
    assert (who.name, who.proxy_name) == ("Siti Rahmawati", "Hendra Wijaya")
    assert who.identity_number == case.requester.identity_number
    assert [laid.paper.slot.value for laid in objection_file.papers(objection)] == ["mandate"]


def test_without_a_ground_nothing_is_sent_and_everything_typed_is_kept(client: FlaskClient):
    start = citizen.opened(client, unanswered())
    page = client.post(start, data=citizen.REASONS | {"grounds": []})
    assert "Pilih sedikitnya satu alasan, huruf a sampai g." in page.text
    assert citizen.REASONS["position"] in client.get(start).text
    assert all_objections() == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2026-02-30", "Tulis tanggal seperti 25-11-2026."),
        ("2999-01-01", "Tanggal ini belum tiba."),
        ("1999-01-01", "Tanggal ini lebih dari lima tahun lalu."),
        ("", "Tulis tanggal Anda mengetahuinya."),
        ("kemarin'; DROP TABLE", "Tulis tanggal seperti 25-11-2026."),
    ],
)
def test_an_impossible_day_of_finding_is_said_at_its_field(
    client: FlaskClient, typed: str, sentence: str
):
    start = citizen.opened(client, unanswered())
    page = client.post(start, data=citizen.REASONS | {"grounds": ["b"], "found_on": typed})
    assert page.status_code == 200
    assert sentence in page.text


def test_a_letter_that_the_law_does_not_know_is_refused_in_words(client: FlaskClient):
    start = citizen.opened(client, unanswered())
    page = client.post(start, data=citizen.REASONS | {"grounds": ["a", "z"]})
    assert "Pilih dari daftar." in page.text


def test_who_does_not_hold_the_link_is_sent_to_the_door(client: FlaskClient):
    case = unanswered()
    for page in ("", "/pengaju", "/periksa", "/terkirim"):
        answer = client.get(f"/keberatan/{case.number}{page}")
        assert answer.status_code == 302
        assert answer.location == "/lacak"


def test_a_draft_about_one_request_never_becomes_an_objection_to_another(client: FlaskClient):
    first, second = unanswered(), unanswered()
    citizen.fill(client, first)
    citizen.opened(client, second)
    assert client.get(f"/keberatan/{second.number}/periksa").status_code == 302
    assert citizen.REASONS["position"] not in client.get(f"/keberatan/{second.number}").text


def test_a_report_that_was_never_published_needs_no_request(client: FlaskClient):
    an_officer(Role.SUPERIOR)
    receipt = citizen.send(client, citizen.fill_alone(client))
    (objection,) = all_objections()
    assert (objection.case_id, objection.grounds) == (None, "b")
    assert objection.information == "Laporan keuangan tahun 2025"
    assert objection.requester.name == "Sari Melati"
    assert objection.found_on.isoformat() == citizen.REPORT["found_on"]
    code = citizen.code_on(receipt)
    assert code
    assert code in mails(kind="objection_receipt")[0].text


def test_an_address_that_nobody_confirmed_is_told_nothing_that_was_typed(client: FlaskClient):
    citizen.send(client, citizen.fill_alone(client))
    (receipt,) = mails(kind="objection_receipt")
    for typed in ("Sari", "Laporan keuangan", "Mengawasi", "situs kantor"):
        assert typed not in receipt.text + receipt.html


def test_number_and_code_open_it_from_any_device(client: FlaskClient, app: Any):
    code = citizen.code_on(citizen.send(client, citizen.fill_alone(client)))
    number = all_objections()[0].number
    elsewhere = app.test_client()
    assert elsewhere.get(f"/lacak/keberatan/{number}").location == "/lacak"
    page = elsewhere.post(
        "/lacak", data={"number": number.lower(), "code": code}, follow_redirects=True
    )
    assert f"Keberatan {number}" in page.text
    wrong = app.test_client().post("/lacak", data={"number": number, "code": "AAAA-BBBB"})
    assert "tidak cocok" in wrong.text


def test_a_group_without_a_mandate_cannot_send(client: FlaskClient):
    for page, said in citizen.WITHOUT_REQUEST[:-1]:
        more = {"kind": "group"} if page == "pengaju" else {}
        if page == "data-pengaju":
            more = {"proxy_name": "Hendra", "proxy_address": "Jalan Melati 9"}
        assert client.post(f"{ALONE}/{page}", data=said | more).status_code == 302
    page = client.post(f"{ALONE}/lampiran", data=citizen.LATER)
    assert "surat kuasa khusus bermeterai (Perki 1/2021 Pasal 39)" in page.text
    assert all_objections() == []


def test_numbers_of_the_register_have_no_gap(client: FlaskClient):
    case = unanswered()
    for _place in range(3):
        citizen.send(client, citizen.fill(client, case))
    assert [one.number[-6:] for one in all_objections()] == ["000001", "000002", "000003"]
    lines = [row.Entry for row in written.timeline(all_objections()[0])]
    assert [line.event for line in lines] == [Event.OBJECTION_FILED]
    assert lines[0].case_id == case.id


def test_a_robot_that_fills_the_trap_sends_nothing(client: FlaskClient):
    check = citizen.fill(client, unanswered())
    seen = check.text.split('name="seen"')[1].split('value="')[1].split('"')[0]
    client.post(check.request.path, data={"seen": seen, "website": "https://spam.example"})
    assert all_objections() == []


def test_the_dispute_that_may_follow_is_named_before_sending(client: FlaskClient):
    case = unanswered()
    check = citizen.fill(client, case)
    today = local_day(clock.now())
    legal = clock_of(case)
    last = legal.ends_on(Code.DISPUTE_AFTER_SILENCE, legal.ends_on(Code.OBJECTION_ANSWER, today))
    assert f"{last.day} " in check.text.split("Komisi Informasi")[1]


def test_typed_answers_can_be_forgotten(client: FlaskClient):
    citizen.fill(client, unanswered())
    client.post("/keberatan/hapus")
    assert "Isian Anda masih ada" not in client.get(ALONE).text
