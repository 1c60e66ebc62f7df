"""What the lengths and switches of the legal profile are called, and what each rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from ppid.cases.words import CHANNELS, DEADLINES
from ppid.law import (
    AfterHours,
    AnswerCounts,
    Approver,
    Channel,
    ClockStart,
    Code,
    ExtensionReason,
    LateObjection,
    LateRepair,
    LegalProfile,
    Minor,
    MovedDate,
    Premature,
    Preset,
    Unchecked,
    Unit,
    WrongBody,
)

YES, NO = "ya", "tidak"

STATUSES: Mapping[str, Any] = {
    "in_force": _l("Berlaku"),
    "planned": _l("Dijadwalkan"),
    "past": _l("Lama"),
}


@dataclass(frozen=True, slots=True)
class Switch:
    """One reading that an office chooses: its number, question, choices, and what it rests on."""

    name: str
    code: str
    question: Any
    choices: Mapping[str, Any]
    basis: Any


PRESET = _l("Profil awal")
PRESETS: Mapping[Preset, Any] = {
    Preset.UU_KIP: _l("UU KIP dengan Perki 1/2021"),
    Preset.STRICT_UU: _l("UU KIP secara ketat"),
    Preset.ELECTION: _l("Penyelenggara pemilu (belum dikonfirmasi)"),
}

PRESET_HINTS: Mapping[Preset, Any] = {
    Preset.UU_KIP: _l("Bacaan baku: untuk hampir semua badan publik."),
    Preset.STRICT_UU: _l("Sepuluh hari kerja selalu dihitung sejak permohonan pertama diterima."),
    Preset.ELECTION: _l(
        "KPU dan Bawaslu, informasi pemilu: jawaban 3 hari kerja, perpanjangan 2. Naskah Perki "
        "1/2019 belum kami baca sendiri: cocokkan dahulu dengan naskahnya."
    ),
}

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


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of the profile that is no period: its number, question and what it rests on."""

    name: str
    code: str
    question: Any
    basis: Any


AMOUNTS: Sequence[Amount] = (
    Amount(
        "max_letters",
        "A-07",
        _l("Berapa kali surat keterangan tidak lengkap boleh dikirim?"),
        _l("Perki 1/2021 Pasal 33 ayat (2). Setiap surat membuka waktu melengkapi yang baru."),
    ),
    Amount(
        "post_days",
        "A-15",
        _l("Surat pos tanpa bukti terima dianggap sampai berapa hari kerja sesudah dikirim?"),
        _l("Tidak diatur. Untuk email: saat diterima server penerima, UU 11/2008 Pasal 8."),
    ),
)

CHANNELS_QUESTION = _l("Lewat mana saja kantor menerima permohonan?")
CHANNELS_CODE = "A-12"
CHANNELS_BASIS = _l(
    "Perki 1/2021 Pasal 28 ayat (2) dan UU 14/2008 Pasal 22 ayat (6): datang langsung, surat, dan "
    "email selalu diterima dan tidak dapat ditutup."
)

FIXED: Sequence[tuple[str, Any, Any]] = (
    (
        "A-10",
        _l("Waktu tanggapan keberatan dihitung dari diterima atau dicatat, yang lebih dahulu."),
        "UU 14/2008 Pasal 36 ayat (2), Perki 1/2021 Pasal 44 ayat (1)",
    ),
    (
        "A-11",
        _l("Gugatan ke pengadilan: 14 hari kerja dan 14 hari kalender sama-sama ditunjukkan."),
        "UU 14/2008 Pasal 48 ayat (1), Perki 1/2013 Pasal 60 ayat (2)",
    ),
    (
        "A-14",
        _l("Pemberitahuan kebocoran data pribadi: 3 x 24 jam sejak kejadian bila diketahui."),
        "UU 27/2022 Pasal 46",
    ),
    (
        "A-17",
        _l("Daftar Informasi Publik dimutakhirkan paling sedikit sekali dalam 6 bulan."),
        "Perki 1/2021 Pasal 45 ayat (7)",
    ),
    (
        "A-20",
        _l("Satu pemerintah daerah satu badan publik: meneruskan ke unit tidak mengulang waktu."),
        "UU 14/2008 Pasal 1 angka 3",
    ),
    (
        "A-21",
        _l("Tidak dijawab tidak berarti dikabulkan: jalannya adalah keberatan."),
        "UU 14/2008 Pasal 35 ayat (1) huruf c",
    ),
    (
        "A-22",
        _l("Hari berakhir pukul 23.59 menurut zona waktu kantor."),
        "UU 11/2008 Pasal 8",
    ),
    (
        "A-23",
        _l("Pencabutan permohonan dilakukan tertulis dan tetap tercatat dalam register."),
        "Perki 1/2021 Pasal 32",
    ),
    (
        "A-25",
        _l("Batas 30 hari kerja mengajukan keberatan berlaku, walau tidak diulang dalam Perki."),
        "UU 14/2008 Pasal 36 ayat (1)",
    ),
)


def length_words(days: int, unit: Unit) -> str:
    """10 hari kerja, 14 hari kalender, 6 bulan."""
    if unit is Unit.MONTHS:
        return ngettext("%(num)d bulan", "%(num)d bulan", days)
    if unit is Unit.CALENDAR_DAYS:
        return ngettext("%(num)d hari kalender", "%(num)d hari kalender", days)
    if unit is Unit.WORKING_DAYS_BEFORE:
        return ngettext("%(num)d hari kerja sebelumnya", "%(num)d hari kerja sebelumnya", days)
    return ngettext("%(num)d hari kerja", "%(num)d hari kerja", days)


def period_name(code: Code) -> Any:
    """What a period is called."""
    return DEADLINES[code.value]


def said(profile: LegalProfile, name: str) -> str:
    """What the profile says at a switch, in words."""
    value = getattr(profile, name)
    if isinstance(value, bool):
        value = YES if value else NO
    found = next(switch for switch in SWITCHES if switch.name == name)
    return str(found.choices[value])


def channel_words(channels: frozenset[Channel]) -> str:
    """The open channels, in the order of the list."""
    return ", ".join(str(words) for channel, words in CHANNELS.items() if channel in channels)


def amount_words(name: str, number: int) -> str:
    """2 kali, 3 hari kerja."""
    if name == "max_letters":
        return ngettext("%(num)d kali", "%(num)d kali", number)
    return length_words(number, Unit.WORKING_DAYS)


def too_long(code: Code, usual: str, article: str) -> str:
    """The warning about a period that is longer than its article says."""
    return _(
        "%(code)s %(name)s: lebih panjang dari %(usual)s yang ditetapkan %(article)s. Hanya boleh "
        "bila peraturan baru menetapkannya.",
        code=code.value,
        name=period_name(code),
        usual=usual,
        article=article,
    )
