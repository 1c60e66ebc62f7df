"""How long personal data is kept: what ends, what is held, and the certificate (J11.6)."""

from __future__ import annotations

import re
from datetime import timedelta

import pypdfium2
import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.actors import THE_OFFICE, THE_REQUESTER, officer_actor
from ppid.accounts.models import Officer
from ppid.admin.retention import queries, upkeep
from ppid.admin.retention.models import Erasure
from ppid.cases import actions as cases
from ppid.cases import printing, telling, timeline, written
from ppid.cases.kinds import Audience, Way
from ppid.cases.models import Case
from ppid.demo import papers
from ppid.files import actions as files
from ppid.files.models import Paper
from ppid.kit.clock import now
from ppid.kit.db import db
from ppid.law import Event
from ppid.office.calendar import local_day
from tests import builders

PLACE = "/pengaturan/masa-simpan"


def closed(days_ago: int) -> tuple[Case, Paper]:
    """A case with a copy of an identity card that was closed so many days ago."""
    at = now()
    case = builders.a_case(received=at - timedelta(days=days_ago + 5))
    paper = files.keep(papers.identity_card("Sari Melati"), at)
    cases.attach(case, paper, audience=Audience.OFFICE, by=THE_REQUESTER, at=at)
    case.closed_on = local_day(at) - timedelta(days=days_ago)
    db.session.flush()
    return case, paper


def test_copies_of_identities_end_after_their_days_and_a_certificate_says_so(
    admin: FlaskClient, administrator: Officer
):
    (old, ended), (_young, kept) = closed(400), closed(20)
    page = admin.get(PLACE).text
    assert old.number in page
    assert _young.number not in page
    assert admin.post(f"{PLACE}/hapus").status_code == 303
    assert "sudah diminta" in admin.post(f"{PLACE}/hapus", follow_redirects=True).text
    assert ended.erased_at is None  # the worker does it
    assert upkeep.erase_ended(now()) == 1
    assert ended.erased_at
    assert not kept.erased_at
    (line,) = db.session.query(Erasure)
    sheet = pypdfium2.PdfDocument(admin.get(f"{PLACE}/berita-acara/{line.run_id}").data)
    words = "".join(page.get_textpage().get_text_range() for page in sheet)
    assert old.number in words
    assert "UU 27/2022" in words
    assert "Sari" not in words
    assert upkeep.erase_ended(now()) == 0


def test_who_asked_is_told_and_the_timeline_says_what_was_erased(
    admin: FlaskClient, administrator: Officer
):
    case, _paper = closed(400)
    case.requester.helper_name = "Wati Penolong"
    other, _paper = closed(400)
    other.requester.email = ""
    timeline.write(other, Event.WITHDRAWN, by=THE_OFFICE, at=now())
    owed = printing.of(other)[:1]
    hand_over = {"way": Way.DESK, "given_on": local_day(now()), "given_to": "Sari", "tracking": ""}
    printing.hand_over(owed[0], **hand_over, by=officer_actor(administrator), at=now())
    admin.post(f"{PLACE}/hapus")
    assert upkeep.erase_ended(now()) == 4
    (mail,) = builders.mails(kind="data_erased")
    assert mail.case_number == case.number
    assert "UU 27/2022" in mail.text
    assert "Wati" not in mail.text
    assert [one.kind for one in printing.of(other)] == ["withdrawn", "data_erased"]
    assert (owed[0].text, owed[0].given_to, case.requester.helper_name) == ("", "", "")
    said = telling.timeline(written.timeline(case))[0]
    assert "salinan identitas, akta, atau surat kuasa, nama yang membantu" in said["text"]
    admin.post(f"{PLACE}/hapus")
    assert upkeep.erase_ended(now()) == 0


def test_held_cases_never_stand_in_the_way_of_those_behind_them(
    admin: FlaskClient, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(queries, "AT_ONCE", 2)
    for _number in range(3):
        builders.an_objection(case=closed(401)[0])
    behind = closed(400)[0]
    assert [one.case.id for one in queries.preview(local_day(now())).ended] == [behind.id]


def test_nothing_is_erased_while_an_objection_is_open_or_a_hold_stands(admin: FlaskClient):
    (objected, _one), (held, _two) = closed(400), closed(400)
    builders.an_objection(case=objected)
    said = {"number": held.number.lower(), "reason": "Diminta untuk pemeriksaan"}
    assert admin.post(f"{PLACE}/tangguhkan", data=said).status_code == 303
    again = admin.post(f"{PLACE}/tangguhkan", data=said)
    assert (again.status_code, "sudah ditangguhkan" in again.text) == (422, True)
    unknown = admin.post(f"{PLACE}/tangguhkan", data=said | {"number": "PIP-1-X"})
    assert "Tidak ada permohonan" in unknown.text
    preview = queries.preview(local_day(now()))
    assert preview.ended == []
    assert {one.case.id for one in preview.held} == {objected.id, held.id}
    (hold,) = queries.standing_holds()
    admin.post(f"{PLACE}/lepas/{hold.id}")
    assert [one.case.id for one in queries.preview(local_day(now())).ended] == [held.id]


def test_no_copy_ends_before_its_days_after_the_last_right_to_object_and_dispute(app: Flask):
    case, _paper = closed(130)
    today = local_day(now())
    assert queries.preview(today).ended == []
    assert [one.case.id for one in queries.preview(today + timedelta(days=120)).ended] == [case.id]


def test_periods_are_bounded_and_of_two_administrators_the_second_sees_both(admin: FlaskClient):
    page = admin.get(PLACE).text
    seen = re.search(r'name="seen"[^>]*value="([^"]+)"', page)
    assert seen
    said = {"seen": seen[1], "copies": "7", "number": "0"}
    assert "Tulis 30 sampai 36.500 hari." in admin.post(PLACE, data=said).text
    assert admin.post(PLACE, data=said | {"copies": "120"}).status_code == 303
    late = admin.post(PLACE, data=said | {"copies": "60"})
    assert (late.status_code, "Yang tersimpan" in late.text) == (409, True)
    record = admin.get("/pengaturan/riwayat?bagian=office").text
    assert "Masa simpan diubah" in record
    assert "90, menjadi 120" in record
