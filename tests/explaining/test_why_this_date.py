"""Citizen and officer open the same explanation of a date: page, value and calendar file."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from ppid import law
from ppid.accounts.actors import ActorKind
from ppid.accounts.models import Role
from ppid.cases import links, timeline, why
from ppid.cases.disputes import Dispute
from ppid.cases.models import Case, Entry
from ppid.cases.places import place
from ppid.kit.db import db, transaction
from ppid.law import Event, Outcome, StepKind
from ppid.office.calendar import legal_clock_on, local_day
from ppid.office.models import Profile
from ppid.office.queries import office
from tests.builders import (
    a_case,
    a_unit,
    an_accepted_case,
    an_objection,
    an_officer,
    mails,
    signed_in,
)
from tests.disputes.town import a_dispute, step

TODAY = datetime(2026, 8, 12, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_wednesday(monkeypatch):
    """It is Wednesday 12 August 2026, two days after the request came."""
    monkeypatch.setattr("ppid.explaining.views.now", lambda: TODAY)
    monkeypatch.setattr("ppid.intake.following.views.now", lambda: TODAY)
    monkeypatch.setattr("ppid.objections.following.views.now", lambda: TODAY)


def decided(dispute: Dispute) -> None:
    """The commission read its decision, and the copy came on Monday 11 May 2026 (E33)."""
    step(dispute, StepKind.REGISTERED, date(2026, 4, 23), number="012/IV/KI-SS/2026")
    for kind, day in (
        (StepKind.STARTED, date(2026, 4, 28)),
        (StepKind.MEDIATION_OPENED, date(2026, 4, 29)),
        (StepKind.MEDIATION_FAILED, date(2026, 5, 4)),
        (StepKind.ADJUDICATION, date(2026, 5, 5)),
        (StepKind.DECISION_READ, date(2026, 5, 8)),
        (StepKind.DECISION_RECEIVED, date(2026, 5, 11)),
    ):
        step(dispute, kind, day)


def moved_on(case: Case, move: law.Move) -> None:
    """A step that the law allows, without its mails."""
    case.standing = move.standing
    timeline.count(case)


def recounted(case: Case, **facts: object) -> None:
    """The line that a change of the calendar leaves."""
    told = {"code": "D4", "old": "2026-08-25", "new": "2026-08-26", "also": [], "change": 1}
    db.session.add(
        Entry(
            **place(case), event=Event.RECOUNTED, at=TODAY, actor=ActorKind.OFFICE,
            facts=told | facts,
        )
    )  # fmt: skip


def keep() -> None:
    """Keep what was arranged."""
    with transaction():
        pass


def follow(client, case: Case) -> None:
    """Open the case in this browser by its own link."""
    keep()
    client.get(links.follow(case))


def own(case, code: str, form: str = "") -> str:
    return f"/lacak/permohonan/{case.number}/tanggal/{code}{form}"


def desk(case, code: str, form: str = "") -> str:
    return f"/petugas/permohonan/{case.number}/tanggal/{code}{form}"


def words(response) -> str:
    """What a reader reads, without marks."""
    text = re.sub(r"<(style|script|svg).*?</\1>", " ", response.text, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_the_page_counts_every_day_and_names_every_day_that_does_not_count(client):
    case = an_accepted_case()
    follow(client, case)
    page = client.get(own(case, "D4"))
    said = words(page)
    assert page.status_code == 200
    assert "Mengapa Rabu, 26 Agustus 2026?" in said
    assert "10 hari kerja sejak Senin, 10 Agustus 2026, yaitu permohonan yang lengkap" in said
    assert "UU 14/2008 Pasal 22 ayat (7)" in said
    assert "hari ke- 1 Selasa, 11 Agustus 2026" in said
    assert "Sabtu, 15 Agustus 2026 tidak dihitung: akhir pekan" in said
    assert re.search(r"Senin, 17 Agustus 2026 tidak dihitung: .*Kemerdekaan", said)
    assert re.search(r"Selasa, 25 Agustus 2026 tidak dihitung: .*Maulid", said)
    assert "hari ke- 10 Rabu, 26 Agustus 2026 hari terakhir, sampai pukul 23.59 WITA" in said
    assert "Profil hukum versi" in said


def test_the_drawing_is_hidden_from_screen_readers_and_says_what_the_list_says(client):
    case = an_accepted_case()
    follow(client, case)
    page = client.get(own(case, "D4")).text
    drawing = re.search(r'<figure class="pp-months" aria-hidden="true">.*?</figure>', page, re.S)
    assert drawing is not None
    numbers = re.findall(r'class="(?:counted|last)[^"]*">(\d+)<small>(\d+)</small>', drawing[0])
    listed = re.findall(r'</span>(\d+)</b> <span><time datetime="2026-08-(\d\d)"', page)
    assert [(int(day), number) for day, number in numbers] == [
        (int(day), number) for number, day in listed if number != "0"
    ]
    assert [number for _day, number in numbers] == [str(n) for n in range(1, 11)]


def test_an_extended_answer_shows_both_stretches_and_its_earlier_date(client):
    case = an_accepted_case()
    day = date(2026, 8, 20)
    moved_on(case, law.extend(case.standing, on=day, clock=legal_clock_on(day)))
    follow(client, case)
    said = words(client.get(own(case, "D5")))
    assert "7 hari kerja sejak Rabu, 26 Agustus 2026" in said
    assert "hari ke- 10 Rabu, 26 Agustus 2026 hari terakhir waktu ini" in said
    assert "hari ke- 7 Jumat, 4 September 2026 hari terakhir, sampai pukul 23.59" in said
    assert "Semula Rabu, 26 Agustus 2026, menjadi Jumat, 4 September 2026." in said


def test_a_date_that_the_calendar_moved_says_when_from_where_and_why(client):
    case = an_accepted_case()
    recounted(case, why="25 Agustus 2026 menjadi hari libur.")
    follow(client, case)
    said = words(client.get(own(case, "D4")))
    assert "Tanggal ini pernah berubah" in said
    assert "Hari libur kantor berubah" in said
    assert "Semula Selasa, 25 Agustus 2026, menjadi Rabu, 26 Agustus 2026. 25 Agustus" in said
    assert "Tanggal ini pernah berubah" not in words(client.get(own(case, "D2")))


def test_a_repaired_request_shows_the_safe_date_of_the_strict_reading(client):
    case, counting = a_case(complete=False), legal_clock_on(date(2026, 8, 10))
    moved_on(case, law.ask_completion(case.standing, on=date(2026, 8, 11), clock=counting))
    moved_on(case, law.repair(case.standing, on=date(2026, 8, 12), clock=counting))
    follow(client, case)
    assert "Tanggal aman: Rabu, 26 Agustus 2026" in words(client.get(own(case, "D4")))
    assert "surat keterangan tidak lengkap diterima pemohon" in words(client.get(own(case, "D3")))


def test_a_year_that_nobody_confirmed_makes_the_date_provisional(client):
    case = an_accepted_case(at=datetime(2026, 12, 28, 4, 0, tzinfo=UTC))
    follow(client, case)
    assert "Tanggal sementara" in words(client.get(own(case, "D4")))
    value = client.get(own(case, "D4", ".json")).json
    assert value["provisional"] is True


def test_the_value_says_all_that_the_page_says(client):
    case = an_accepted_case()
    follow(client, case)
    response = client.get(own(case, "D4", ".json"))
    value = response.json
    assert response.mimetype == "application/json"
    assert value["number"] == case.number
    assert (value["code"], value["due"]) == ("D4", "2026-08-26")
    assert (value["zone"], value["provisional"], value["safe_date"]) == (
        "Asia/Makassar",
        False,
        None,
    )
    assert value["profile"]["preset"] == "uu_kip"
    (stretch,) = value["stretches"]
    assert stretch["day_zero"] == "2026-08-10"
    assert stretch["event"] == "complete_received"
    assert [day["number"] for day in stretch["days"] if day["number"]] == list(range(1, 11))
    off = {day["date"]: day["reason"] for day in stretch["days"] if not day["number"]}
    assert off["2026-08-15"] == "sabtu"
    assert len(off) == 6


def test_officer_and_citizen_get_the_same_value(client, app):
    case = an_accepted_case()
    follow(client, case)
    theirs = client.get(own(case, "D4", ".json")).json
    officer = signed_in(app.test_client(), an_officer())
    assert officer.get(desk(case, "D4", ".json")).json == theirs
    page = words(officer.get(desk(case, "D4")))
    assert "Mengapa Rabu, 26 Agustus 2026?" in page


def test_the_calendar_file_is_one_whole_day_with_its_article_and_no_personal_data(client):
    case = an_accepted_case()
    follow(client, case)
    response = client.get(own(case, "D4", ".ics"))
    assert response.mimetype == "text/calendar"
    assert f"{case.number}-D4.ics" in response.headers["Content-Disposition"]
    (event,) = Calendar.from_ical(response.data).walk("VEVENT")
    assert event["dtstart"].dt == date(2026, 8, 26)
    assert event["dtend"].dt == date(2026, 8, 27)
    assert event["uid"] == f"{case.number}-d4@localhost".lower()
    assert "UU 14/2008 Pasal 22 ayat (7)" in event["description"]
    assert "mulai Kamis, 27 Agustus 2026" in event["description"]  # the right that silence gives
    assert case.requester.name.encode() not in response.data
    assert case.requester.email.encode() not in response.data


def test_the_calendar_file_of_a_moved_date_replaces_the_former(client):
    case = an_accepted_case()
    follow(client, case)
    (first,) = Calendar.from_ical(client.get(own(case, "D4", ".ics")).data).walk("VEVENT")
    recounted(case)
    keep()
    (second,) = Calendar.from_ical(client.get(own(case, "D4", ".ics")).data).walk("VEVENT")
    assert second["uid"] == first["uid"]
    assert second["sequence"] > first["sequence"]


def test_an_objection_explains_the_superiors_day_and_the_way_to_the_commission(client, app):
    case = an_accepted_case()
    moved_on(case, law.decide(case.standing, Outcome.REFUSED, on=date(2026, 8, 11)))
    objection = an_objection(case=case, grounds="a", received=TODAY)
    follow(client, case)
    path = f"/lacak/keberatan/{objection.number}/tanggal/"
    due = legal_clock_on(local_day(TODAY)).deadline("D8", local_day(TODAY))
    value = client.get(path + "D8.json").json
    assert (value["due"], value["stretches"][0]["event"]) == (
        due.on.isoformat(),
        "objection_received",
    )
    silent = client.get(path + "D9b.json").json
    assert [stretch["code"] for stretch in silent["stretches"]] == ["D8", "D9b"]
    assert "Atasan PPID" in words(client.get(path + "D9b"))
    desk_value = signed_in(app.test_client(), an_officer()).get(
        f"/petugas/keberatan/{objection.number}/tanggal/D8.json"
    )
    assert desk_value.json == value


def test_who_did_not_open_the_request_sees_no_date_of_it(client):
    case = an_accepted_case()
    objection = an_objection(case=case, grounds="c", received=TODAY)
    keep()
    for path in (own(case, "D4"), f"/lacak/keberatan/{objection.number}/tanggal/D8"):
        closed = client.get(path)
        assert closed.status_code == 302
        assert closed.location == "/lacak"
        assert client.get(path + ".json").status_code == 403
        assert client.get(path + ".ics").status_code == 403


def test_another_units_case_is_not_explained(client):
    case = an_accepted_case()
    objection = an_objection(case=case, grounds="c", received=TODAY)
    signed_in(client, an_officer(Role.UNIT, unit_id=a_unit().id))
    assert client.get(desk(case, "D4")).status_code == 404
    assert client.get(f"/petugas/keberatan/{objection.number}/tanggal/D8").status_code == 403


@pytest.mark.parametrize("code", ["D5", "D9a", "D99", "D4.xml", "..", "%00", "D4'--"])
def test_a_date_that_is_not_there_is_not_found(client, code):
    case = an_accepted_case()
    follow(client, case)
    assert client.get(own(case, code)).status_code == 404


def test_the_mail_opens_the_request_at_the_date_it_speaks_of(client):
    case = an_accepted_case()
    (mail,) = mails(kind="complete")
    keep()
    (way,) = set(re.findall(r"http://localhost(/lacak/tautan/\S+\?tanggal=D4)", mail.text))
    opened = client.get(way)
    assert opened.status_code == 302
    assert opened.location == own(case, "D4")
    assert client.get(opened.location).status_code == 200


@pytest.mark.parametrize("asked", ["//evil.example", "D4/../..", "https:evil", "", "D4D4"])
def test_a_link_leads_nowhere_but_to_the_case_and_its_dates(client, asked):
    case = an_accepted_case()
    keep()
    opened = client.get(links.follow(case), query_string={"tanggal": asked})
    assert opened.location == f"/lacak/permohonan/{case.number}"


def test_the_mail_of_an_objection_leads_to_its_own_dates(client):
    case = an_accepted_case()
    objection = an_objection(case=case, grounds="c", received=TODAY)
    keep()
    opened = client.get(
        why.address(objection, "D8", links.follow_objection(objection)).removeprefix(
            "http://localhost"
        )
    )
    assert opened.location == f"/lacak/keberatan/{objection.number}/tanggal/D8"
    assert client.get(opened.location).status_code == 200


def test_an_objection_without_a_request_explains_its_dates_to_its_applicant(client):
    alone = an_objection(grounds="b", received=TODAY, submission_key="a" * 32)
    keep()
    path = f"/lacak/keberatan/{alone.number}/tanggal/D8"
    assert client.get(path).status_code == 302
    opened = client.get(
        why.address(alone, "D8", links.follow_objection(alone)).removeprefix("http://localhost")
    )
    assert opened.location == path
    assert "Batas tanggapan Atasan PPID" in words(client.get(path))


def test_a_dispute_explains_both_readings_of_the_days_to_the_court(client):
    dispute = a_dispute()
    decided(dispute)
    signed_in(client, an_officer(Role.PPID))
    path = f"/petugas/sengketa/{dispute.number}/tanggal/"
    working, calendar = (client.get(path + code + ".json").json for code in ("D17", "D17b"))
    assert (working["due"], calendar["due"]) == ("2026-06-05", "2026-05-25")
    assert calendar["stretches"][0]["unit"] == "calendar_days"
    assert len(calendar["stretches"][0]["days"]) == 14
    said = words(client.get(path + "D17b"))
    assert "14 hari kalender sejak Senin, 11 Mei 2026" in said
    assert "Perki 1/2013 Pasal 60 ayat (2)" in said
    (event,) = Calendar.from_ical(client.get(path + "D17b.ics").data).walk("VEVENT")
    assert event["dtstart"].dt == date(2026, 5, 25)
    assert path + "D17b" in client.get(f"/petugas/sengketa/{dispute.number}").text


def test_who_does_not_carry_disputes_opens_none_of_their_dates(client):
    dispute = a_dispute()
    signed_in(client, an_officer(Role.DESK))
    assert client.get(f"/petugas/sengketa/{dispute.number}/tanggal/D12").status_code == 403


def test_an_office_that_keeps_announced_dates_says_so_beside_them(client):
    case = an_accepted_case()
    follow(client, case)
    assert "tanggal yang sudah diberitahukan tetap" not in words(client.get(own(case, "D4")))
    kept = db.session.get_one(Profile, case.profile_id)
    kept.rules = kept.rules | {"moved_date": "frozen"}
    office().law_version += 1
    keep()
    assert "tanggal yang sudah diberitahukan tetap" in words(client.get(own(case, "D4")))


def test_the_applicant_opens_both_readings_from_the_own_page_and_nobody_else_does(client, app):
    dispute = a_dispute()
    decided(dispute)
    objection, path = dispute.objection, f"/lacak/sengketa/{dispute.number}/tanggal/"
    keep()
    assert client.get(path + "D17").status_code == 302
    assert client.get(path + "D17.json").status_code == 403
    client.get(links.follow_objection(objection).removeprefix("http://localhost"))
    for page in (
        f"/lacak/keberatan/{objection.number}",
        f"/lacak/permohonan/{dispute.objection.case.number}",
    ):
        shown = client.get(page).text
        assert all(path + code in shown for code in ("D17", "D17b"))
    said = words(client.get(path + "D17"))
    assert "Mengapa Jumat, 5 Juni 2026?" in said
    officer = signed_in(app.test_client(), an_officer(Role.PPID))
    theirs = officer.get(f"/petugas/sengketa/{dispute.number}/tanggal/D17b.json").json
    assert client.get(path + "D17b.json").json == theirs
    (event,) = Calendar.from_ical(client.get(path + "D17b.ics").data).walk("VEVENT")
    assert event["dtstart"].dt == date(2026, 5, 25)
    assert client.get(path + "D12.json").json["due"]  # what has passed stays explained


def test_a_program_gets_every_date_with_the_number_and_the_code_and_with_nothing_less(client):
    case = an_accepted_case(submission_key="c" * 32)
    objection = an_objection(case=case, grounds="c", received=TODAY)
    code = links.new_code("c" * 32)
    keep()
    asked = client.post("/lacak/tanggal.json", data={"number": case.number, "code": code})
    told = {(one["number"], one["code"]): one["due"] for one in asked.json["dates"]}
    assert told[case.number, "D4"] == "2026-08-26"
    assert (objection.number, "D8") in told
    assert client.get(own(case, "D4", ".json")).status_code == 403  # it opens no browser
    for wrong in ({"number": case.number}, {"number": "PIP-2026-999999", "code": code}, {}):
        assert client.post("/lacak/tanggal.json", data=wrong).status_code == 403
    assert client.get("/lacak/tanggal.json").status_code in (404, 405)
