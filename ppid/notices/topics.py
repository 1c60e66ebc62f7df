"""The one table of what officers are told: words, who, the default by role, what the law locks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask_babel import lazy_gettext as _l

from ppid.accounts.models import Role
from ppid.notices.kinds import About, Group, Mailing, Topic

_OWNER: Final = (Role.DESK, Role.PPID)
_UNIT: Final = (Role.UNIT,)
_PPID: Final = (Role.PPID,)
_SUPERIOR: Final = (Role.SUPERIOR,)
_TOP: Final = (Role.PPID, Role.SUPERIOR)
_CASE: Final = (*_OWNER, Role.SUPERIOR)
_ALL: Final = tuple(Role)
_INSIDE: Final = (Role.DESK, Role.PPID, Role.UNIT, Role.TEAM, Role.SUPERIOR)
_LATER: Final = Mailing.DIGEST

_ANSWER = "UU 14/2008 Pasal 22 ayat (7) dan ayat (8)"
_SECURITY = _l("Demi keamanan akun Anda")

TOPICS: Mapping[Topic, About] = {
    # The queue itself shows what is new: a line beside it, for each, would cost every filing one.
    Topic.NEW_REQUEST: About(
        Group.REQUESTS, _l("Permohonan baru masuk"), _OWNER, screen=False, kinds=("officer_new",)
    ),
    Topic.ASSIGNED_TO_ME: About(
        Group.REQUESTS,
        _l("Permohonan diserahkan kepada saya"),
        _OWNER,
        kinds=("cases_handed_on",),
    ),
    Topic.REPAIRED: About(
        Group.REQUESTS, _l("Pemohon melengkapi permohonan"), _OWNER, kinds=("officer_repaired",)
    ),
    Topic.WITHDRAWN: About(
        Group.REQUESTS, _l("Permohonan dicabut"), _OWNER, kinds=("officer_withdrawn",)
    ),
    Topic.MESSAGE: About(
        Group.REQUESTS, _l("Pesan dari pemohon"), _OWNER, kinds=("officer_message",)
    ),
    Topic.MENTIONED: About(
        Group.REQUESTS,
        _l("Saya disebut dalam catatan"),
        _INSIDE,
        outside=True,
        kinds=("officer_mentioned",),
    ),
    Topic.WATCHED: About(
        Group.REQUESTS,
        _l("Kabar permohonan yang saya pantau"),
        _INSIDE,
        mail=_LATER,
        kinds=("officer_watched",),
    ),
    Topic.UNIT_ASKED: About(
        Group.UNITS,
        _l("Unit diminta menjawab"),
        _UNIT,
        outside=True,
        kinds=("unit_asked",),
    ),
    Topic.UNIT_REMINDED: About(
        Group.UNITS, _l("PPID mengingatkan unit"), _UNIT, outside=True, kinds=("unit_reminded",)
    ),
    Topic.UNIT_DUE_CHANGED: About(
        Group.UNITS, _l("Tenggat unit diubah"), _UNIT, kinds=("unit_due_changed",)
    ),
    Topic.UNIT_ANSWERED: About(
        Group.UNITS, _l("Unit menjawab"), _OWNER, kinds=("officer_unit_answered",)
    ),
    Topic.UNIT_WANTS_TIME: About(
        Group.UNITS, _l("Unit minta waktu"), _OWNER, kinds=("officer_unit_wants_time",)
    ),
    Topic.UNIT_NEAR: About(
        Group.UNITS, _l("Tenggat unit mendekat"), _UNIT, kinds=("officer_reminders",)
    ),
    Topic.UNIT_LATE: About(
        Group.UNITS,
        _l("Unit terlambat menjawab"),
        (*_UNIT, *_CASE),
        outside=True,
        kinds=("officer_reminders",),
    ),
    Topic.CONSIDERATION_ASKED: About(
        Group.DECIDING,
        _l("Pertimbangan tim diminta"),
        (Role.TEAM,),
        kinds=("officer_consideration_asked",),
    ),
    Topic.CONSIDERATION_GIVEN: About(
        Group.DECIDING,
        _l("Pertimbangan tim ditulis"),
        _OWNER,
        kinds=("officer_consideration_given",),
    ),
    Topic.CONSIDERATION_DUE: About(
        Group.DECIDING,
        _l("Pertimbangan tim mendekati atau melewati tanggalnya"),
        (Role.TEAM, *_OWNER),
        kinds=("officer_reminders",),
    ),
    Topic.CONSULTATION_LATE: About(
        Group.DECIDING,
        _l("Konsultasi ke badan lain mendekati atau melewati tanggalnya"),
        _OWNER,
        kinds=("officer_reminders", "officer_consultation_late"),
    ),
    Topic.APPROVAL_ASKED: About(
        Group.DECIDING,
        _l("Persetujuan diminta"),
        _SUPERIOR,
        outside=True,
        kinds=("officer_approval",),
    ),
    Topic.APPROVED: About(Group.DECIDING, _l("Disetujui"), _PPID, kinds=("officer_approved",)),
    Topic.RETURNED: About(
        Group.DECIDING, _l("Dikembalikan untuk diperbaiki"), _PPID, kinds=("officer_returned",)
    ),
    Topic.SIGNATURE_FAILED: About(
        Group.DECIDING, _l("Tanda tangan elektronik gagal"), _TOP, outside=True
    ),
    Topic.OBJECTION_FILED: About(
        Group.AFTER,
        _l("Keberatan masuk"),
        _TOP,
        basis="UU 14/2008 Pasal 36 ayat (2)",
        kinds=("officer_objection",),
    ),
    Topic.OBJECTION_MESSAGE: About(
        Group.AFTER,
        _l("Pesan dari pengaju keberatan"),
        _TOP,
        kinds=("officer_objection_message",),
    ),
    Topic.OBJECTION_WITHDRAWN: About(
        Group.AFTER, _l("Keberatan dicabut"), _TOP, kinds=("officer_objection_withdrawn",)
    ),
    Topic.OBJECTION_ANSWERED: About(
        Group.AFTER, _l("Keberatan ditanggapi"), _PPID, kinds=("officer_objection_answered",)
    ),
    Topic.DISPUTE_STEP: About(
        Group.AFTER,
        _l("Langkah sengketa di Komisi Informasi"),
        _TOP,
        basis="UU 14/2008 Pasal 37 sampai Pasal 50",
        kinds=("officer_dispute",),
    ),
    Topic.COMPLETENESS_DUE: About(
        Group.DEADLINES,
        _l("Pemeriksaan kelengkapan hampir atau sudah lewat"),
        _CASE,
        basis="Perki 1/2021 Pasal 31 ayat (2)",
        kinds=("officer_reminders",),
    ),
    Topic.ANSWER_H5: About(
        Group.DEADLINES,
        _l("Jawaban: sisa lima hari kerja"),
        _CASE,
        basis=_ANSWER,
        kinds=("officer_reminders",),
    ),
    Topic.ANSWER_H3: About(
        Group.DEADLINES,
        _l("Jawaban: sisa tiga hari kerja"),
        _CASE,
        basis=_ANSWER,
        kinds=("officer_reminders",),
    ),
    Topic.ANSWER_H1: About(
        Group.DEADLINES,
        _l("Jawaban: sisa satu hari kerja"),
        _CASE,
        outside=True,
        basis=_ANSWER,
        kinds=("officer_reminders",),
    ),
    Topic.ANSWER_TODAY: About(
        Group.DEADLINES,
        _l("Jawaban: hari ini hari terakhir"),
        _CASE,
        outside=True,
        basis=_ANSWER,
        kinds=("officer_reminders",),
    ),
    Topic.ANSWER_LATE: About(
        Group.DEADLINES,
        _l("Jawaban: sudah lewat waktu"),
        _CASE,
        outside=True,
        basis=_ANSWER,
        kinds=("officer_reminders",),
    ),
    Topic.ESCALATED: About(
        Group.DEADLINES,
        _l("Tenggat terlewat, diteruskan kepada Atasan PPID"),
        _SUPERIOR,
        outside=True,
        basis="UU 14/2008 Pasal 35 ayat (1) huruf c",
        kinds=("officer_reminders",),
    ),
    Topic.OBJECTION_DUE: About(
        Group.DEADLINES,
        _l("Tanggapan keberatan hampir atau sudah lewat"),
        _TOP,
        outside=True,
        basis="UU 14/2008 Pasal 36 ayat (2)",
        kinds=("officer_reminders",),
    ),
    Topic.TASK_DUE: About(
        Group.DEADLINES,
        _l("Perintah tanggapan keberatan hampir atau sudah lewat"),
        _TOP,
        basis="Perki 1/2021 Pasal 8 ayat (2) huruf c",
        kinds=("officer_reminders",),
    ),
    Topic.DISPUTE_DUE: About(
        Group.DEADLINES,
        _l("Hari sengketa: sidang, gugatan, kasasi, amar"),
        _TOP,
        outside=True,
        basis="UU 14/2008 Pasal 46, Pasal 48, dan Pasal 50",
        kinds=("officer_reminders",),
    ),
    Topic.DUTY_DUE: About(
        Group.DEADLINES,
        _l("Kewajiban berkala: DIP, pengumuman, laporan tahunan"),
        _TOP,
        basis="UU 14/2008 Pasal 9; Perki 1/2021 Pasal 45 ayat (7) dan Pasal 56",
        kinds=("officer_reminders",),
    ),
    Topic.EXCLUSION_ENDING: About(
        Group.DEADLINES,
        _l("Masa pengecualian akan berakhir atau perlu ditinjau"),
        _PPID,
        basis="UU 14/2008 Pasal 20; Perki 1/2021 Pasal 52",
        kinds=("officer_reminders",),
    ),
    Topic.OTHER_DUE: About(
        Group.DEADLINES,
        _l("Tenggat lain yang mendekat atau lewat"),
        _INSIDE,
        basis=_l("Tenggat resmi tidak boleh terlewat tanpa peringatan"),
        kinds=("officer_reminders",),
    ),
    Topic.DATES_MOVED: About(
        Group.OFFICE, _l("Kalender mengubah tenggat"), _INSIDE, kinds=("officer_dates_moved",)
    ),
    Topic.LIST_WAITING: About(
        Group.OFFICE,
        _l("Daftar Informasi Publik menunggu dimutakhirkan atau disetujui"),
        _TOP,
        kinds=("officer_reminders",),
    ),
    Topic.EXPORT_READY: About(
        Group.OFFICE, _l("Berkas siap diunduh"), _ALL, kinds=("officer_export_ready",)
    ),
    Topic.EXPORT_FAILED: About(
        Group.OFFICE, _l("Berkas gagal dibuat"), _ALL, kinds=("officer_export_failed",)
    ),
    Topic.MAIL_BOUNCED: About(
        Group.OFFICE, _l("Email untuk pemohon kembali, alamatnya tidak dapat dicapai"), _OWNER
    ),
    Topic.MAIL_FAILED: About(
        Group.OFFICE, _l("Email gagal dikirim"), (Role.DESK, Role.PPID, Role.ADMIN)
    ),
    Topic.YEAR_CLOSING: About(
        Group.OFFICE, _l("Register tahun lalu belum ditutup"), _PPID, mail=_LATER
    ),
    Topic.FILTERS: About(
        Group.OFFICE,
        _l("Saringan antrean yang dikirim tiap pagi"),
        _INSIDE,
        screen=False,
        kinds=("officer_filters",),
    ),
    Topic.LEAVE_BEGINS: About(Group.ACCOUNT, _l("Tugas pelaksana harian saya mulai"), _ALL),
    Topic.DEPUTY_CHOSEN: About(
        Group.ACCOUNT,
        _l("Saya ditunjuk sebagai pelaksana harian"),
        _ALL,
        basis=_l("Penunjukan tugas selalu diberitahukan"),
        kinds=("deputy",),
    ),
    Topic.ACCOUNT_CHANGED: About(
        Group.ACCOUNT,
        _l("Kata sandi atau langkah kedua akun saya diubah"),
        _ALL,
        basis=_SECURITY,
        kinds=("password_changed", "factor_changed"),
    ),
}

MORNING: Final = "officer_reminders"
"""The mail of what is due; it is of many topics."""

_BY_KIND: Final = {
    kind: topic for topic, about in TOPICS.items() for kind in about.kinds if kind != MORNING
}


def of_kind(kind: str) -> Topic | None:
    """The topic of a mail to officers; None for one to an applicant."""
    return _BY_KIND.get(kind)


ASKED_FOR: Final = frozenset({"invitation", "password", "mail_test"})
"""Mails to officers that are the answer to what was asked just now: a key, not a notice."""

ALWAYS: Final = ("officer_notice", "officer_digest")
"""Mails that any topic may come by."""
