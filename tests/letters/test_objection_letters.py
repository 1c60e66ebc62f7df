"""What the letters on objections say, in which order, and who reads them."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from ppid.accounts.models import Role
from ppid.cases.objections import Objection
from ppid.kit import clock
from ppid.law import Ruling
from ppid.letters import saying
from ppid.letters.models import LetterKind
from ppid.objections.answering import queries
from tests.builders import an_accepted_case, an_objection, an_officer, signed_in
from tests.objections import superior
from tests.objections.superior import ANSWERED, DECREE, REASONS

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% raw %}"


def words(html: str) -> str:
    """What stands on the sheet."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def in_order(text: str, *parts: str) -> None:
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def partly(objection: Objection, hendra: object) -> str:
    superior.write(objection, Ruling.PARTLY_GRANTED, by=hendra, reasons=REASONS, **DECREE)
    superior.order(objection, by=hendra)
    return superior.send(objection, by=hendra).html


def test_an_answer_holds_all_that_the_law_asks_for(app: Flask):
    rahma, hendra = superior.staff()
    objection = superior.an_objection_to_a_refusal(rahma, hendra)
    in_order(
        words(partly(objection, hendra)),
        "Nomor surat TK/0001/2026",
        "Surat Keputusan Nomor 188/12/2026",
        f"Nomor registrasi keberatan {objection.number}",
        f"Nomor pendaftaran permohonan {objection.case.number}",
        "Siti Rahmawati",
        "Tanggapan atas keberatan",
        "A. Alasan keberatan",
        "penolakan atas permintaan informasi berdasarkan alasan pengecualian",
        "B. Uraian tanggapan atas alasan keberatan",
        superior.STATEMENT,
        "C. Keputusan",
        "Keberatan dikabulkan sebagian",
        "Senin, 21 September 2026",
        "D. Alasan tertulis",
        REASONS,
        "Pasal 44 ayat (3)",
        "Hak Anda bila tidak puas dengan tanggapan ini",
        "14 hari kerja",
        "Jumat, 2 Oktober 2026",
        "Sekretaris Daerah Kabupaten Sukamaju",
        "Atasan PPID",
        "Hendra Gunawan",
    )


def test_the_superior_signs_and_never_the_ppid(app: Flask):
    rahma, hendra = superior.staff()
    text = words(partly(superior.an_objection_to_a_refusal(rahma, hendra), hendra))
    assert "Rahma Wulandari" not in text
    assert "selaku Pejabat Pengelola Informasi dan Dokumentasi (PPID)" not in text


def test_the_commission_is_named_where_the_office_has_named_it(app: Flask):
    from ppid.office import actions as office

    _rahma, hendra = superior.staff()
    general = superior.granted(superior.an_objection_to_silence(), by=hendra)
    assert "Komisi Informasi provinsi bila yang di kabupaten/kota belum ada" in general.html
    office.change_profile(commission="Komisi Informasi Provinsi Sulawesi Selatan")
    named = superior.granted(superior.an_objection_to_silence(), by=hendra)
    assert "Komisi Informasi Provinsi Sulawesi Selatan" in named.html


def test_what_was_typed_is_text_in_the_letter(app: Flask):
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.write(
        objection, Ruling.UPHELD, by=hendra, statement=HOSTILE + "x" * 20, reasons=HOSTILE
    )
    html = superior.send(objection, by=hendra).html
    assert "<script>" not in html
    assert "{{ 7*7 }}" in html
    assert "49" not in words(html).replace("2026", "")


def test_an_english_applicant_reads_the_words_in_english_and_the_statute_as_it_is(app: Flask):
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence(language="en")
    letter = superior.granted(objection, by=hendra)
    assert letter.language == "en"
    assert 'lang="en"' in letter.html
    assert '<q lang="id">tidak ditanggapinya permintaan informasi</q>' in letter.html


def test_a_preview_takes_no_number_and_is_not_kept(app: Flask):
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.write(objection, Ruling.UPHELD, by=hendra, reasons=REASONS)
    answer = queries.objection_file.answer_of(objection)
    said = queries.said(objection, answer, reached_on=ANSWERED.date(), signer=hendra)
    shown = saying.preview(LetterKind.OBJECTION_ANSWER, objection, at=ANSWERED, **said)
    assert "diberikan saat surat dikirim" in shown
    assert superior.send(objection, by=hendra).number == "TK/0001/2026"


def test_an_objection_without_a_request_has_its_letter_too(app: Flask):
    _rahma, hendra = superior.staff()
    objection = an_objection(grounds="b", received=superior.FILED)
    letter = superior.granted(objection, by=hendra)
    assert "Laporan keuangan tahun 2025" in letter.html
    assert "Nomor pendaftaran permohonan" not in letter.html


@pytest.mark.parametrize("with_request", [True, False])
def test_the_applicant_reads_it_while_the_request_or_objection_is_open_in_the_browser(
    app: Flask, with_request: bool
):
    _rahma, hendra = superior.staff()
    objection = (
        superior.an_objection_to_silence()
        if with_request
        else an_objection(grounds="b", received=superior.FILED)
    )
    letter = superior.granted(objection, by=hendra)
    client, stranger = app.test_client(), app.test_client()
    key, id_ = ("cases", objection.case_id) if with_request else ("objections", objection.id)
    with client.session_transaction() as session:
        session[key] = {str(id_): clock.now().isoformat()}
    page = client.get(f"/lacak/surat/{letter.public_id}")
    assert page.status_code == 200
    assert superior.STATEMENT in page.text
    assert "no-store" in page.headers["Cache-Control"]
    assert stranger.get(f"/lacak/surat/{letter.public_id}").status_code == 302


def test_a_letter_on_another_request_is_not_the_applicants(app: Flask):
    _rahma, hendra = superior.staff()
    letter = superior.granted(superior.an_objection_to_silence(), by=hendra)
    client = app.test_client()
    with client.session_transaction() as session:
        session["cases"] = {str(an_accepted_case().id): clock.now().isoformat()}
    assert client.get(f"/lacak/surat/{letter.public_id}").status_code == 302


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.DESK, 200), (Role.PPID, 200), (Role.SUPERIOR, 200), (Role.UNIT, 403), (Role.ADMIN, 403)],
)
def test_officers_who_write_to_applicants_read_it(app: Flask, role: Role, status: int):
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    letter = superior.granted(objection, by=hendra)
    client = signed_in(app.test_client(), an_officer(role))
    address = f"/petugas/keberatan/{objection.number}/surat/{letter.public_id}"
    assert client.get(address).status_code == status
