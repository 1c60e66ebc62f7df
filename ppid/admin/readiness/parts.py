"""The parts of the set-up, in the order in which an office goes through them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l


class Part(StrEnum):
    """One part of the set-up."""

    PROFILE = "profile"
    MAIL = "mail"
    CALENDAR = "calendar"
    UNITS = "units"
    NAMED = "named"
    OFFICERS = "officers"
    FACTOR = "factor"
    LETTERHEAD = "letterhead"
    LETTERS = "letters"
    NUMBERS = "numbers"
    LAW = "law"
    PUBLIC = "public"
    RETENTION = "retention"
    BACKUP = "backup"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Words:
    """What a part is called, why it matters by which article, its page, and its minutes.

    An office may begin without a part that is not `needed`.
    """

    title: Any
    why: Any
    article: str
    endpoint: str
    minutes: int
    needed: bool = True


PARTS: Mapping[Part, Words] = {
    Part.PROFILE: Words(
        _l("Profil kantor"),
        _l("Nama, alamat, jam, dan zona waktu tertulis di surat dan menentukan hari resmi."),
        "Perki 1/2021 Pasal 29 ayat (1)",
        "admin.profile",
        3,
    ),
    Part.MAIL: Words(
        _l("Server email"),
        _l("Pemberitahuan tertulis dan pengingat dikirim lewat email; satu email uji harus lewat."),
        "UU 14/2008 Pasal 22 ayat (7)",
        "admin.mail_test",
        1,
    ),
    Part.CALENDAR: Words(
        _l("Hari libur"),
        _l("Tenggat dihitung dalam hari kerja: hari libur yang keliru menggeser setiap tanggal."),
        "UU 14/2008 Pasal 22 ayat (7) dan (8)",
        "admin.holidays",
        2,
    ),
    Part.UNITS: Words(
        _l("Unit (perangkat daerah)"),
        _l("Permohonan diteruskan kepada unit yang menguasai informasinya."),
        "Perki 1/2021 Pasal 12",
        "admin.import_units",
        3,
    ),
    Part.NAMED: Words(
        _l("PPID dan Atasan PPID"),
        _l("PPID memutus, Atasan PPID menjawab keberatan: dua orang yang berbeda."),
        "Perki 1/2021 Pasal 6 ayat (2) dan Pasal 39 ayat (2)",
        "admin.invite",
        2,
    ),
    Part.OFFICERS: Words(
        _l("Petugas dan peran"),
        _l("Setiap langkah hanya dapat dilakukan oleh yang berwenang."),
        "Perki 1/2021 Pasal 6 ayat (6)",
        "admin.invite",
        2,
    ),
    Part.FACTOR: Words(
        _l("Langkah kedua saat masuk"),
        _l("Akun administrator membuka semua akun lain; kata sandi saja tidak cukup."),
        "UU 27/2022 Pasal 35",
        "accounts.factors",
        1,
    ),
    Part.LETTERHEAD: Words(
        _l("Logo dan kop surat"),
        _l("Surat dikenali dari kopnya. Boleh menyusul."),
        "Perki 1/2021 Pasal 33",
        "admin.letterhead",
        1,
        needed=False,
    ),
    Part.LETTERS: Words(
        _l("Surat diperiksa dengan data contoh"),
        _l("Yang terbit atas nama kantor dibaca dahulu oleh kantor."),
        "Perki 1/2021 Pasal 33",
        "admin.letterhead",
        2,
    ),
    Part.NUMBERS: Words(
        _l("Pola nomor"),
        _l("Nomor pendaftaran diberikan saat itu juga dan tidak pernah diganti."),
        "UU 14/2008 Pasal 22 ayat (4)",
        "admin.numbering",
        1,
    ),
    Part.LAW: Words(
        _l("Profil hukum"),
        _l("Panjang setiap tenggat dan pilihan tafsir kantor, dengan pasalnya."),
        "UU 14/2008 Pasal 22, 35, 36; Perki 1/2021",
        "admin.legal_profile",
        2,
    ),
    Part.PUBLIC: Words(
        _l("Maklumat pelayanan"),
        _l("Janji layanan dan keterangan privasi dibaca semua orang; pastikan benar."),
        "Perki 1/2021 Pasal 47; UU 27/2022 Pasal 5",
        "pages.pledge",
        1,
    ),
    Part.RETENTION: Words(
        _l("Masa simpan data pribadi"),
        _l("Salinan identitas dihapus bila tidak diperlukan lagi."),
        "UU 27/2022 Pasal 43 dan 44",
        "admin.retention",
        1,
    ),
    Part.BACKUP: Words(
        _l("Cadangan"),
        _l("Register tidak boleh hilang. Cadangan baru berarti bila pernah dibuka kembali."),
        "UU 27/2022 Pasal 35",
        "admin.backups",
        2,
    ),
    Part.FIRST: Words(
        _l("Permohonan pertama"),
        _l("Catat satu permohonan di meja, atau ajukan lewat situs."),
        "UU 14/2008 Pasal 22 ayat (1)",
        "intake.start",
        2,
    ),
}
