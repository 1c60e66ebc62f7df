"""An officer enters an objection that came by voice, letter or email."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from ppid.accounts.models import Role
from ppid.cases import objection_file, written
from ppid.cases.clock import clock_of
from ppid.cases.kinds import Channel
from ppid.cases.models import Case
from ppid.kit import clock
from ppid.law import Code
from ppid.office.calendar import local_day, working_calendar
from tests.builders import an_accepted_case, an_officer, mails, signed_in
from tests.intake.citizen import a_picture
from tests.objections.citizen import all_objections, code_on

ENTRY = "/petugas/keberatan/masuk"

pytestmark = pytest.mark.usefixtures("app")


def days_ago(days: int) -> datetime:
    return clock.now() - timedelta(days=days)


def day(days: int = 0) -> str:
    return local_day(days_ago(days)).isoformat()


@pytest.fixture
def case() -> Case:
    """A request of five weeks ago that nobody answered."""
    return an_accepted_case(at=days_ago(35))


@pytest.fixture
def desk(client: FlaskClient) -> FlaskClient:
    """A browser in which a desk officer is signed in."""
    return signed_in(client, an_officer(Role.DESK))


def about(case: Case, **changed: Any) -> dict[str, Any]:
    """What the officer fills in for a letter that came today."""
    return {
        "channel": "letter",
        "received_on": day(),
        "case_number": case.number,
        "who": "requester",
        "grounds": ["c"],
        "position": "Surat: permohonan belum dijawab.",
        "kind": "person",
        "language": "id",
        "submission_key": "a" * 40,
    } | changed


def alone(**changed: Any) -> dict[str, Any]:
    """What the officer fills in for a walk-in without a request."""
    return {
        "channel": "desk",
        "received_on": day(),
        "who": "requester",
        "grounds": ["b"],
        "found_on": day(9),
        "information": "Rencana kerja tahun 2026",
        "position": "Tidak ada di papan pengumuman.",
        "purpose": "Ingin tahu",
        "kind": "person",
        "name": "Budi Santoso",
        "address": "Jalan Anggrek 3",
        "phone": "0812 1111 2222",
        "language": "id",
        "submission_key": "b" * 40,
    } | changed


def test_a_letter_is_entered_with_the_day_it_really_came(desk: FlaskClient, case: Case):
    an_officer(Role.SUPERIOR)
    reason = "Surat masuk kotak pos Jumat sore."
    said = about(case, received_on=day(4), back_dated_reason=reason)
    page = desk.post(ENTRY, data=said, follow_redirects=True)
    (objection,) = all_objections()
    assert objection.number in page.text
    assert objection.channel is Channel.LETTER
    assert objection.received_on == local_day(days_ago(4))
    assert objection.recorded_on == local_day(clock.now())
    assert objection.back_dated_reason == reason
    assert objection.due_on == working_calendar().add(objection.received_on, 30)
    assert objection.purpose == case.purpose
    assert len(mails(kind="officer_objection")) == 1


def test_an_earlier_day_needs_its_reason(desk: FlaskClient, case: Case):
    page = desk.post(ENTRY, data=about(case, received_on=day(4)))
    assert page.status_code == 422
    assert "Tulis alasan mengapa dicatat sesudah hari diterima." in page.text
    assert "Surat: permohonan belum dijawab." in page.text
    assert all_objections() == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"received_on": "2999-01-01"}, "Tanggal ini belum tiba."),
        ({"received_on": "2026-02-30"}, "Tulis tanggal seperti 25-11-2026."),
        ({"received_on": ""}, "Tulis tanggal keberatan diterima."),
        ({"received_on": "2020-01-02"}, "Tanggal ini lebih dari setahun lalu."),
        ({"case_number": "PIP-1999-999999"}, "Nomor ini tidak ada dalam register permohonan."),
        ({"grounds": []}, "Pilih sedikitnya satu alasan, huruf a sampai g."),
        ({"grounds": ["b"]}, "Tulis tanggal pengaju mengetahui informasi berkala itu"),
        ({"grounds": ["z"]}, "Pilih dari daftar."),
        ({"position": " "}, "Tulis kasus posisi"),
        ({"who": "proxy"}, "Tulis nama penerima kuasa."),
        ({"found_on": "2999-01-01"}, "Tanggal ini belum tiba."),
        ({"email": "bukan-alamat"}, "Tulis alamat email lengkap"),
    ],
)
def test_bad_input_is_said_in_words_and_nothing_is_saved(
    desk: FlaskClient, case: Case, changed: dict[str, Any], sentence: str
):
    page = desk.post(ENTRY, data=about(case, **changed))
    assert page.status_code == 422
    assert sentence in page.text
    assert all_objections() == []


def test_somebody_without_power_is_told_the_rule_its_article_and_what_to_do(
    desk: FlaskClient, case: Case
):
    page = desk.post(ENTRY, data=about(case, who="other"))
    assert page.status_code == 422
    assert "hanya dapat diajukan pemohonnya, atau kuasanya" in page.text
    assert "(UU 14/2008 Pasal 35 ayat (1))" in page.text
    assert "lampirkan surat kuasanya" in page.text
    assert all_objections() == []


def test_a_proxy_whose_mandate_nobody_saw_is_told_the_article(desk: FlaskClient, case: Case):
    page = desk.post(ENTRY, data=about(case, who="proxy", proxy_name="Hendra Wijaya"))
    assert page.status_code == 422
    assert "Keberatan melalui kuasa harus disertai surat kuasa khusus bermeterai" in page.text
    assert "(Perki 1/2021 Pasal 39)" in page.text
    assert all_objections() == []


@pytest.mark.parametrize("seen", ["shown", "copy"])
def test_a_proxy_with_a_mandate_shown_or_copied_is_entered(
    desk: FlaskClient, case: Case, seen: str
):
    proof: dict[str, Any] = (
        {"mandate_shown": "y"} if seen == "shown" else {"mandate_paper": [a_picture("kuasa.png")]}
    )
    desk.post(ENTRY, data=about(case, who="proxy", proxy_name="Hendra Wijaya", **proof))
    (objection,) = all_objections()
    assert objection.requester.proxy_name == "Hendra Wijaya"
    assert objection.requester.name == case.requester.name
    assert len(objection_file.papers(objection)) == (seen == "copy")
    assert len(written.notes(objection)) == (seen == "shown")


def test_without_a_request_there_is_only_huruf_b(desk: FlaskClient):
    page = desk.post(ENTRY, data=alone(grounds=["a", "b"]))
    assert page.status_code == 422
    assert "sebut nomor pendaftaran permohonannya" in page.text
    assert "(UU 14/2008 Pasal 35 ayat (1) huruf b)" in page.text
    assert all_objections() == []


def test_a_walk_in_without_a_request_gets_number_code_and_a_printed_receipt(desk: FlaskClient):
    page = desk.post(ENTRY, data=alone(), follow_redirects=True)
    (objection,) = all_objections()
    code = code_on(page)
    assert code
    assert (objection.case_id, objection.requester.name) == (None, "Budi Santoso")
    receipt = desk.get(f"/petugas/keberatan/{objection.number}/tanda-bukti")
    assert code in receipt.text
    assert "Rencana kerja tahun 2026" in receipt.text
    form = desk.get(f"/petugas/keberatan/{objection.number}/formulir")
    assert "Petugas yang menerima," in form.text


def test_another_officer_does_not_see_the_code(desk: FlaskClient, app: Any):
    desk.post(ENTRY, data=alone())
    (objection,) = all_objections()
    other = signed_in(app.test_client(), an_officer(Role.DESK))
    for page in ("terdaftar", "tanda-bukti"):
        assert code_on(other.get(f"/petugas/keberatan/{objection.number}/{page}")) is None


def test_a_late_letter_is_registered_and_flagged(desk: FlaskClient):
    page = desk.post(ENTRY, data=alone(found_on=day(90)), follow_redirects=True)
    (objection,) = all_objections()
    assert "Dicatat lewat waktu" in page.text
    legal = clock_of(objection)
    assert objection.received_on > legal.ends_on(Code.OBJECTION, objection.found_on)


def test_the_button_pressed_twice_makes_one_objection(desk: FlaskClient, case: Case):
    first = desk.post(ENTRY, data=about(case))
    second = desk.post(ENTRY, data=about(case))
    assert first.location == second.location
    assert len(all_objections()) == 1


def test_a_number_is_found_however_it_was_typed(desk: FlaskClient, case: Case):
    desk.post(ENTRY, data=about(case, case_number=case.number.lower().replace("-", " ")))
    assert all_objections()[0].case_id == case.id


def test_a_file_that_is_not_what_it_says_is_said_at_its_field(desk: FlaskClient, case: Case):
    bad = (io.BytesIO(b"MZ not a picture"), "surat.png")
    page = desk.post(ENTRY, data=about(case, letter_paper=[bad]))
    assert page.status_code == 422
    assert "surat.png" in page.text
    assert all_objections() == []


def test_only_who_enters_may_open_the_page(client: FlaskClient):
    assert client.get(ENTRY).status_code == 302
    assert signed_in(client, an_officer(Role.UNIT)).get(ENTRY).status_code == 403


def test_the_page_of_a_request_brings_its_number_along(desk: FlaskClient, case: Case):
    page = desk.get(f"{ENTRY}?permohonan={case.number}")
    assert f'value="{case.number}"' in page.text
