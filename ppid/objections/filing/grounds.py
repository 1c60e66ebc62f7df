"""The seven grounds as they are offered: those that the file speaks for first, each explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.cases.clock import clock_of
from ppid.cases.models import Case
from ppid.cases.objecting import reasons_of
from ppid.cases.words import OBJECTION_GROUNDS
from ppid.kit.templates import day
from ppid.law import Code, ObjectionGround

_THERE: Mapping[ObjectionGround, Any] = {
    ObjectionGround.REFUSED: _l(
        "Pemberitahuan tertulis tanggal %(day)s menolak sebagai dikecualikan."
    ),
    ObjectionGround.NO_ANSWER: _l(
        "Sejak %(day)s batas jawaban sudah lewat dan permohonan Anda belum dijawab."
    ),
    ObjectionGround.NOT_AS_ASKED: _l(
        "Pemberitahuan tertulis tanggal %(day)s berbeda dari yang Anda minta."
    ),
    ObjectionGround.NOT_FULFILLED: _l(
        "Sejak %(day)s ada yang tidak diberikan, atau belum diberikan."
    ),
    ObjectionGround.UNREASONABLE_COST: _l("Pemberitahuan tertulis tanggal %(day)s menyebut biaya."),
    ObjectionGround.LATE: _l("Disampaikan pada %(day)s, sesudah batas waktunya."),
}
_ELSE: Mapping[ObjectionGround, Any] = {
    ObjectionGround.REFUSED: _l(
        "Permintaan ditolak dengan alasan Pasal 17 (informasi dikecualikan)."
    ),
    ObjectionGround.NOT_PUBLISHED: _l(
        "Misalnya laporan keuangan atau rencana kerja yang wajib diumumkan berkala (Pasal 9)."
    ),
    ObjectionGround.NO_ANSWER: _l("Tidak ada jawaban tertulis sampai batas waktunya."),
    ObjectionGround.NOT_AS_ASKED: _l("Ada jawaban, tetapi bukan yang Anda minta."),
    ObjectionGround.NOT_FULFILLED: _l("Yang Anda minta tidak diberikan, atau tidak semuanya."),
    ObjectionGround.UNREASONABLE_COST: _l("Biaya penyalinan atau pengiriman terlalu mahal."),
    ObjectionGround.LATE: _l("Jawaban atau informasinya datang terlambat."),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """One ground as the form shows it, explained by what happened."""

    ground: ObjectionGround
    hint: str

    @property
    def words(self) -> str:
        """Its letter and what it says."""
        return _(
            "%(words)s (huruf %(letter)s)",
            words=OBJECTION_GROUNDS[self.ground],
            letter=self.ground.value,
        )


def offered(case: Case, today: date) -> list[Offered]:
    """All seven grounds: those that what happened speaks for come first."""
    clock = clock_of(case)
    found = {one.ground: one.found_on for one in reasons_of(case, clock)}
    there = [
        Offered(ground, _said(ground, on, clock.ends_on(Code.OBJECTION, on)))
        for ground, on in found.items()
        if on <= today
    ]
    known = {one.ground for one in there}
    rest = [
        Offered(ground, _not_yet(ground, found.get(ground)))
        for ground in ObjectionGround
        if ground not in known
    ]
    return [*there, *rest]


def _not_yet(ground: ObjectionGround, on: date | None) -> str:
    if on is None:
        return str(_ELSE[ground])
    return _(
        "Menurut catatan kami baru mulai %(day)s. Boleh diajukan sekarang, dengan catatan "
        "sebelum waktunya.",
        day=day(on),
    )


def _said(ground: ObjectionGround, on: date, until: date) -> str:
    what = str(_THERE[ground]) % {"day": day(on)}
    return what + " " + _("Keberatan paling lambat %(until)s.", until=day(until))
