"""An applicant follows an objection, writes, completes it and takes it back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from ppid import law
from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Role
from ppid.cases import actions as case_actions
from ppid.cases import links, objection_file, timeline, written
from ppid.cases.kinds import Audience
from ppid.cases.objections import Objection
from ppid.files import actions as files
from ppid.files.slots import Slot
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import Event, ObjectionState, Ruling
from ppid.objections.following.queries import lacking
from ppid.office.calendar import local_day
from tests.builders import an_accepted_case, an_objection, an_officer, mails
from tests.intake.citizen import a_picture
from tests.objections import citizen

pytestmark = pytest.mark.usefixtures("app")


def days_ago(days: int) -> datetime:
    return clock.now() - timedelta(days=days)


def objected(days: int = 2, **said: Any) -> Objection:
    """An objection to silence, some days ago, of somebody who is not written to."""
    case = an_accepted_case(at=days_ago(days + 35), requester={"email": ""})
    return an_objection(case=case, received=days_ago(days), **said)


def opened(client: FlaskClient, objection: Objection) -> str:
    """The objection is opened by its own link; returns its address."""
    client.get(links.follow_objection(objection))
    return f"/lacak/keberatan/{objection.number}"


def answered(objection: Objection) -> None:
    """The superior upholds what the PPID decided."""
    by = officer_actor(an_officer(Role.SUPERIOR))
    move = law.answer_objection(objection.standing, Ruling.UPHELD, on=local_day(clock.now()))
    objection.standing = move.standing
    timeline.count(objection)
    timeline.write(objection, Event.OBJECTION_FILED, by=by, at=clock.now())


def test_the_page_says_who_must_answer_until_when_and_why_that_day(client: FlaskClient):
    objection = objected()
    page = client.get(opened(client, objection))
    assert page.status_code == 200
    assert "Menunggu tanggapan Atasan PPID" in page.text
    assert f'datetime="{objection.due_on.isoformat()}"' in page.text
    assert f"/lacak/keberatan/{objection.number}/tanggal/D8" in page.text


def test_it_is_linked_from_the_page_of_its_request(client: FlaskClient):
    objection = objected()
    opened(client, objection)
    assert objection.number in client.get(f"/lacak/permohonan/{objection.case.number}").text


def test_after_silence_the_page_says_how_to_go_to_the_commission(client: FlaskClient):
    objection = objected(days=47)
    page = client.get(opened(client, objection))
    assert "Belum ditanggapi Atasan PPID" in page.text
    assert "Anda berhak mengajukan sengketa ke Komisi Informasi" in page.text
    assert f"/lacak/keberatan/{objection.number}/tanggal/D9b" in page.text


def test_one_without_a_request_is_opened_by_its_mailed_link_until_the_link_changes(
    client: FlaskClient, app: Any
):
    objection = an_objection(grounds="b", stated_on=local_day(days_ago(9)), received=days_ago(2))
    link = links.follow_objection(objection)
    assert client.get(link).location == f"/lacak/keberatan/{objection.number}"
    assert client.get(f"/lacak/keberatan/{objection.number}").status_code == 200
    objection.link_version += 1
    db.session.flush()
    assert app.test_client().get(link).location == "/lacak"
    assert app.test_client().get("/lacak/keberatan/tautan/palsu").location == "/lacak"


def test_another_persons_objection_is_not_opened_by_ones_own_request(client: FlaskClient):
    mine, theirs = objected(), objected()
    opened(client, mine)
    for page in ("", "/pesan", "/cabut", "/tanda-bukti", "/formulir", "/lengkapi"):
        answer = client.get(f"/lacak/keberatan/{theirs.number}{page}")
        assert (answer.status_code, answer.location) == (302, "/lacak")


def test_a_message_reaches_the_superior_and_nobody_reads_it_in_the_mail(client: FlaskClient):
    an_officer(Role.SUPERIOR)
    objection = objected()
    address = opened(client, objection)
    said = {"text": "Kontraknya tahap kedua.", "papers": [a_picture("bukti.png")]}
    client.post(f"{address}/pesan", data=said)
    page = client.get(f"{address}/pesan")
    assert "Kontraknya tahap kedua." in page.text
    assert "bukti.png" in page.text
    (mail,) = mails(kind="officer_objection_message")
    assert "Kontraknya" not in mail.text + mail.html


def test_what_is_missing_is_asked_for_and_the_clock_runs_on(client: FlaskClient):
    objection = an_objection(grounds="b", stated_on=local_day(days_ago(9)), received=days_ago(2))
    due = objection.due_on
    address = opened(client, objection)
    asked = client.get(f"{address}/lengkapi")
    assert "Salinan KTP atau surat keterangan kependudukan" in asked.text
    assert "melengkapi data tidak mengubahnya" in asked.text
    said = {
        "identity": [a_picture()],
        "identity_number": "3273010101900001",
        "address": "Jalan Kenanga 5",
    }
    client.post(f"{address}/lengkapi", data=said)
    assert lacking(objection) == []
    assert objection.due_on == due
    assert Event.OBJECTION_COMPLETED in [row.Entry.event for row in written.timeline(objection)]
    assert client.get(f"{address}/lengkapi").location == address


def test_a_wrong_nik_is_said_at_its_field_and_nothing_is_half_saved(client: FlaskClient):
    objection = an_objection(grounds="b", stated_on=local_day(days_ago(9)), received=days_ago(2))
    address = opened(client, objection)
    page = client.post(
        f"{address}/lengkapi", data={"identity_number": "123", "address": "Jalan Kenanga 5"}
    )
    assert "NIK harus 16 angka" in page.text
    assert "Jalan Kenanga 5" in page.text
    assert objection.requester.address == ""


def test_a_proof_of_identity_is_kept_for_the_office_and_never_shown_again(client: FlaskClient):
    objection = an_objection(grounds="b", stated_on=local_day(days_ago(9)), received=days_ago(2))
    address = opened(client, objection)
    client.post(f"{address}/lengkapi", data={"identity": [a_picture()]})
    (laid,) = objection_file.papers(objection)
    assert laid.audience is Audience.OFFICE
    assert client.get(f"{address}/berkas/{laid.paper.public_id}").status_code == 404


def test_it_can_be_withdrawn_in_writing_while_unanswered(client: FlaskClient):
    objection = objected()
    address = opened(client, objection)
    assert "Beri tanda centang" in client.post(f"{address}/cabut", data={}).text
    client.post(f"{address}/cabut", data={"confirm": "y", "reason": "Sudah dijawab lisan."})
    assert objection.state is ObjectionState.WITHDRAWN
    assert objection.due_on is None
    assert "Keberatan dicabut pemohon" in client.get(address).text


def test_after_the_answer_it_can_no_longer_be_withdrawn(client: FlaskClient):
    objection = objected()
    answered(objection)
    page = client.post(f"{opened(client, objection)}/cabut", data={"confirm": "y"})
    assert page.status_code == 409
    assert "UU 14/2008 Pasal 36" in page.text
    assert objection.state is ObjectionState.ANSWERED


def test_files_that_were_handed_over_are_fetched_and_the_first_time_is_on_record(
    client: FlaskClient,
):
    objection = objected()
    stored = files.take_in(
        a_picture("denah.png")[0], name="denah.png", slot=Slot.RELEASE, at=clock.now()
    )
    case_actions.attach(
        objection,
        stored,
        audience=Audience.REQUESTER,
        by=officer_actor(an_officer(Role.PPID)),
        at=clock.now(),
        ends_on=local_day(clock.now()),
    )
    address = opened(client, objection)
    assert "denah.png" in client.get(address).text
    for _time in range(2):
        assert client.get(f"{address}/berkas/{stored.public_id}").status_code == 200
    fetched = [row for row in written.timeline(objection) if row.Entry.event is Event.FILE_FETCHED]
    assert len(fetched) == 1


def test_the_receipt_has_number_day_and_expected_answer_and_the_form_its_four_parts(
    client: FlaskClient,
):
    objection = objected()
    address = opened(client, objection)
    receipt = client.get(f"{address}/tanda-bukti").text
    assert objection.number in receipt
    assert "Perki 1/2021 Pasal 41 ayat (6)" in receipt
    form = client.get(f"{address}/formulir").text
    for part in ("A. Informasi pengaju keberatan", "B. Alasan", "C. Kasus posisi", "D. Hari"):
        assert part in form
    assert form.count("Dipilih:") == 1
    assert form.count("Tidak dipilih:") == 6
    assert "Jalan Mawar 2, Sukamaju" in form


def test_the_receipt_of_one_without_a_request_bears_its_own_code(client: FlaskClient):
    citizen.send(client, citizen.fill_alone(client))
    (objection,) = citizen.all_objections()
    page = client.get(f"/lacak/keberatan/{objection.number}/tanda-bukti")
    assert citizen.code_on(page)


def test_closed_on_this_device_it_needs_number_and_code_again(client: FlaskClient):
    citizen.send(client, citizen.fill_alone(client))
    (objection,) = citizen.all_objections()
    client.post(f"/lacak/keberatan/{objection.number}/tutup")
    assert client.get(f"/lacak/keberatan/{objection.number}").location == "/lacak"


def test_dates_of_one_without_a_request_are_explained_too(client: FlaskClient):
    citizen.send(client, citizen.fill_alone(client))
    (objection,) = citizen.all_objections()
    assert client.get(f"/lacak/keberatan/{objection.number}/tanggal/D8").status_code == 200


def test_who_lost_the_code_gets_a_new_link_to_the_address_in_the_objection_only(
    client: FlaskClient,
):
    citizen.send(client, citizen.fill_alone(client))
    (objection,) = citizen.all_objections()
    for email, sent in (("orang@lain.example", 0), ("sari@contoh.example", 1)):
        client.post("/lacak/tautan-baru", data={"number": objection.number, "email": email})
        assert len(mails(kind="new_link")) == sent
    (mail,) = mails(kind="new_link")
    assert "/lacak/keberatan/tautan/" in mail.text


def test_the_receipt_counts_the_days_of_the_answer_one_by_one(client: FlaskClient):
    objection = objected()
    receipt = client.get(f"{opened(client, objection)}/tanda-bukti").text
    assert f'datetime="{objection.due_on.isoformat()}"' in receipt
    assert receipt.count('class="counted"') >= 29


def test_another_address_ends_the_links_that_went_to_the_old_one(client: FlaskClient, app: Any):
    objection = an_objection(grounds="b", stated_on=local_day(days_ago(9)), received=days_ago(2))
    old = links.follow_objection(objection)
    address = opened(client, objection)
    client.post(f"{address}/kontak", data={"email": "baru@contoh.example", "phone": ""})
    assert [mail.to for mail in mails(kind="new_link")] == ["baru@contoh.example"]
    assert app.test_client().get(old).location == "/lacak"
    assert app.test_client().get(links.follow_objection(objection)).location == address


def test_after_the_answer_the_page_says_until_when_one_may_go_to_the_commission(
    client: FlaskClient,
):
    objection = objected()
    answered(objection)
    page = client.get(opened(client, objection))
    assert "Anda berhak mengajukan sengketa ke Komisi Informasi" in page.text
    assert f"/lacak/keberatan/{objection.number}/tanggal/D9a" in page.text
