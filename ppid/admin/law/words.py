"""What the lengths and switches of the legal profile are called, and what each rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from ppid.admin.law.switches import NO, SWITCHES, YES
from ppid.cases.words import CHANNELS, DEADLINES
from ppid.kit.templates import cited
from ppid.law import (
    Channel,
    Code,
    LegalProfile,
    Preset,
    Unit,
)

STATUSES: Mapping[str, Any] = {
    "in_force": _l("Berlaku"),
    "planned": _l("Dijadwalkan"),
    "past": _l("Lama"),
}


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


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of the page: a switch, a number or the channels, as a profile has them."""

    code: str
    question: Any
    chosen: str
    basis: Any


def readings(profile: LegalProfile) -> list[Reading]:
    """Everything that the office chooses, in the order of the rule book."""
    found = [
        Reading(one.code, one.question, said(profile, one.name), one.basis) for one in SWITCHES
    ]
    found += [
        Reading(
            one.code,
            one.question,
            amount_words(one.name, getattr(profile, one.name)),
            one.basis,
        )
        for one in AMOUNTS
    ]
    found.append(
        Reading(CHANNELS_CODE, CHANNELS_QUESTION, channel_words(profile.channels), CHANNELS_BASIS)
    )
    return sorted(found, key=lambda one: one.code)


# The periods in the form, by what they belong to.
PARTS: Sequence[tuple[Any, Sequence[Code]]] = (
    (_l("Permohonan"), (Code.CHECK, Code.REPAIR, Code.ANSWER, Code.EXTENSION)),
    (_l("Keberatan"), (Code.OBJECTION, Code.OBJECTION_ANSWER)),
    (
        _l("Sengketa di Komisi Informasi"),
        (
            Code.DISPUTE,
            Code.DISPUTE_AFTER_SILENCE,
            Code.KI_NOTICE,
            Code.KI_COMPLETION,
            Code.KI_START,
            Code.KI_FINISH,
            Code.SUMMONS,
            Code.MEDIATION,
            Code.MEDIATION_EXTENSION,
            Code.DECISION_COPY,
        ),
    ),
    (_l("Pengadilan"), (Code.COURT, Code.COURT_CALENDAR, Code.CASSATION)),
    (
        _l("Daftar, pengumuman, dan laporan"),
        (Code.LIST_UPDATE, Code.ANNOUNCEMENT, Code.REPORT, Code.OPENING),
    ),
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
        article=cited(article),
    )
