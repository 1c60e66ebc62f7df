"""The pages of the superior's side: queue, file, draft, letter, tasks; and what bad input gets."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import Officer, Role
from ppid.cases import objection_file
from ppid.cases.objections import Objection
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import ObjectionState, Ruling
from ppid.office.calendar import local_day, working_calendar
from tests.builders import an_accepted_case, an_objection, an_officer, at, mails, signed_in
from tests.decisions import desk
from tests.objections import superior
from tests.objections.superior import REASONS, STATEMENT

ANSWER: dict[str, Any] = {"statement": STATEMENT, "ruling": "granted"}


def page(objection: Objection, *below: str) -> str:
    return "/".join(["/petugas/keberatan", objection.number, *below])


def seen(text: str) -> str:
    found = re.search(r'name="seen"[^>]*value="(\d+)"', text)
    assert found, text
    return found[1]


def a_browser(app: Flask, *roles: Role, **said: Any) -> tuple[FlaskClient, Officer]:
    officer = an_officer(*roles, **said)
    return signed_in(app.test_client(), officer), officer


def fresh(**said: Any) -> Objection:
    """Silence found today: a request that nobody answered in its ten working days."""
    return an_objection(**({"case": an_accepted_case(), "received": clock.now()} | said))


def post(client: FlaskClient, address: str, **said: Any) -> Any:
    """Open a form and send it with the version that it shows."""
    opened = client.get(address)
    assert opened.status_code == 200, opened.text
    return client.post(address, data={"seen": seen(opened.text)} | said)


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.SUPERIOR, 200), (Role.PPID, 200), (Role.DESK, 200), (Role.UNIT, 403), (Role.ADMIN, 403)],
)
def test_unit_officers_see_no_objection(app: Flask, role: Role, status: int):
    objection = fresh()
    client, _officer = a_browser(app, role)
    assert client.get("/petugas/keberatan").status_code == status
    assert client.get(page(objection)).status_code == status


@pytest.mark.parametrize("below", ["tanggapan", "tanggapan/isi", "tanggapan/periksa", "musyawarah"])
@pytest.mark.parametrize("role", [Role.PPID, Role.DESK])
def test_only_the_superior_answers(app: Flask, role: Role, below: str):
    client, _officer = a_browser(app, role)
    assert client.get(page(fresh(), below)).status_code == 403


def test_the_queue_shows_the_nearest_day_first_and_flags_what_is_late(app: Flask):
    late = superior.an_objection_to_silence()
    calm = fresh()
    flagged = an_objection(grounds="b", stated_on=at(2026, 1, 5).date(), received=clock.now())
    client, _officer = a_browser(app, Role.SUPERIOR)
    text = client.get("/petugas/keberatan").text
    places = [text.index(one.number) for one in (late, calm, flagged)]
    assert places == sorted(places)
    assert "Terlambat" in text
    assert "Lewat waktu" in text
    only_late = client.get("/petugas/keberatan?due=late").text
    assert late.number in only_late
    assert calm.number not in only_late


def test_the_tabs_hold_what_is_carried_out_and_what_has_ended(app: Flask):
    _rahma, hendra = superior.staff()
    carried, ended = superior.an_objection_to_silence(), superior.an_objection_to_silence()
    superior.granted(carried, by=hendra)
    superior.write(ended, Ruling.UPHELD, by=hendra, reasons=REASONS)
    superior.send(ended, by=hendra)
    client, _officer = a_browser(app, Role.SUPERIOR)
    shown = client.get("/petugas/keberatan?shelf=carried").text
    assert carried.number in shown
    assert "2 perintah belum dilaksanakan" in shown
    assert ended.number not in shown
    assert ended.number in client.get("/petugas/keberatan?shelf=closed").text
    assert carried.number not in client.get("/petugas/keberatan").text


def test_the_queue_turns_its_pages_without_losing_or_doubling_one(
    app: Flask, monkeypatch: pytest.MonkeyPatch
):
    from ppid.objections.desk import queue

    monkeypatch.setattr(queue, "PAGE", 2)
    all_ = {superior.an_objection_to_silence().number for _ in range(3)} | {
        fresh().number for _ in range(2)
    }
    client, _officer = a_browser(app, Role.SUPERIOR)
    found, address = [], "/petugas/keberatan"
    for _turn in range(3):
        text = client.get(address).text
        found += re.findall(r'href="/petugas/keberatan/(KEB-[\d-]+)"', text)
        onward = re.search(r'rel="next" href="([^"]+)"', text)
        address = onward[1].replace("&amp;", "&") if onward else ""
    assert address == ""
    assert len(found) == 5
    assert set(found) == all_
    back = re.search(r'rel="prev" href="([^"]+)"', text)
    assert back
    earlier = client.get(back[1].replace("&amp;", "&")).text
    assert re.findall(r'href="/petugas/keberatan/(KEB-[\d-]+)"', earlier) == found[2:4]


@pytest.mark.parametrize(
    "query", ["?mark=palsu", "?shelf=kosong", "?due=besok", "?shelf=closed&mark=x"]
)
def test_an_address_that_is_not_understood_is_left_open(app: Flask, query: str):
    fresh()
    client, _officer = a_browser(app, Role.SUPERIOR)
    assert client.get(f"/petugas/keberatan{query}").status_code == 200


def test_the_file_shows_grounds_and_what_was_decided_but_no_draft_of_the_ppid(app: Flask):
    rahma, hendra = superior.staff()
    refused = superior.an_objection_to_a_refusal(rahma, hendra)
    drafted = desk.a_refusal(rahma)
    silent = an_objection(case=drafted, received=clock.now())
    client, _officer = a_browser(app, Role.SUPERIOR)
    text = client.get(page(refused)).text
    assert "penolakan atas permintaan informasi berdasarkan alasan pengecualian" in text
    assert "UU 14/2008 Pasal 35 ayat (1) huruf a" in text
    assert "Ditolak karena dikecualikan" in text
    assert "Pemberitahuan tertulis" in text
    assert "Ditolak karena dikecualikan" not in client.get(page(silent)).text


def test_contact_and_identity_are_for_the_desk_and_the_ppid(app: Flask):
    objection = fresh()
    boss, _officer = a_browser(app, Role.SUPERIOR)
    clerk, _officer = a_browser(app, Role.DESK)
    assert "081234567890" not in boss.get(page(objection)).text
    assert "081234567890" in clerk.get(page(objection)).text


def test_who_decided_as_ppid_gets_the_rule_and_its_article(app: Flask):
    client, both = a_browser(app, Role.PPID, Role.SUPERIOR)
    objection = superior.an_objection_to_a_refusal(both, desk.a_superior())
    assert "harus ditandatangani" in client.get(page(objection)).text
    for below in ("tanggapan", "tanggapan/isi", "tanggapan/periksa"):
        barred = client.get(page(objection, below))
        assert barred.status_code == 409
        assert "ikut memutuskan permohonan ini sebagai PPID" in barred.text
    assert client.post(page(objection, "tanggapan", "kirim"), data={"seen": "0"}).status_code == 409


def test_from_draft_to_letter(app: Flask):
    client, hendra = a_browser(app, Role.SUPERIOR)
    rahma = an_officer(Role.PPID)
    objection = fresh()
    assert post(client, page(objection, "tanggapan", "isi"), **ANSWER).status_code == 303
    lacking = client.get(page(objection, "tanggapan", "periksa")).text
    assert "sedikitnya satu perintah" in lacking
    due = (local_day(clock.now()) + timedelta(days=7)).isoformat()
    done = post(
        client,
        page(objection, "tanggapan", "perintah"),
        text="Serahkan salinan kontrak.",
        due_on=due,
        question="",
    )
    assert done.status_code == 303
    preview = client.get(page(objection, "tanggapan", "periksa"))
    assert "diberikan saat surat dikirim" in preview.text
    assert hendra.name in preview.text
    sent = client.post(page(objection, "tanggapan", "kirim"), data={"seen": seen(preview.text)})
    assert sent.status_code == 303
    db.session.expire_all()
    assert objection.state is ObjectionState.ANSWERED
    assert len(mails(kind="objection_answered", case_number=objection.number)) == 1
    shown = client.get(page(objection)).text
    letter = re.search(r'href="(/petugas/keberatan/[^"]+/surat/[^"]+)"', shown)
    assert letter
    said = client.get(letter[1])
    assert said.status_code == 200
    assert "Tanggapan atas keberatan" in said.text
    assert "Komisi Informasi" in said.text
    assert rahma.email == mails(kind="officer_objection_answered")[-1].to


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Pilih putusan atas keberatan ini."),
        ({"ruling": "entah"}, "Pilih putusan atas keberatan ini."),
        ({"ruling": "granted"}, "Tulis uraian tanggapan"),
        ({"ruling": "granted", "statement": "Ya."}, "Tulis 20 sampai"),
        ({"ruling": "upheld", "statement": STATEMENT}, "Tulis alasannya"),
        ({"ruling": "inadmissible", "statement": STATEMENT, "reasons": "x"}, "Tulis 20 sampai"),
    ],
)
def test_a_draft_that_lacks_something_says_what_and_keeps_what_was_typed(
    app: Flask, said: dict[str, Any], words: str
):
    client, _officer = a_browser(app, Role.SUPERIOR)
    objection = fresh()
    typed = {"statement": "", "reasons": ""} | said
    answer = post(client, page(objection, "tanggapan", "isi"), **typed)
    assert answer.status_code == 422
    assert words in answer.text
    assert said.get("statement", "") in answer.text
    assert superior.draft_version(objection) == 0


def test_upholding_an_exclusion_asks_for_the_decree_at_its_field(app: Flask):
    rahma, _hendra = superior.staff()
    client, boss = a_browser(app, Role.SUPERIOR)
    objection = superior.an_objection_to_a_refusal(rahma, boss)
    said = {"ruling": "upheld", "statement": STATEMENT, "reasons": REASONS}
    bare = post(client, page(objection, "tanggapan", "isi"), **said, decree_number="", decree_on="")
    assert bare.status_code == 422
    assert "Sebut nomor surat keputusan pengecualian" in bare.text
    dayless = post(client, page(objection, "tanggapan", "isi"), **said, decree_number="188/1")
    assert "Tulis tanggal surat keputusan itu." in dayless.text
    ahead = post(
        client,
        page(objection, "tanggapan", "isi"),
        **said,
        decree_number="188/1",
        decree_on="2031-01-01",
    )
    assert "Tanggal ini belum tiba." in ahead.text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"text": "", "due_on": "2031-01-02"}, "Tulis apa yang harus dilakukan PPID."),
        ({"text": "Serahkan salinan.", "due_on": ""}, "Tulis batas waktu pelaksanaan."),
        ({"text": "Serahkan salinan.", "due_on": "31-02-2027"}, "Tulis tanggal seperti"),
        ({"text": "Serahkan salinan.", "due_on": "2020-01-02"}, "Pilih hari ini atau"),
        (
            {"text": "Serahkan salinan.", "due_on": "2031-01-02", "question": "99999"},
            "Pilih butir dari daftar.",
        ),
    ],
)
def test_a_task_that_lacks_something_is_not_laid(app: Flask, said: dict[str, Any], words: str):
    client, _officer = a_browser(app, Role.SUPERIOR)
    objection = fresh()
    answer = post(client, page(objection, "tanggapan", "perintah"), **({"question": ""} | said))
    assert answer.status_code == 422
    assert words in answer.text
    assert superior.draft_version(objection) == 0


def test_a_task_that_is_not_there_is_not_found(app: Flask):
    client, _officer = a_browser(app, Role.SUPERIOR)
    assert client.get(page(fresh(), "tanggapan", "perintah", "4")).status_code == 404


def test_the_second_of_two_officers_sees_both_texts(app: Flask):
    first, _hendra = a_browser(app, Role.SUPERIOR)
    second, _other = a_browser(app, Role.SUPERIOR)
    objection = fresh()
    address = page(objection, "tanggapan", "isi")
    stale = seen(second.get(address).text)
    mine = "Uraian dari rekan yang lebih dulu menyimpan."
    assert post(first, address, **ANSWER | {"statement": mine}).status_code == 303
    answer = second.post(address, data=ANSWER | {"seen": stale})
    assert answer.status_code == 409
    assert "Rekan Anda lebih dulu menyimpan" in answer.text
    assert mine in answer.text
    assert STATEMENT in answer.text
    again = second.post(address, data=ANSWER | {"seen": seen(answer.text)})
    assert again.status_code == 303


def test_an_answer_that_was_changed_after_the_preview_is_not_sent(app: Flask):
    client, hendra = a_browser(app, Role.SUPERIOR)
    objection = fresh()
    today = clock.now()
    superior.write(objection, Ruling.UPHELD, by=hendra, at=today, reasons=REASONS)
    version = superior.draft_version(objection)
    superior.write(objection, Ruling.UPHELD, by=hendra, at=today, reasons=REASONS + " Baru.")
    done = client.post(page(objection, "tanggapan", "kirim"), data={"seen": str(version)})
    assert done.status_code == 409
    db.session.expire_all()
    assert objection.state is ObjectionState.REGISTERED


def test_for_who_has_no_email_the_day_of_reaching_is_asked(app: Flask):
    client, hendra = a_browser(app, Role.SUPERIOR)
    case = an_accepted_case(requester={"email": ""})
    objection = an_objection(case=case, received=clock.now())
    now = clock.now()
    superior.write(objection, Ruling.UPHELD, by=hendra, at=now, reasons=REASONS)
    preview = client.get(page(objection, "tanggapan", "periksa")).text
    assert "Surat sampai kepada pemohon pada" in preview
    version, address = seen(preview), page(objection, "tanggapan", "kirim")
    far = (local_day(now) + timedelta(days=30)).isoformat()
    for typed, words in (
        (far, "saat surat lewat pos dianggap sampai"),
        ("", "Tulis kapan surat sampai"),
    ):
        refused = client.post(address, data={"seen": version, "reached_on": typed})
        assert refused.status_code == 422
        assert words in refused.text
    by_post = working_calendar().add(local_day(now), 3)
    sent = client.post(address, data={"seen": version, "reached_on": by_post.isoformat()})
    assert sent.status_code == 303
    db.session.expire_all()
    assert objection.answer_reached_on == by_post


def test_an_objection_to_an_exclusion_cannot_be_settled(app: Flask):
    rahma, _hendra = superior.staff()
    client, boss = a_browser(app, Role.SUPERIOR)
    objection = superior.an_objection_to_a_refusal(rahma, boss)
    barred = client.get(page(objection, "musyawarah"))
    assert barred.status_code == 409
    assert "UU 14/2008 Pasal 35 ayat (2)" in barred.text
    assert "Catat penyelesaian musyawarah" not in client.get(page(objection)).text


def test_a_settlement_is_recorded_with_its_tasks(app: Flask):
    client, _hendra = a_browser(app, Role.SUPERIOR)
    objection = fresh()
    due = (local_day(clock.now()) + timedelta(days=7)).isoformat()
    address = page(objection, "tanggapan", "perintah") + "?untuk=musyawarah"
    laid = post(client, address, text="Serahkan salinan kontrak.", due_on=due, question="")
    assert laid.status_code == 303
    assert "musyawarah" in laid.location
    short = post(client, page(objection, "musyawarah"), agreed="ya")
    assert short.status_code == 422
    done = post(
        client,
        page(objection, "musyawarah"),
        agreed="Pemohon menerima salinan kontrak tanpa lampiran.",
        with_letter="y",
    )
    assert done.status_code == 303
    db.session.expire_all()
    assert objection.state is ObjectionState.SETTLED
    assert "BAPK/" in client.get(page(objection)).text


def test_a_withdrawal_needs_the_applicants_letter(app: Flask):
    client, _dewi = a_browser(app, Role.DESK)
    objection = fresh()
    address = page(objection, "pencabutan")
    bare = post(client, address)
    assert bare.status_code == 422
    assert "Pilih pindaian surat pencabutan" in bare.text
    paper = (io.BytesIO(desk.pdf_bytes()), "surat.pdf")
    assert post(client, address, paper=paper).status_code == 303
    db.session.expire_all()
    assert objection.state is ObjectionState.WITHDRAWN
    assert client.get(address).status_code == 409


def test_notes_and_messages_stand_in_the_file(app: Flask):
    client, _officer = a_browser(app, Role.SUPERIOR)
    objection = fresh()
    empty = client.post(page(objection, "catatan"), data={"text": ""})
    assert empty.status_code == 422
    assert "Tulis catatannya." in empty.text
    note = client.post(page(objection, "catatan"), data={"text": "Cek ke <b>bagian</b> hukum."})
    assert note.status_code == 303
    sent = client.post(page(objection, "pesan"), data={"text": "Mohon sebut halamannya."})
    assert sent.status_code == 303
    text = client.get(page(objection)).text
    assert "Cek ke &lt;b&gt;bagian&lt;/b&gt; hukum." in text
    assert "Mohon sebut halamannya." in text
    assert len(mails(kind="objection_message", case_number=objection.number)) == 1


def test_a_paper_and_a_letter_of_another_objection_are_not_found(app: Flask):
    _rahma, hendra = superior.staff()
    one, other = superior.an_objection_to_silence(), superior.an_objection_to_silence()
    letter = superior.granted(one, by=hendra)
    client, _officer = a_browser(app, Role.SUPERIOR)
    assert client.get(page(one, "surat", letter.public_id)).status_code == 200
    assert client.get(page(other, "surat", letter.public_id)).status_code == 404
    assert client.get(page(one, "berkas", "0" * 32)).status_code == 404
    assert client.get("/petugas/keberatan/KEB-2026-999999").status_code == 404


def test_a_task_is_carried_out_by_the_ppid_only_and_with_the_right_number(app: Flask):
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.granted(objection, by=hendra, at=clock.now(), tasks=("Serahkan salinan.",))
    (task,) = superior.tasks(objection)
    address = page(objection, "perintah", str(task.id))
    for role in (Role.SUPERIOR, Role.DESK):
        assert a_browser(app, role)[0].get(address).status_code == 403
    client, _ppid = a_browser(app, Role.PPID)
    assert client.get(address).status_code == 200
    today = local_day(clock.now()).isoformat()
    wrong = {"done_on": today, "note": "Salinan diserahkan.", "number": "KEB-2026-000099"}
    refused = client.post(address, data=wrong)
    assert refused.status_code == 422
    assert "bukan nomor keberatan yang sedang dibuka" in refused.text
    assert "Salinan diserahkan." in refused.text
    early = client.post(address, data=wrong | {"done_on": "2020-01-02", "number": objection.number})
    assert "mendahului tanggapan" in early.text
    bad = (io.BytesIO(b"MZ bukan dokumen"), "virus.exe")
    program = client.post(
        address, data=wrong | {"number": objection.number, "papers": bad, "ends_on": "2031-01-02"}
    )
    assert program.status_code == 422
    assert objection_file.given(objection) == []
    good = (io.BytesIO(desk.pdf_bytes()), "kontrak.pdf")
    done = client.post(
        address,
        data=wrong
        | {
            "number": objection.number.lower(),
            "papers": good,
            "ends_on": "2031-01-02",
            "opened": "y",
        },
    )
    assert done.status_code == 303
    db.session.expire_all()
    assert objection.state is ObjectionState.CLOSED
    assert client.get(address).status_code == 409
    assert "Dilaksanakan" in client.get(page(objection)).text


def test_the_page_of_the_request_leads_to_its_objections(app: Flask):
    objection = fresh()
    assert objection.case is not None
    client, _officer = a_browser(app, Role.PPID)
    shown = client.get(f"/petugas/permohonan/{objection.case.number}").text
    assert f"/petugas/keberatan/{objection.number}" in shown
    assert '<a href="/petugas/keberatan"' in shown
