"""What the desk's own things are called on screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.cases.telling import PURPOSES as PURPOSES
from ppid.cases.telling import SLOTS as SLOTS
from ppid.cases.words import rule_words
from ppid.casework.queue import Near, Shelf
from ppid.files import words as file_words
from ppid.files.reasons import Concealed
from ppid.files.slots import Slot
from ppid.law import NotAllowed, State
from ppid.office.lengths import spelled

Words = Mapping[Any, Any]


class Identity(StrEnum):
    """How the requester's identity came to the desk."""

    PAPER = "paper"
    SHOWN = "shown"
    LATER = "later"


WATCHED: Words = {
    State.RECEIVED: _l("Periksa kelengkapan"),
    State.INCOMPLETE: _l("Menunggu pemohon"),
    State.IN_PROGRESS: _l("Jawaban"),
    State.DECIDED: _l("Penyerahan"),
}

SHELVES: Words = {
    Shelf.OPEN: _l("Dengan tenggat"),
    Shelf.RESTING: _l("Tanpa tenggat, belum ditutup"),
    Shelf.CLOSED: _l("Arsip"),
}

NEAR: Words = {
    Near.LATE: _l("Terlambat"),
    Near.TODAY: _l("Jatuh tempo hari ini"),
    Near.SOON: _l("Sisa 1–3 hari kerja"),
}

IDENTITIES: Words = {
    Identity.PAPER: _l("Salinan diunggah di bawah"),
    Identity.SHOWN: _l("Ditunjukkan di meja, tanpa salinan"),
    Identity.LATER: _l("Belum ada"),
}

CHANGED = _l(
    "Berkas ini berubah sejak Anda membukanya, jadi langkah Anda belum disimpan. Lihat riwayat "
    "terbaru di bawah. Yang Anda tulis masih ada di sini: kirim lagi bila masih perlu."
)
TAKEN_MEANWHILE = _l(
    "Berkas ini berubah sejak Anda membukanya, jadi belum Anda ambil. Lihat riwayat terbaru, "
    "lalu ambil lagi bila masih perlu."
)
ASKED_ALREADY = _l("Salah satu perangkat daerah itu masih punya penugasan yang belum dijawab.")


def lapse_note(days: int) -> str:
    """What the register says of a request that lapsed; the register speaks Indonesian."""
    return (
        f"Pemohon tidak melengkapi permohonan dalam {days} ({spelled(days)}) hari kerja sejak "
        "surat keterangan tidak lengkap diterima. PPID tidak wajib menindaklanjuti "
        "(Perki 1/2021 Pasal 33 ayat (4))."
    )


def paper_hint(slot: str) -> str:
    """What may be handed in here, before anything is chosen."""
    return file_words.hint(Slot(slot))


def paper_accept(slot: str) -> str:
    """The kinds of file a browser offers here."""
    return file_words.accept(Slot(slot))


def hidden_parts(found: Sequence[Concealed]) -> str:
    """What a workbook hides, for a list of files."""
    return file_words.hidden(found)


def masked(number: str | None) -> str:
    """An identity number with all but its last four characters hidden."""
    return "•" * max(0, len(number) - 4) + number[-4:] if number else ""


def refusal(error: NotAllowed) -> str:
    """Which rule forbids it, and where that stands, on one line."""
    return str(_("%(rule)s (%(article)s)", rule=rule_words(error.rule), article=error.article))
