"""The readings that an office chooses: each switch with its question, choices and basis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.law import (
    AfterHours,
    AnswerCounts,
    Approver,
    ClockStart,
    ExtensionReason,
    LateObjection,
    LateRepair,
    Minor,
    MovedDate,
    Premature,
    Unchecked,
    WrongBody,
)

YES, NO = "ya", "tidak"


@dataclass(frozen=True, slots=True)
class Switch:
    """One reading that an office chooses: its number, question, choices, and what it rests on."""

    name: str
    code: str
    question: Any
    choices: Mapping[str, Any]
    basis: Any


SWITCHES: Sequence[Switch] = (
    Switch(
        "clock_start",
        "A-01",
        _l("Sejak kapan waktu jawaban dihitung?"),
        {
            ClockStart.COMPLETE_RECEIVED: _l("Sejak permohonan yang lengkap diterima"),
            ClockStart.FIRST_RECEIVED: _l("Sejak permohonan pertama kali diterima (UU, ketat)"),
            ClockStart.DECLARED_COMPLETE: _l("Sejak petugas menyatakan lengkap (bunyi Perki)"),
        },
        _l(
            "UU 14/2008 Pasal 22 ayat (7) menyebut diterimanya permintaan, Perki 1/2021 Pasal 31 "
            "ayat (3) menyebut dinyatakan lengkap. Tanggal menurut UU selalu tampil sebagai "
            "tanggal aman."
        ),
    ),
    Switch(
        "count_start_day",
        "A-02",
        _l("Apakah hari kejadian ikut dihitung?"),
        {
            NO: _l("Tidak: hari pertama adalah hari kerja berikutnya"),
            YES: _l("Ya, bila hari itu hari kerja"),
        },
        _l("Tidak diatur. Perki 1/2021 Pasal 1 angka 22 hanya menyebut hari kerja."),
    ),
    Switch(
        "unchecked",
        "A-03",
        _l("Bila kelengkapan tidak diperiksa dalam batas waktunya?"),
        {
            Unchecked.DEEMED_COMPLETE: _l("Dianggap lengkap seperti saat diajukan"),
            Unchecked.MANUAL: _l("Tetap menunggu petugas, terlambat di antrean"),
        },
        _l("Perki 1/2021 Pasal 31 ayat (2) tidak menyebut akibatnya."),
    ),
    Switch(
        "late_repair",
        "A-04",
        _l("Bila pemohon melengkapi sesudah batas waktunya?"),
        {
            LateRepair.NEW_REQUEST: _l("Permohonan baru, isian lama disalin"),
            LateRepair.ALLOWED: _l("PPID boleh menerimanya; waktu jawaban dihitung dari perbaikan"),
        },
        _l("Perki 1/2021 Pasal 33 ayat (4): PPID tidak wajib menindaklanjuti."),
    ),
    Switch(
        "after_hours",
        "A-05",
        _l("Permohonan yang masuk sesudah jam layanan, akhir pekan, atau hari libur?"),
        {
            AfterHours.SAME_DAY: _l("Diterima pada tanggal itu juga"),
            AfterHours.NEXT_WORKING_DAY: _l("Dihitung diterima pada hari kerja berikutnya"),
        },
        _l(
            "UU 11/2008 Pasal 8: saat masuk ke sistem elektronik. Pilihan kedua hanya bila standar "
            "layanan yang diumumkan kantor menyebutnya."
        ),
    ),
    Switch(
        "approver",
        "A-06",
        _l("Siapa yang menyetujui pengecualian informasi?"),
        {
            Approver.BOTH: _l("Atasan PPID dan pimpinan badan publik"),
            Approver.SUPERIOR: _l("Atasan PPID"),
            Approver.HEAD: _l("Pimpinan badan publik"),
        },
        _l("PP 61/2010 Pasal 3 ayat (2); Perki 1/2021 Pasal 10 ayat (2) huruf e dan f."),
    ),
    Switch(
        "late_objection",
        "A-08",
        _l("Keberatan yang diajukan sesudah batas waktunya?"),
        {
            LateObjection.FLAGGED: _l("Didaftar dan ditandai; Atasan PPID yang menilai"),
            LateObjection.BLOCKED: _l("Tidak diterima"),
        },
        _l("UU 14/2008 Pasal 36 ayat (1)."),
    ),
    Switch(
        "premature",
        "A-24",
        _l("Keberatan karena tidak dijawab, yang diajukan sebelum waktu jawaban lewat?"),
        {
            Premature.RUNS: _l("Didaftar; waktu tanggapan langsung berjalan"),
            Premature.HELD: _l("Didaftar; waktu tanggapan berjalan sesudah waktu jawaban lewat"),
        },
        _l("UU 14/2008 Pasal 35 ayat (1) huruf c dan Pasal 36 ayat (2)."),
    ),
    Switch(
        "moved_date",
        "A-09",
        _l("Bila kalender berubah, tanggal yang sudah diberitahukan kepada pemohon?"),
        {
            MovedDate.RECOUNTED: _l("Dihitung ulang, dan pemohon diberi tahu"),
            MovedDate.FROZEN: _l("Tetap"),
        },
        _l("Perki 1/2021 Pasal 1 angka 22: hari kerja. Akibat perubahan kalender tidak diatur."),
    ),
    Switch(
        "extension_reason",
        "A-13",
        _l("Alasan apa yang boleh dipakai untuk memperpanjang?"),
        {
            ExtensionReason.GROUND: _l("Hanya huruf a atau huruf b"),
            ExtensionReason.FREE: _l("Huruf a, huruf b, atau alasan tertulis lain"),
        },
        _l(
            "UU 14/2008 Pasal 22 ayat (8) meminta alasan tertulis; Perki 1/2021 Pasal 36 ayat (1) "
            "hanya mengakui dua alasan."
        ),
    ),
    Switch(
        "minor",
        "A-16",
        _l("Pemohon di bawah 17 tahun tanpa orang tua atau wali sebagai kuasa?"),
        {
            Minor.OFFICER_DECIDES: _l("Diterima; petugas menilai"),
            Minor.BLOCKED: _l("Formulir web meminta kuasa orang tua atau wali"),
        },
        _l("UU 27/2022 Pasal 25 ayat (2). UU KIP tidak menyebut umur."),
    ),
    Switch(
        "joint_leave_works",
        "A-18",
        _l("Apakah kantor bekerja pada hari cuti bersama?"),
        {NO: _l("Tidak: cuti bersama bukan hari kerja"), YES: _l("Ya: cuti bersama dihitung")},
        _l("PP 11/2017 Pasal 333. Pilih ya hanya untuk unit yang harus tetap buka."),
    ),
    Switch(
        "wrong_body",
        "A-19",
        _l("Bila informasi yang diminta dikuasai badan publik lain?"),
        {
            WrongBody.ANSWERED: _l("Dijawab tidak dikuasai, dengan menyebut yang menguasai"),
            WrongBody.FORWARDED: _l("Seperti itu, dan boleh diteruskan dengan persetujuan pemohon"),
        },
        _l("UU 14/2008 Pasal 22 ayat (7) huruf b. Tidak ada kewajiban meneruskan."),
    ),
    Switch(
        "answer_counts",
        "A-26",
        _l("Kapan pemberitahuan tertulis dianggap tepat waktu?"),
        {
            AnswerCounts.SENT: _l("Bila dikirim dalam waktunya, dengan bukti kirim"),
            AnswerCounts.RECEIVED: _l("Bila sampai kepada pemohon dalam waktunya"),
        },
        _l("UU 14/2008 Pasal 22 ayat (7): menyampaikan pemberitahuan tertulis."),
    ),
)
