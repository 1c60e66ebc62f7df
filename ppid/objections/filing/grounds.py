"""The seven grounds as they are offered: those that the file speaks for first, each explained."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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
        "Sampai %(day)s permohonan Anda belum dijawab, batasnya sudah lewat."
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
    """One ground as the form shows it; `until` is the last day to object for it (D7)."""

    ground: ObjectionGround
    hint: str
    until: date | None

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
    found = {one.ground: one.found_on for one in reasons_of(case, clock) if one.found_on <= today}
    there = [
        Offered(ground, _said(ground, on, until), until)
        for ground, on in found.items()
        if (until := clock.ends_on(Code.OBJECTION, on))
    ]
    rest = [
        Offered(ground, str(_ELSE[ground]), None)
        for ground in ObjectionGround
        if ground not in found
    ]
    return [*there, *rest]


def _said(ground: ObjectionGround, on: date, until: date) -> str:
    what = str(_THERE[ground]) % {"day": day(on)}
    return what + " " + _("Keberatan paling lambat %(until)s.", until=day(until))


def unknown(case: Case, letters: Collection[str]) -> bool:
    """Whether none of the ticked grounds has a day that the case itself tells."""
    known = {one.ground.value for one in reasons_of(case, clock_of(case))}
    return not known & set(letters)
