"""An older register is brought in: looked at first, with its numbers, and taken back if wrong."""

from __future__ import annotations

import io
from datetime import date

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Officer
from ppid.admin.earlier import columns, judging, table
from ppid.admin.earlier.days import NotADay, read_day
from ppid.admin.earlier.judging import Verdict
from ppid.cases import earlier, numbers
from ppid.cases.models import Case, Entry, Requester
from ppid.casework import actions as casework
from ppid.files.kinds import Kind
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import Event, Ground, Outcome, State
from ppid.outbox.models import Mail

PLACE = "/pengaturan/register-lama"
TODAY = date(2026, 8, 10)
HEADS = (
    "No;Tgl;Nama;Alamat;Nomor Kontak;Pekerjaan;Informasi Yang Diminta;Tujuan Penggunaan;"
    "Keputusan;Alasan Penolakan;Pemberitahuan Tertulis;Pemberian Informasi"
)
ANSWERED = (
    "001/PPID/2023;13 Maret 2023;Budi Santoso;Jl. Melati 3;0812-1111-2222 budi@contoh.example;"
    "Petani;Salinan DPA Dinas Pertanian 2023;Penelitian;Dikabulkan;;24/03/2023;27/03/2023"
)
REFUSED = (
    "002/PPID/2023;2023-04-03;PT Contoh Maju;;;;Data pribadi pegawai;Usaha;Ditolak;"
    "Pasal 17 huruf h;17-04-2023;"
)
RUNNING = "003/PPID/2026;03/08/2026;Siti;;;;Peta jaringan jalan;;;;;"


def a_file(*rows: str, heads: str = HEADS) -> bytes:
    """A register as Excel writes CSV here: semicolons between, a title above."""
    return "\r\n".join(["REGISTER PERMOHONAN INFORMASI", heads, *rows]).encode()


def judged(*rows: str, heads: str = HEADS) -> list[judging.Judged]:
    """What becomes of these rows, with the columns as they are guessed."""
    lines = table.read(io.BytesIO(a_file(*rows, heads=heads)), Kind.CSV)
    line = columns.head_line(lines)
    return judging.judge(
        lines,
        first=columns.first_row(lines, line),
        columns=columns.guess(columns.heads(lines, line)),
        known=lambda _numbers: set(),
        today=TODAY,
    )


def brought(browser: FlaskClient, *rows: str) -> str:
    """Upload a file; the address of its page."""
    sent = {"file": (io.BytesIO(a_file(*rows)), "register-2023.csv")}
    done = browser.post(PLACE, data=sent, content_type="multipart/form-data")
    assert done.status_code == 303, done.text
    return done.headers["Location"]


def the_case(number: str) -> Case:
    """A case by its number, as it stands in the database."""
    return db.session.scalars(sa.select(Case).where(Case.number == number)).one()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("13/3/2023", date(2023, 3, 13)),
        ("03-04-23", date(2023, 4, 3)),
        ("2023.04.03", date(2023, 4, 3)),
        ("Senin, 13 Maret 2023", date(2023, 3, 13)),
        ("5 Agt 2024", date(2024, 8, 5)),
        ("5 Agustus 2024", date(2024, 8, 5)),
        ("1 Nop 2024", date(2024, 11, 1)),
        ("", None),
        ("-", None),
    ],
)
def test_days_are_read_as_registers_write_them(written: str, meant: date | None):
    assert read_day(written) == meant


@pytest.mark.parametrize("written", ["31/02/2024", "kemarin", "2024", "13/13/2024"])
def test_what_is_no_day_is_said(written: str):
    with pytest.raises(NotADay):
        read_day(written)


def test_the_columns_of_lampiran_viii_are_recognised():
    heads = table.read(io.BytesIO(a_file(ANSWERED)), Kind.CSV)
    found = columns.guess(columns.heads(heads, columns.head_line(heads)))
    assert found == {
        "number": 0, "received_on": 1, "name": 2, "address": 3, "contact": 4, "occupation": 5,
        "question": 6, "purpose": 7, "decision": 8, "reason": 9, "decided_on": 10,
        "handed_over_on": 11,
    }  # fmt: skip


def test_a_head_in_two_levels_is_read_as_one(app):
    lower = ";;;;;;;;;;Pemberitahuan Tertulis;Pemberian Informasi"
    upper = HEADS.rsplit(";", 2)[0] + ";Hari dan Tanggal;"
    (one,) = judged(lower, ANSWERED, heads=upper)
    assert one.request is not None
    assert one.request.handed_over_on == date(2023, 3, 27)


def test_each_line_becomes_a_request_with_its_law(app):
    answered, refused, running = judged(ANSWERED, REFUSED, RUNNING)
    assert answered.request is not None
    assert refused.request is not None
    assert running.request is not None
    assert answered.request.number == "001-PPID-2023"
    assert answered.request.requester["phone"] == "0812-1111-2222"
    assert answered.request.requester["email"] == "budi@contoh.example"
    assert answered.request.standing.state is State.CLOSED
    assert answered.request.standing.closed_on == date(2023, 3, 27)
    assert refused.request.outcome is Outcome.REFUSED
    assert refused.request.ground is Ground.H
    assert refused.request.requester["kind"] == "legal_entity"
    assert running.request.standing.state is State.IN_PROGRESS


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1;;Budi;;;;Peta;;;;;", "Tanggal permintaan kosong."),
        ("1;32/13/2023;Budi;;;;Peta;;;;;", "bukan tanggal"),
        ("1;1/1/2099;Budi;;;;Peta;;;;;", "ada di masa depan"),
        ("1;1/1/2009;Budi;;;;Peta;;;;;", "1 Mei 2010"),
        (";1/3/2023;Budi;;;;Peta;;;;;", "Nomor pendaftaran kosong."),
        ("1;1/3/2023;;;;;Peta;;;;;", "Nama pemohon kosong."),
        ("1;1/3/2023;Budi;;;;;;;;;", "Informasi yang diminta kosong."),
        ("1;1/3/2023;Budi;;;;Peta;;Entah;;;", "tidak dikenal"),
        ("1;1/3/2023;Budi;;;;Peta;;Dikabulkan;;;", "tanggal pemberitahuan tertulisnya kosong"),
        ("1;1/3/2023;Budi;;;;Peta;;;;9/3/2023;", "keputusannya kosong"),
        ("1;9/3/2023;Budi;;;;Peta;;Ditolak;;1/3/2023;", "Urutan tanggal terbalik"),
        ("1;1/3/2023;" + "B" * 161 + ";;;;Peta;;;;;", "lebih dari 160 huruf"),
    ],
)
def test_a_fault_is_said_by_its_line(app, row: str, said: str):
    (one,) = judged(row)
    assert (one.verdict, one.line) == (Verdict.BAD, 3)
    assert said in one.wrong


def test_a_number_that_stands_twice_in_the_file_is_taken_once(app):
    first, second = judged(ANSWERED, ANSWERED)
    assert (first.verdict, second.verdict) == (Verdict.NEW, Verdict.BAD)
    assert "baris 3" in second.wrong


def test_a_bare_count_gets_its_year(app):
    assert judging.number_of("7", date(2023, 3, 1)) == "REG-2023-0007"


def test_nothing_is_in_the_register_before_the_word_is_given(admin: FlaskClient):
    page = admin.get(brought(admin, ANSWERED, REFUSED, RUNNING)).text
    assert "Akan diambil" in page
    assert "Masih berjalan" in page
    assert db.session.scalar(sa.select(sa.func.count(Case.id))) == 0


def test_an_old_register_keeps_its_numbers_its_days_and_wakes_nobody(admin: FlaskClient):
    address = brought(admin, ANSWERED, REFUSED, RUNNING)
    page = admin.post(f"{address}/ambil", data={}, follow_redirects=True).text
    assert "3 permohonan diambil." in page
    case = the_case("001-PPID-2023")
    assert (case.received_on, case.decided_on) == (date(2023, 3, 13), date(2023, 3, 24))
    lines = db.session.scalars(sa.select(Entry).where(Entry.case_id == case.id)).all()
    assert [(one.event, one.facts["number"]) for one in lines] == [
        (Event.IMPORTED, "001/PPID/2023")
    ]
    assert the_case("003-PPID-2026").due_on == date(2026, 8, 18)
    assert db.session.scalar(sa.select(sa.func.count(Mail.id))) == 0


def test_a_line_with_a_fault_stays_out_only_when_that_is_said(admin: FlaskClient):
    address = brought(admin, ANSWERED, "9;besok;Budi;;;;Peta;;;;;")
    assert "Belum ada yang diambil" in admin.post(
        f"{address}/ambil", data={}, follow_redirects=True
    ).text  # fmt: skip
    taken = admin.post(f"{address}/ambil", data={"without_bad": "y"}, follow_redirects=True).text
    assert "1 permohonan diambil." in taken


def test_the_same_file_twice_brings_nothing_twice(admin: FlaskClient):
    for _again in range(2):
        address = brought(admin, ANSWERED)
        page = admin.get(address).text
        admin.post(f"{address}/ambil", data={})
    assert "Sudah ada" in page
    assert db.session.scalar(sa.select(sa.func.count(Case.id))) == 1


def test_pressing_twice_brings_it_in_once(admin: FlaskClient):
    address = brought(admin, ANSWERED)
    for _again in range(2):
        assert admin.post(f"{address}/ambil", data={}).status_code == 303
    assert db.session.scalar(sa.select(sa.func.count(Case.id))) == 1


def test_the_columns_can_be_set_right(admin: FlaskClient):
    address = brought(admin, ANSWERED)
    keys = dict.fromkeys(columns.KEYS, "")
    wrong = admin.post(address, data=keys | {"head_line": "2"})
    assert wrong.status_code == 422
    assert "Pilih kolomnya" in wrong.text
    keys |= {"number": "0", "received_on": "1", "name": "2", "question": "6"}
    page = admin.post(address, data=keys | {"head_line": "2"}, follow_redirects=True).text
    assert "Sedang diproses" in page  # without a decision the request runs


def test_own_numbers_are_passed_over_so_that_none_is_given_twice(admin: FlaskClient):
    year = clock.now().year
    row = f"PIP-{year}-000041;1/2/{year};Budi;;;;Peta;;Ditolak;;9/2/{year};"
    admin.post(f"{brought(admin, row)}/ambil", data={})
    assert numbers.request_number(date(year, 5, 1)) == f"PIP-{year}-000042"


def test_an_import_is_taken_back_but_for_what_was_worked_on(
    admin: FlaskClient, administrator: Officer
):
    address = brought(admin, ANSWERED, REFUSED, RUNNING)
    admin.post(f"{address}/ambil", data={})
    casework.write_note(
        the_case("003-PPID-2026"),
        text="Sudah ditelepon.",
        by=officer_actor(administrator),
        at=clock.now(),
    )
    page = admin.post(f"{address}/batalkan", data={}, follow_redirects=True).text
    assert "2 permohonan dikeluarkan." in page
    assert "003-PPID-2026" in page
    assert earlier.known(["001-PPID-2023", "003-PPID-2026"]) == {"003-PPID-2026"}
    assert db.session.scalar(sa.select(sa.func.count(Requester.id))) == 1


def test_a_file_that_is_no_register_is_refused_in_words(admin: FlaskClient):
    sent = {"file": (io.BytesIO(b"halo"), "register.csv")}
    answer = admin.post(PLACE, data=sent, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert "Tidak ada tabel" in answer.text


def test_excel_is_read_as_it_is_written(app):
    import xlsxwriter

    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["No", "Tanggal", "Nama Pemohon", "Informasi yang diminta"])
        sheet.write_number(1, 0, 12)
        sheet.write_datetime(1, 1, date(2024, 2, 5), day)
        sheet.write_string(1, 2, "Budi")
        sheet.write_string(1, 3, "=cmd|' /C calc'!A0")
    kept.seek(0)
    lines = table.read(kept, Kind.XLSX)
    assert lines[1] == ["12", date(2024, 2, 5), "Budi", "=cmd|' /C calc'!A0"]
