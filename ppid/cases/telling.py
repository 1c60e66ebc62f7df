"""What happened and what was written in a file, as every officers' page tells it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.accounts.actors import ActorKind
from ppid.cases.dispute_words import STEPS
from ppid.cases.kinds import Channel, Found, Missing, Way
from ppid.cases.models import CasePaper, Entry
from ppid.cases.words import CHANNELS, EVENTS, FOUND, MISSING, RULINGS, WAYS
from ppid.files.reasons import Hidden
from ppid.files.slots import Slot
from ppid.kit import templates
from ppid.kit.templates import day
from ppid.law import Event, Ruling, StepKind
from ppid.office.calendar import zone
from ppid.outbox.models import Fault
from ppid.outbox.words import FAULTS

Told = dict[str, Any]
Words = Mapping[Any, Any]


class Purpose(StrEnum):
    """For what an officer opens an identity paper."""

    CHECK = "check"
    HAND_OVER = "hand_over"
    CORRECT = "correct"
    ASKED = "asked"
    PACK = "pack"


# what an officer can choose; PACK is said by the pack alone
PURPOSES: Words = {
    Purpose.CHECK: _l("Memeriksa kelengkapan permohonan"),
    Purpose.HAND_OVER: _l("Mencocokkan orang saat informasi diserahkan"),
    Purpose.CORRECT: _l("Membetulkan data pemohon"),
    Purpose.ASKED: _l("Diminta oleh pemohon sendiri"),
}
_PURPOSES_SAID: Words = {**PURPOSES, Purpose.PACK: _l("Disertakan dalam berkas sengketa")}

SLOTS: Words = {
    Slot.IDENTITY: _l("Salinan identitas"),
    Slot.MANDATE: _l("Surat kuasa"),
    Slot.DEED: _l("Akta badan hukum"),
    Slot.LETTER_SCAN: _l("Surat pemohon yang dipindai"),
    Slot.ATTACHMENT: _l("Lampiran"),
    Slot.UNIT_ANSWER: _l("Jawaban perangkat daerah"),
    Slot.ORIGINAL: _l("Berkas asli sebelum bagian tersembunyi dihapus"),
    Slot.RELEASE: _l("Berkas jawaban untuk pemohon"),
    Slot.DECREE: _l("Surat keputusan pengecualian"),
    Slot.DISPUTE: _l("Dokumen sengketa"),
    Slot.LETTER: _l("Surat kantor sebagai PDF"),
    Slot.EXPORT: _l("Berkas ekspor"),
    Slot.REGISTER: _l("Register lama"),
}

ERASED: Words = {
    "copies": _l("salinan identitas, akta, atau surat kuasa"),
    "number": _l("nomor identitas"),
    "helper": _l("nama yang membantu pemohon"),
}

FIELDS: Words = {
    "address": _l("alamat"),
    "phone": _l("nomor telepon"),
    "email": _l("email"),
    "proxy_address": _l("alamat penerima kuasa"),
    "proxy_phone": _l("nomor telepon penerima kuasa"),
}

WITH_PURPOSE = frozenset({Slot.IDENTITY, Slot.MANDATE, Slot.DEED, Slot.ORIGINAL})
PERSONAL = WITH_PURPOSE | {Slot.LETTER_SCAN}

# what a unit chose for a workbook that hides something
HIDDEN: Words = {
    Hidden.STRIPPED: _l("Bagian yang tersembunyi dihapus; berkas aslinya disegel"),
    Hidden.KEPT: _l("Bagian yang tersembunyi tetap dikirim"),
}

_ALARMING = frozenset({Event.LAPSED, Event.WITHDRAWN, Event.OBJECTION_WITHDRAWN})


def timeline(rows: Iterable[Any], *, unsaid: Collection[str] = ()) -> list[Told]:
    """The lines of a timeline (rows of Entry and officer's name), the newest first.

    `unsaid` names the facts that the page itself has said already.
    """
    told = [
        {
            "words": EVENTS[row.Entry.event],
            "when": moment(row.Entry.at),
            "by": who(row.Entry.actor, row.name),
            "text": entry_text(row.Entry, unsaid),
            "tone": "red" if row.Entry.event in _ALARMING else "",
        }
        for row in rows
    ]
    return told[::-1]


def thread(rows: Iterable[Any], papers_of: Callable[[int], list[Told]]) -> list[Told]:
    """Messages of both sides, oldest first; `papers_of` gives the papers of a message."""
    return [
        {
            "side": who(row.Message.author, row.name),
            "own": row.Message.author is not ActorKind.REQUESTER,
            "when": moment(row.Message.at),
            "text": row.Message.text,
            "papers": papers_of(row.Message.id),
        }
        for row in rows
    ]


def notes(rows: Iterable[Any], mentions: Mapping[int, Sequence[str]] | None = None) -> list[Told]:
    """Internal notes, oldest first; `mentions` are, by note, the names of whom it mentions."""
    named = mentions or {}
    return [
        {
            "side": row.name,
            "own": False,
            "when": moment(row.Note.at),
            "text": row.Note.text,
            "named": ", ".join(named.get(row.Note.id, ())),
        }
        for row in rows
    ]


def papers(laid: Sequence[CasePaper], href: Callable[[CasePaper], str]) -> list[Told]:
    """Papers to open, with what each is."""
    return [
        {
            "name": one.paper.name,
            "href": href(one),
            "size": templates.size(one.paper.size),
            "slot": SLOTS[one.paper.slot],
            "kind": one.paper.slot,
            "when": moment(one.at),
            "erased": one.paper.erased_at is not None,
        }
        for one in laid
    ]


def who(actor: ActorKind, name: str | None) -> str:
    """Who acted: the applicant, an officer by name, or the office's own clock."""
    if actor is ActorKind.REQUESTER:
        return str(_("Pemohon"))
    if actor is ActorKind.UNIT:
        return str(_("Perangkat daerah, lewat tautan"))
    return name or str(_("Sistem"))


def moment(at: datetime) -> str:
    """A moment in the office's zone."""
    return templates.moment(at, zone())


def entry_text(entry: Entry, unsaid: Collection[str] = ()) -> str:
    """What a line of the timeline says beside its event, `unsaid` facts left out."""
    said = {name: value for name, value in entry.facts.items() if value and name not in unsaid}
    return "\n".join(words(said[name]) for name, words in _FACTS.items() if name in said)


def _listed(words: Words, kind: Any, values: list[str]) -> str:
    return ", ".join(str(words[kind(value)]) for value in values)


_FACTS: Mapping[str, Any] = {
    "objection": lambda value: _("Keberatan nomor %(number)s", number=value),
    "dispute": lambda value: _("Sengketa nomor %(number)s", number=value),
    "struck": lambda value: _("Langkah ini dicoret:"),
    "step": lambda value: str(STEPS[StepKind(value)]),
    "identity": lambda value: _("Dengan salinan identitas pemohon"),
    "manifest": lambda value: _("SHA-256 manifes: %(hash)s", hash=value),
    "grounds": lambda value: _("Alasan: huruf %(letters)s", letters=", ".join(value)),
    "late": lambda value: _("Diterima lewat waktu"),
    "premature": lambda value: _("Diterima sebelum alasannya ada"),
    "channel": lambda value: _("Lewat: %(channel)s", channel=CHANNELS[Channel(value)]),
    "ruling": lambda value: str(RULINGS[Ruling(value)]),
    "letter": lambda value: _("Surat nomor %(number)s", number=value),
    "supplied": lambda value: _("Dilengkapi: %(things)s", things=_listed(MISSING, Missing, value)),
    "shown": lambda value: _("Identitas ditunjukkan di meja, tanpa salinan"),
    "missing": lambda value: _("Belum ada: %(things)s", things=_listed(MISSING, Missing, value)),
    "to": lambda value: _("Kepada: %(name)s", name=value),
    "linked": lambda value: _("Permohonan nomor %(number)s", number=value),
    "body": str,
    "why": str,
    "old": lambda value: _("Semula %(day)s", day=day(date.fromisoformat(value))),
    "new": lambda value: _("Sekarang %(day)s", day=day(date.fromisoformat(value))),
    "unit": str,
    "found": lambda value: str(FOUND[Found(value)]),
    "erased": lambda value: ", ".join(str(ERASED[kept]) for kept in value),
    "hidden": lambda value: str(HIDDEN[Hidden(value)]),
    "hidden_parts": str,
    "hidden_why": lambda value: _("Alasan: %(why)s", why=value),
    "due_on": lambda value: _("Paling lambat %(day)s", day=day(date.fromisoformat(value))),
    "done_on": lambda value: _("Dilaksanakan %(day)s", day=day(date.fromisoformat(value))),
    "opened": lambda value: _("Informasi ini sekarang terbuka untuk umum"),
    "helped": str,
    "notice": str,
    "way": lambda value: str(WAYS[Way(value)]),
    "given_on": lambda value: day(date.fromisoformat(value)),
    "fault": lambda value: str(FAULTS[Fault(value)]),
    "slot": lambda value: str(SLOTS[Slot(value)]),
    "purpose": lambda value: str(_PURPOSES_SAID.get(value, "")),
    "fields": lambda value: ", ".join(str(FIELDS[name]) for name in value),
}
