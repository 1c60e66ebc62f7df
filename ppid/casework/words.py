"""What the desk's own things are called on screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.cases.kinds import Found, Missing
from ppid.cases.models import Entry
from ppid.cases.words import CHANNELS, FOUND, MISSING, rule_words
from ppid.casework.queue import Near, Shelf
from ppid.files import words as file_words
from ppid.files.slots import Slot
from ppid.kit.templates import day
from ppid.law import NotAllowed, State

Words = Mapping[Any, Any]


class Purpose(StrEnum):
    """For what an officer opens an identity paper."""

    CHECK = "check"
    HAND_OVER = "hand_over"
    CORRECT = "correct"
    ASKED = "asked"


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

DEADLINES: Words = {
    "D2": _l("Pemeriksaan kelengkapan"),
    "D3": _l("Perbaikan oleh pemohon"),
    "D4": _l("Pemberitahuan tertulis"),
    "D5": _l("Pemberitahuan tertulis, setelah diperpanjang"),
    "D6": _l("Penyerahan informasi yang dijanjikan"),
    "D7": _l("Pemohon dapat mengajukan keberatan"),
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

PURPOSES: Words = {
    Purpose.CHECK: _l("Memeriksa kelengkapan permohonan"),
    Purpose.HAND_OVER: _l("Mencocokkan orang saat informasi diserahkan"),
    Purpose.CORRECT: _l("Membetulkan data pemohon"),
    Purpose.ASKED: _l("Diminta oleh pemohon sendiri"),
}

IDENTITIES: Words = {
    Identity.PAPER: _l("Salinan diunggah di bawah"),
    Identity.SHOWN: _l("Ditunjukkan di meja, tanpa salinan"),
    Identity.LATER: _l("Belum ada"),
}

SLOTS: Words = {
    Slot.IDENTITY: _l("Salinan identitas"),
    Slot.MANDATE: _l("Surat kuasa"),
    Slot.DEED: _l("Akta badan hukum"),
    Slot.LETTER_SCAN: _l("Surat pemohon yang dipindai"),
    Slot.ATTACHMENT: _l("Lampiran"),
    Slot.UNIT_ANSWER: _l("Jawaban perangkat daerah"),
    Slot.RELEASE: _l("Berkas jawaban untuk pemohon"),
    Slot.DECREE: _l("Surat keputusan pengecualian"),
}

FIELDS: Words = {"address": _l("alamat"), "phone": _l("nomor telepon"), "email": _l("email")}

WEEKDAYS: Words = {"sabtu": _l("Sabtu"), "minggu": _l("Minggu")}

CHANGED = _l(
    "Berkas ini berubah sejak Anda membukanya, jadi langkah Anda belum disimpan. Lihat riwayat "
    "terbaru di bawah. Yang Anda tulis masih ada di sini: kirim lagi bila masih perlu."
)
ASKED_ALREADY = _l("Salah satu perangkat daerah itu masih punya penugasan yang belum dijawab.")
LAPSE_NOTE = _l(
    "Permohonan tidak dilengkapi dalam tiga hari kerja sejak surat keterangan tidak lengkap "
    "diterima pemohon, sehingga tidak ditindaklanjuti."
)


def paper_hint(slot: str) -> str:
    """What may be handed in here, before anything is chosen."""
    return file_words.hint(Slot(slot))


def paper_accept(slot: str) -> str:
    """The kinds of file a browser offers here."""
    return file_words.accept(Slot(slot))


def masked(number: str | None) -> str:
    """An identity number with all but its last four characters hidden."""
    return "•" * max(0, len(number) - 4) + number[-4:] if number else ""


def refusal(error: NotAllowed) -> str:
    """Which rule forbids it, and where that stands, on one line."""
    return str(_("%(rule)s (%(article)s)", rule=rule_words(error.rule), article=error.article))


def entry_text(entry: Entry) -> str:
    """What a line of the timeline says beside its event."""
    told = [words(entry.facts[name]) for name, words in _FACTS.items() if entry.facts.get(name)]
    return "\n".join(told)


def _listed(words: Words, kind: Any, values: list[str]) -> str:
    return ", ".join(str(words[kind(value)]) for value in values)


_FACTS: Mapping[str, Any] = {
    "channel": lambda value: _("Lewat: %(channel)s", channel=_channel(value)),
    "letter": lambda value: _("Surat nomor %(number)s", number=value),
    "supplied": lambda value: _("Dilengkapi: %(things)s", things=_listed(MISSING, Missing, value)),
    "shown": lambda value: _("Identitas ditunjukkan di meja, tanpa salinan"),
    "missing": lambda value: _("Belum ada: %(things)s", things=_listed(MISSING, Missing, value)),
    "unit": str,
    "found": lambda value: str(FOUND[Found(value)]),
    "due_on": lambda value: _("Paling lambat %(day)s", day=day(date.fromisoformat(value))),
    "slot": lambda value: str(SLOTS[Slot(value)]),
    "purpose": lambda value: str(PURPOSES.get(value, "")),
    "fields": lambda value: ", ".join(str(FIELDS[name]) for name in value),
}


def _channel(value: str) -> str:
    return str({channel.value: words for channel, words in CHANNELS.items()}[value])
