"""Every column of every register says what its article asks for, by example."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask import Flask

from ppid.accounts.actors import THE_REQUESTER
from ppid.cases import actions as cases
from ppid.cases.kinds import Audience, Obtain
from ppid.cases.objections import Objection, ObjectionAnswer
from ppid.decisions.deciding import actions as deciding
from ppid.exports.columns import Heading, Table
from ppid.files.slots import Slot
from ppid.intake import actions as intake
from ppid.kit.db import db
from ppid.law import Outcome, Ruling
from ppid.registers.sets import SETS
from ppid.registers.wanted import Book, Wanted
from tests.builders import NOON, a_case, a_unit, an_accepted_case, an_objection, at
from tests.decisions import desk
from tests.objections import superior
from tests.registers import books

REQUESTS = Wanted(Book.REQUESTS, year=2026)
OBJECTIONS = Wanted(Book.OBJECTIONS, year=2026)
LIST = Wanted(Book.EXCLUSIONS)


def heads(key: str) -> list[str]:
    return [" / ".join(column.heads) for column in SETS[key].columns]


def only(key: str, wanted: Wanted) -> dict[str, Any]:
    """The one line of a register."""
    (line,) = books.written(key, wanted)
    return line


def test_the_register_of_requests_has_items_a_to_o_of_pasal_32_and_the_note():
    assert heads("pasal-32") == [
        "Nomor pendaftaran",
        "Tanggal permintaan",
        "Nama lengkap orang perorangan, badan hukum, atau kuasanya",
        "NIK atau nomor SK pengesahan badan hukum",
        "Alamat",
        "Nomor telepon atau email",
        "Surat kuasa khusus",
        "Rincian informasi yang diminta",
        "Tujuan penggunaan informasi",
        "Status informasi",
        "Format informasi yang dikuasai",
        "Jenis permintaan",
        "Alasan penolakan bila permintaan ditolak",
        "Hari dan tanggal / Penyampaian pemberitahuan tertulis",
        "Hari dan tanggal / Pemberian informasi",
        "Biaya dan cara pembayaran / Biaya",
        "Biaya dan cara pembayaran / Cara pembayaran",
        "Catatan (Pasal 33 ayat (4))",
    ]


def test_lampiran_viii_stands_in_its_exact_order_with_its_heads():
    assert heads("lampiran-viii") == [
        "No",
        "Tgl",
        "Nama",
        "Alamat",
        "Nomor Kontak",
        "Pekerjaan",
        "Informasi yang Diminta",
        "Tujuan Penggunaan Informasi",
        "Status Informasi / Di bawah Penguasaan / Ya",
        "Status Informasi / Di bawah Penguasaan / Tdk",
        "Status Informasi / Belum Didokumentasikan",
        "Bentuk Informasi yang Dikuasai / Softcopy",
        "Bentuk Informasi yang Dikuasai / Hardcopy",
        "Jenis Permohonan / Melihat/ Mengetahui",
        "Jenis Permohonan / Meminta Salinan",
        "Keputusan",
        "Alasan Penolakan",
        "Hari dan Tanggal / Pemberitahuan Tertulis",
        "Hari dan Tanggal / Pemberian Informasi",
        "Biaya & Cara Pembayaran / Biaya",
        "Biaya & Cara Pembayaran / Cara",
        "Catatan (Pasal 33 ayat (4))",
    ]


def test_lampiran_xi_stands_in_its_exact_order_with_a_tick_for_each_letter():
    reasons = "Alasan Pengajuan Keberatan (Pasal 35 ayat (1) UU KIP)"
    assert heads("lampiran-xi") == [
        "No",
        "Tgl",
        "Nama",
        "Alamat",
        "Nomor Kontak",
        "Pekerjaan",
        "No. Pendaftaran Permintaan Informasi",
        "Informasi yang Diminta",
        "Tujuan Penggunaan Informasi",
        *(f"{reasons} / {letter}" for letter in "abcdefg"),
        "Keputusan Atasan PPID",
        "Hari dan Tanggal Pemberian Tanggapan atas Keberatan",
        "Nama dan Posisi Atasan PPID",
        "Tanggapan Pemohon Informasi",
        "Catatan",
    ]


def test_heads_that_are_shared_reach_over_their_columns():
    table = Table(Heading("Kantor", "Register"), SETS["lampiran-viii"].columns)
    found = {head.words: head for head in table.heads()}
    assert table.depth == 3
    assert (found["Status Informasi"].column, found["Status Informasi"].columns) == (8, 3)
    assert (found["Di bawah Penguasaan"].row, found["Di bawah Penguasaan"].columns) == (1, 2)
    assert (found["Belum Didokumentasikan"].row, found["Belum Didokumentasikan"].rows) == (1, 2)
    assert (found["No"].rows, found["Ya"].row) == (3, 2)


def test_a_request_that_was_paid_and_handed_over_fills_every_item_of_pasal_32(app: Flask):
    ppid, boss = desk.a_ppid(), desk.a_superior()
    case = books.a_decided_case(ppid, boss)
    books.paid_and_handed_over(case, ppid)
    assert only("pasal-32", REQUESTS) == {
        "Nomor pendaftaran": case.number,
        "Tanggal permintaan": date(2026, 8, 10),
        "Nama lengkap orang perorangan, badan hukum, atau kuasanya": "Siti Rahmawati",
        "NIK atau nomor SK pengesahan badan hukum": "3273010101900001",
        "Alamat": "Jalan Mawar 2, Sukamaju",
        "Nomor telepon atau email": "081234567890\nsiti@contoh.example",
        "Surat kuasa khusus": "",
        "Rincian informasi yang diminta": (
            "Butir 1: Kontrak pengadaan obat tahun 2025\nButir 2: Rekam medis penerima obat"
        ),
        "Tujuan penggunaan informasi": "Penelitian skripsi",
        "Status informasi": "Di bawah penguasaan",
        "Format informasi yang dikuasai": "Salinan elektronik (softcopy)",
        "Jenis permintaan": "Mendapatkan salinan",
        "Alasan penolakan bila permintaan ditolak": (
            "Butir 2: UU 14/2008 Pasal 17 huruf h angka 2"
        ),
        "Hari dan tanggal / Penyampaian pemberitahuan tertulis": date(2026, 8, 13),
        "Hari dan tanggal / Pemberian informasi": date(2026, 8, 18),
        "Biaya dan cara pembayaran / Biaya": 15_000,
        "Biaya dan cara pembayaran / Cara pembayaran": (
            "Bank Contoh 123-456 a.n. Kas Daerah; dibayar Jumat, 14 Agustus 2026; bukti K-0042"
        ),
        "Catatan (Pasal 33 ayat (4))": "",
    }


def test_the_same_request_in_the_form_of_lampiran_viii(app: Flask):
    case = books.a_decided_case(desk.a_ppid(), desk.a_superior())
    line = only("lampiran-viii", REQUESTS)
    assert list(line.values()) == [
        case.number,
        date(2026, 8, 10),
        "Siti Rahmawati",
        "Jalan Mawar 2, Sukamaju",
        "081234567890\nsiti@contoh.example",
        "Mahasiswa",
        "Butir 1: Kontrak pengadaan obat tahun 2025\nButir 2: Rekam medis penerima obat",
        "Penelitian skripsi",
        "V",
        "",
        "",
        "V",
        "",
        "",
        "V",
        "Dikabulkan sebagian\nButir 1: Dikabulkan seluruhnya\nButir 2: Ditolak karena dikecualikan",
        "Butir 2: UU 14/2008 Pasal 17 huruf h angka 2",
        date(2026, 8, 13),
        None,
        15_000,
        "Bank Contoh 123-456 a.n. Kas Daerah",
        "",
    ]


def test_where_questions_differ_the_status_says_sebagian_and_which(app: Flask):
    ppid = desk.a_ppid()
    case = an_accepted_case(questions=("Kontrak obat", "Daftar apotek", "Rekaman rapat"))
    desk.answer(case, Outcome.GRANTED, by=ppid, position=1, **desk.GIVEN)
    desk.answer(case, Outcome.NOT_HELD, by=ppid, position=2, **desk.NOT_HELD)
    desk.answer(case, Outcome.NOT_DOCUMENTED, by=ppid, position=3, reason="Rapat tidak direkam.")
    desk.terms(case, by=ppid)
    deciding.send(case, seen=desk.draft_version(case), by=desk.acting(ppid), at=at(2026, 8, 13))
    by_article, by_annex = only("pasal-32", REQUESTS), only("lampiran-viii", REQUESTS)
    assert by_article["Status informasi"] == (
        "Sebagian\nButir 1: Di bawah penguasaan\nButir 2: Tidak di bawah penguasaan\n"
        "Butir 3: Belum didokumentasikan"
    )
    assert [by_annex[head] for head in list(by_annex)[8:11]] == ["Sebagian"] * 3
    assert by_annex["Alasan Penolakan"] == (
        "Butir 2: Tidak dikuasai; dikuasai oleh Dinas Kesehatan Provinsi\n"
        "Butir 3: Belum didokumentasikan; Rapat tidak direkam."
    )


def test_before_the_notice_the_register_shows_no_draft(app: Flask):
    ppid = desk.a_ppid()
    case = an_accepted_case(questions=("Kontrak obat",))
    desk.answer(case, Outcome.REFUSED, by=ppid, **desk.REFUSED)
    by_article, by_annex = only("pasal-32", REQUESTS), only("lampiran-viii", REQUESTS)
    assert by_article["Status informasi"] == ""
    assert by_article["Alasan penolakan bila permintaan ditolak"] == ""
    assert by_article["Biaya dan cara pembayaran / Biaya"] is None
    assert by_annex["Keputusan"] == "Sedang diproses"


def test_who_asks_by_proxy_stands_with_the_proxy_and_the_power_of_attorney(app: Flask):
    case = a_case(requester={"proxy_name": "Rizky Pratama"}, obtain=Obtain.SEE)
    line = only("pasal-32", REQUESTS)
    assert line["Nama lengkap orang perorangan, badan hukum, atau kuasanya"] == (
        "Siti Rahmawati (kuasa: Rizky Pratama)"
    )
    assert line["Surat kuasa khusus"] == "Belum diserahkan"
    cases.attach(
        case,
        desk.files.keep(desk.stored(Slot.MANDATE), NOON),
        audience=Audience.OFFICE,
        by=THE_REQUESTER,
        at=NOON,
    )
    assert only("pasal-32", REQUESTS)["Surat kuasa khusus"] == "Ada"


def test_what_was_never_repaired_stands_in_the_note_of_pasal_33(app: Flask):
    case = a_case(complete=False)
    case.register_note = "Tidak dilengkapi dalam tiga hari kerja; tidak ditindaklanjuti."
    line = only("lampiran-viii", REQUESTS)
    assert line["Catatan (Pasal 33 ayat (4))"] == case.register_note


def test_what_the_requester_took_back_stands_in_the_note(app: Flask):
    case = an_accepted_case()
    intake.withdraw(case, reason=None, at=at(2026, 8, 12))
    assert only("pasal-32", REQUESTS)["Catatan (Pasal 33 ayat (4))"] == (
        "Dicabut pemohon Rabu, 12 Agustus 2026."
    )


def test_an_answered_objection_fills_every_column_of_lampiran_xi(app: Flask):
    ppid, boss = desk.a_ppid(), desk.a_superior()
    boss.title = "Sekretaris Daerah"
    objection = superior.an_objection_to_a_refusal(ppid, boss, grounds="ad")
    superior.upheld(objection, by=boss)
    line = only("lampiran-xi", OBJECTIONS)
    assert list(line.values()) == [
        objection.number,
        date(2026, 8, 27),
        "Siti Rahmawati",
        "Jalan Mawar 2, Sukamaju",
        "081234567890\nsiti@contoh.example",
        "",
        objection.case.number if objection.case else None,
        "Dokumen kontrak pengadaan obat RSUD tahun 2025",
        "Penelitian skripsi",
        "V",
        "",
        "",
        "V",
        "",
        "",
        "",
        "Keputusan PPID dikuatkan",
        date(2026, 9, 14),
        "Hendra Gunawan\nSekretaris Daerah",
        "",
        "",
    ]
    by_article = only("pasal-43", OBJECTIONS)
    assert by_article["Alasan pengajuan keberatan"] == (
        "Huruf a: Permintaan ditolak karena informasinya dikecualikan\n"
        "Huruf d: Tanggapannya tidak seperti yang diminta"
    )
    assert by_article["Alasan penolakan atau pemberian"] == superior.REASONS
    assert by_article["Identitas pemohon dan/atau kuasanya"].splitlines() == [
        "Siti Rahmawati",
        "3273010101900001",
        "Jalan Mawar 2, Sukamaju",
        "081234567890",
        "siti@contoh.example",
    ]
    assert by_article["Hari dan tanggal pemberian tanggapan"] == date(2026, 9, 14)


def test_an_objection_on_huruf_b_has_no_number_of_a_request(app: Flask):
    objection = an_objection(grounds="b")
    line = only("lampiran-xi", OBJECTIONS)
    assert line["No. Pendaftaran Permintaan Informasi"] == ""
    assert line["Informasi yang Diminta"] == "Laporan keuangan tahun 2025"
    assert line["No"] == objection.number


def test_a_drafted_answer_is_not_in_the_register_and_the_reply_is_once_it_came(app: Flask):
    boss = desk.a_superior()
    objection: Objection = superior.an_objection_to_silence()
    superior.write(objection, Ruling.GRANTED, by=boss)
    assert only("pasal-43", OBJECTIONS)["Alasan penolakan atau pemberian"] == ""
    assert only("lampiran-xi", OBJECTIONS)["Keputusan Atasan PPID"] == (
        "Menunggu tanggapan Atasan PPID"
    )
    superior.order(objection, by=boss)
    superior.send(objection, by=boss)
    answer = db.session.get(ObjectionAnswer, objection.id)
    assert answer is not None
    answer.reply = "Saya menerima tanggapan ini."
    line = only("lampiran-xi", OBJECTIONS)
    assert line["Tanggapan Pemohon Informasi"] == "Saya menerima tanggapan ini."


def test_the_whole_list_of_what_is_excluded_has_every_field(app: Flask):
    ppid = desk.a_ppid()
    unit = a_unit("Dinas Kesehatan")
    decree = desk.a_decree(by=ppid, place="Sukamaju", unit_id=unit.id, law_article="UU 44/2009")
    line = only("dik-lengkap", LIST)
    assert line == {
        "No": 1,
        "Uraian informasi": (
            "Rekam medis pasien RSUD\nRekam medis pasien RSUD tahun 2025, seluruh halaman."
        ),
        "Jenis klasifikasi": "Pasal 17 huruf h angka 2",
        "Dasar hukum": "UU 14/2008 Pasal 17 huruf h angka 2\nUU 44/2009",
        "Konsekuensi bila dibuka": "Riwayat kesehatan pasien diketahui umum.",
        "Konsekuensi bila ditutup": "Rahasia pribadi pasien terlindungi.",
        "Jangka waktu": "sampai dengan Jumat, 26 Januari 2029",
        "Tanggal mulai": date(2026, 8, 10),
        "Tanggal berakhir": decree.expires_on,
        "Nomor dan tanggal lembar uji": "188/11/2026\nSenin, 10 Agustus 2026",
        "Nomor dan tanggal Penetapan": "188/12/2026\nSenin, 10 Agustus 2026",
        "PPID": "Rahma Wulandari\nKepala Dinas Komunikasi dan Informatika",
        "Unit": "Dinas Kesehatan",
        "Tempat dan tanggal": "Sukamaju, Senin, 10 Agustus 2026",
        "Status": "Berlaku",
    }


def test_the_list_for_publication_holds_titles_and_nothing_that_was_weighed(app: Flask):
    desk.a_decree(by=desk.a_ppid())
    line = only("dik-judul", LIST)
    assert list(line) == [
        "No",
        "Judul informasi",
        "Dasar pengecualian",
        "Nomor dan tanggal Penetapan",
        "Jangka waktu",
        "Unit",
    ]
    assert "Riwayat" not in str(line)


@pytest.mark.parametrize("key", [key for key, one in SETS.items() if one.names_people])
def test_a_file_without_identity_tells_nothing_of_who_asks(app: Flask, key: str):
    case = books.a_decided_case(desk.a_ppid(), desk.a_superior())
    an_objection(case=case, grounds="a", received=at(2026, 8, 20))
    (line,) = books.written(key, Wanted(SETS[key].book, year=2026), identity=False)
    for told in books.IDENTITY.values():
        assert told not in str(line)
