"""Every letter says all that its annex asks for, in plain text whatever was typed."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ppid.cases import queries as cases
from ppid.cases.kinds import CopyForm
from ppid.cases.models import Case
from ppid.decisions.deciding import actions as deciding
from ppid.decisions.extending import actions as extending
from ppid.decisions.handing import actions as handing
from ppid.decisions.handing import queries as handed
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import Ground, Outcome
from ppid.law.extensions import ExtensionGround
from ppid.letters import actions, anew, queries, saying
from ppid.letters.models import Letter, LetterKind
from tests.builders import NOON, a_case, an_accepted_case, at
from tests.decisions.desk import (
    GIVEN,
    NOT_HELD,
    REFUSED,
    a_decided_case,
    a_ppid,
    a_superior,
    acting,
    answer,
    draft_version,
    rest_on_decrees,
    stored,
    terms,
)

pytestmark = pytest.mark.usefixtures("app")

OFFICE = (
    "Pemerintah Kabupaten Sukamaju",
    "PPID Kabupaten Sukamaju",
    "Jalan Merdeka Nomor 1, Sukamaju",
    "(0411) 555-0101",
    "ppid@sukamaju.example",
)
SIGNED = (
    "Sukamaju, Senin, 10 Agustus 2026",
    "Kepala Dinas Komunikasi dan Informatika",
    "Pejabat Pengelola Informasi dan Dokumentasi (PPID)",
    "Rahma Wulandari",
    "NIP 198001012005012001",
    "belum dibubuhi tanda tangan",
)
WHO = ("Siti Rahmawati", "Jalan Mawar 2, Sukamaju", "081234567890", "siti@contoh.example")
FAR = "Zulkifli " + "panjang " * 1_250
HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "</article><h1>Palsu</h1>",
    "\u202egnp.exe\u202c",
    "🧾👩🏽‍⚖️",
    "<!-- own -->rahasia<!-- /own -->",
    FAR,
)


def read(letter: Letter | str | None) -> str:
    """The letter as a person reads it: words without markup, spaces as one."""
    assert letter is not None
    markup = letter if isinstance(letter, str) else letter.html
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def says(letter: Letter | str | None, *words: str) -> None:
    text = read(letter).replace(" ,", ",").replace(" .", ".")
    missing = [one for one in words if one not in text]
    assert not missing, f"{missing} not in: {text}"


def a_case_with_every_outcome() -> Case:
    """Five questions, five outcomes, cost, decree, approval: notified."""
    rahma, hendra = a_ppid(), a_superior()
    case = an_accepted_case(
        questions=(
            "Kontrak 2025",
            "Data pasien",
            "Rekam medis",
            "Data provinsi",
            "Laporan berjalan",
        )
    )
    answer(case, Outcome.GRANTED, by=rahma, **GIVEN)
    answer(
        case,
        Outcome.PARTLY_GRANTED,
        by=rahma,
        position=2,
        reason="Rekap tanpa nama.",
        available_form=CopyForm.HARDCOPY,
        blackened="Nama pasien dihitamkan.",
        ground=Ground.H,
        sub_point=2,
        consequence="Rahasia kesehatan terbuka bagi umum.",
    )
    answer(case, Outcome.REFUSED, by=rahma, position=3, **REFUSED)
    answer(case, Outcome.NOT_HELD, by=rahma, position=4, **NOT_HELD)
    answer(
        case,
        Outcome.NOT_DOCUMENTED,
        by=rahma,
        position=5,
        provide_by=date(2026, 9, 1),
        reason="Laporan masih disusun oleh dinas.",
    )
    terms(
        case,
        by=rahma,
        place="Ruang layanan PPID",
        copy_cost=500,
        sheets=12,
        sending_cost=15_000,
        other_cost=1_000,
    )
    rest_on_decrees(case, by=rahma)
    deciding.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    deciding.approve(case, seen=draft_version(case), by=acting(hendra), at=NOON)
    deciding.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    return case


def test_the_written_notice_says_all_of_annex_seven():
    case = a_case_with_every_outcome()
    letter = queries.latest(case, LetterKind.NOTICE)
    says(
        letter,
        *OFFICE,
        *SIGNED,
        *WHO,
        case.number,
        "PT/0001/2026",
        "permohonan informasi publik pada Senin, 10 Agustus 2026",
        "Dikabulkan sebagian".lower(),
        "Kontrak 2025",
        "Data pasien",
        "Rekam medis",
        "Data provinsi",
        "Laporan berjalan",
    )
    says(
        letter,
        "A. Informasi dapat diberikan",
        "Penguasaan informasi Dikuasai oleh kami",
        "Bentuk yang tersedia Salinan elektronik (softcopy)",
        "Bentuk yang tersedia Salinan cetak (hardcopy)",
        "Kontrak pengadaan obat 2025, 12 halaman.",
        "Diberikan seluruhnya",
        "Diberikan sebagian",
        "Nama pasien dihitamkan.",
        "Tidak ada bagian yang dihitamkan",
        "Biaya penyalinan Rp 500 × 12 lembar = Rp 6.000",
        "Biaya pengiriman Rp 15.000",
        "Biaya lain-lain Rp 1.000",
        "Jumlah biaya Rp 22.000",
        "Cara pembayaran Bank Contoh 123-456 a.n. Kas Daerah",
        "Waktu penyediaan paling lambat Sabtu, 15 Agustus 2026",
        "4 hari kerja",
        "Cara penyampaian Mendapatkan salinan; Email",
        "Tempat Ruang layanan PPID",
    )
    says(
        letter,
        "B. Informasi tidak dapat diberikan",
        "belum dikuasai",
        "Badan Publik yang menguasai Dinas Kesehatan Provinsi",
        "Kami sudah mencari di arsip",
        "belum didokumentasikan",
        "kami sediakan paling lambat Selasa, 1 September 2026",
    )
    says(
        letter,
        "C. Informasi yang dikecualikan",
        "UU 14/2008 Pasal 17 huruf h angka 2",
        "riwayat, kondisi dan perawatan, pengobatan kesehatan",
        "Konsekuensi bila dibuka Riwayat kesehatan pasien diketahui orang lain.",
        "Mengapa tidak dapat diberikan sebagian Seluruh rekam medis",
        "Nomor 188/12/2026 tanggal Senin, 10 Agustus 2026",
        "diberikan oleh Sekretaris Daerah Kabupaten Sukamaju",
    )


def test_the_written_notice_says_how_and_until_when_to_object():
    letter = queries.latest(a_decided_case(a_ppid()), LetterKind.NOTICE)
    says(
        letter,
        "keberatan",
        "Atasan PPID, yaitu Sekretaris Daerah Kabupaten Sukamaju",
        "30 (tiga puluh) hari kerja",
        "Rabu, 23 September 2026",
        "UU 14/2008 Pasal 35 dan Pasal 36 ayat (1)",
        "Komisi Informasi",
        "14 (empat belas) hari kerja",
        "UU 14/2008 Pasal 37 ayat (2)",
        "UU 14/2008 Pasal 22 ayat (7), Perki 1/2021 Pasal 31 ayat (4), Lampiran VII",
    )


def test_a_free_notice_says_so():
    says(queries.latest(a_decided_case(a_ppid()), LetterKind.NOTICE), "Tidak dipungut biaya")


def test_a_huruf_that_rests_on_a_statute_names_it():
    rahma, hendra = a_ppid(), a_superior()
    case = an_accepted_case()
    answer(
        case,
        Outcome.REFUSED,
        by=rahma,
        **(
            REFUSED
            | {"ground": Ground.J, "sub_point": None, "law_article": "UU 27/2022 Pasal 4 ayat (2)"}
        ),
    )
    rest_on_decrees(case, by=rahma)
    deciding.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    deciding.approve(case, seen=draft_version(case), by=acting(hendra), at=NOON)
    deciding.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    says(
        queries.latest(case, LetterKind.NOTICE),
        "UU 14/2008 Pasal 17 huruf j",
        "Undang-Undang yang menjadi dasar UU 27/2022 Pasal 4 ayat (2)",
    )


def test_the_extension_says_ground_reason_and_both_dates():
    case = an_accepted_case()
    extending.extend(
        case,
        seen=case.version,
        ground=ExtensionGround.NOT_YET_DECIDED,
        reason="Uji konsekuensi belum selesai.",
        by=acting(a_ppid()),
        at=NOON,
    )
    says(
        queries.latest(case, LetterKind.EXTENSION),
        *OFFICE,
        *SIGNED,
        *WHO[:2],
        case.number,
        "Batas waktu semula Rabu, 26 Agustus 2026",
        "Batas waktu baru Jumat, 4 September 2026",
        "Perki 1/2021 Pasal 36 ayat (1) huruf b",
        "belum dapat memutuskan",
        "Uji konsekuensi belum selesai.",
        "tidak dapat diulang",
        "Dokumen kontrak pengadaan obat RSUD tahun 2025",
    )


def test_the_receipt_says_number_moment_code_copy_dates_and_rights():
    case = a_case()
    letter = anew.receipt(case, code="ABCD-EFGH-IJKL-MNOP-QRST").html
    says(
        letter,
        *OFFICE,
        *WHO,
        case.number,
        "Senin, 10 Agustus 2026 pukul 12.00 WITA",
        "ABCD-EFGH-IJKL-MNOP-QRST",
        "Dokumen kontrak pengadaan obat RSUD tahun 2025",
        "Penelitian skripsi",
        "Mendapatkan salinan",
        "Salinan elektronik (softcopy)",
        "Email",
        "Kamis, 13 Agustus 2026",
        "Perki 1/2021 Pasal 31 ayat (2)",
        "Rabu, 26 Agustus 2026",
        "UU 14/2008 Pasal 22 ayat (7)",
    )
    says(
        letter,
        "berhak meminta seluruh informasi",
        "Pastikan Anda mendapat tanda bukti",
        "10 (sepuluh) hari kerja",
        "Biaya hanya untuk penyalinan dan pengiriman",
        "keberatan kepada Atasan PPID",
        "Komisi Informasi",
    )
    assert letter.count("<li>") >= 6
    assert "3273010101900001" not in letter
    assert "<svg" in letter


def test_the_receipt_counts_the_days_of_the_answer_one_by_one():
    said = anew.receipt(an_accepted_case(), code=None).html
    assert "Batas jawaban tertulis, hari demi hari" in said
    assert said.count('<li class="counted">') == 9
    assert re.search(r"Senin, 17 Agustus 2026</time><small>tidak dihitung: .*Kemerdekaan", said)
    assert re.search(r"</span>10</b> <span><time datetime=\"2026-08-26\">", said)


def test_the_receipt_of_what_is_not_yet_complete_counts_the_days_of_the_check():
    said = anew.receipt(a_case(complete=False), code=None).html
    assert "Batas pemeriksaan kelengkapan, hari demi hari" in said
    assert said.count('<li class="counted">') == 2


def test_the_receipt_of_an_incomplete_request_says_what_is_missing():
    letter = anew.receipt(a_case(complete=False), code=None).html
    says(
        letter,
        "Salinan KTP atau surat keterangan kependudukan",
        "dihitung sejak permohonan Anda lengkap",
    )
    assert "Kode pelacakan" not in letter


def test_the_receipt_says_later_what_it_said_on_the_day_of_registration():
    case = a_case(complete=False)
    before = anew.receipt(case, code=None).html
    case.missing = []
    case.standing = replace(case.standing, complete_on=date(2026, 8, 12), extended_on=NOON.date())
    assert anew.receipt(case, code=None).html == before


def test_the_letter_of_incompleteness_says_all_of_annex_nine():
    case = a_case(complete=False)
    letter = actions.issue(
        LetterKind.INCOMPLETE,
        case,
        by=acting(a_ppid()),
        at=NOON,
        missing=["Salinan KTP"],
        note="Foto kemarin buram.",
        repair_due=date(2026, 8, 13),
    )
    says(
        letter,
        *OFFICE,
        *SIGNED,
        *WHO,
        case.number,
        "Dokumen kontrak pengadaan obat",
        "Salinan KTP",
        "Foto kemarin buram.",
        "3 (tiga) hari kerja sejak surat ini Anda terima",
        "Kamis, 13 Agustus 2026",
        "Perki 1/2021 Pasal 33 ayat (3)",
        "tidak ditindaklanjuti",
        "Perki 1/2021 Pasal 33 ayat (2), Lampiran IX",
    )


def test_the_proof_of_handing_over_says_what_when_where_and_to_whom():
    case = a_decided_case(a_ppid())
    handing.add_files(
        case,
        [stored(Slot.RELEASE, "kontrak.pdf")],
        at=NOON,
        question_id=cases.questions(case)[0].id,
        by=acting(a_ppid()),
    )
    (laid,) = handed.prepared(case)
    handing.hand_over(
        case,
        seen=case.version,
        files_seen=handed.fingerprint([laid]),
        with_files=True,
        in_person=True,
        handed_on=date(2026, 8, 10),
        ends_on=date(2026, 9, 22),
        place="Ruang layanan",
        received_by="Siti R.",
        note="Melihat kontrak asli",
        by=acting(a_ppid()),
        at=NOON,
    )
    says(
        queries.latest(case, LetterKind.HANDOVER),
        *OFFICE,
        *SIGNED,
        case.number,
        "kontrak.pdf",
        laid.paper.sha256,
        "Selasa, 22 September 2026",
        "Ruang layanan",
        "Siti R.",
        "Melihat kontrak asli",
        "Diterima oleh",
        "1 berkas",
    )


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_was_typed_is_printed_as_text(typed: str):
    rahma = a_ppid()
    case = an_accepted_case(
        questions=(typed,), purpose=typed, requester={"name": typed[:160], "address": typed[:400]}
    )
    answer(case, Outcome.GRANTED, by=rahma, **(GIVEN | {"reason": typed}))
    terms(case, by=rahma, place=typed[:300])
    letter = deciding.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    for said in (letter.html, anew.receipt(case, code=None).html):
        text = " ".join(html.unescape(said).split())
        assert " ".join(typed.split()) in text
        for markup in ("<script", "<h1"):
            assert markup not in said


def test_a_letter_for_an_english_reader_is_indonesian_with_a_courtesy_text_after_it():
    rahma, hendra = a_ppid(), a_superior()
    case = an_accepted_case(language="en")
    answer(case, Outcome.REFUSED, by=rahma, **REFUSED)
    rest_on_decrees(case, by=rahma)
    deciding.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    deciding.approve(case, seen=draft_version(case), by=acting(hendra), at=NOON)
    letter = deciding.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    valid, courtesy = letter.html.split('<article class="pp-letter pp-letter--courtesy" lang="en"')
    assert valid.startswith('<article class="pp-letter" lang="id">')
    assert "Senin, 10 Agustus 2026" in valid
    assert "Monday, 10 August 2026" in courtesy
    assert '<q lang="id">' in courtesy


def test_a_letter_is_kept_as_it_was_said():
    letter = queries.latest(a_decided_case(a_ppid()), LetterKind.NOTICE)
    assert letter is not None
    from ppid.office.queries import office

    office().address = "Jalan Baru 9"
    db.session.flush()
    db.session.refresh(letter)
    says(letter, "Jalan Merdeka Nomor 1, Sukamaju")


def test_a_preview_takes_no_number():
    case = an_accepted_case()
    said: dict[str, Any] = {
        "ground": "a",
        "wording": "w",
        "ground_article": "p",
        "reason": "r",
        "old_due": date(2026, 8, 26),
        "new_due": date(2026, 9, 4),
    }
    says(
        saying.preview(LetterKind.EXTENSION, case, at=NOON, **said), "diberikan saat surat dikirim"
    )
    letter = actions.issue(LetterKind.EXTENSION, case, by=acting(a_ppid()), at=NOON, **said)
    assert letter.number == "SPW/0001/2026"


def test_letters_are_numbered_without_gaps_by_kind_and_office_year():
    case = an_accepted_case()
    said = {"missing": ["Salinan KTP"], "note": "", "repair_due": date(2026, 8, 13)}
    numbers = [
        actions.issue(LetterKind.INCOMPLETE, case, by=acting(a_ppid()), at=moment, **said).number
        for moment in (NOON, NOON, at(2026, 12, 31, 23, 59), at(2027, 1, 1, 0, 1))
    ]
    assert numbers == ["SKTL/0001/2026", "SKTL/0002/2026", "SKTL/0003/2026", "SKTL/0001/2027"]
