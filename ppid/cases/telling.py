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
from ppid.cases.kinds import Channel, Found, Missing
from ppid.cases.models import CasePaper, Entry
from ppid.cases.words import CHANNELS, EVENTS, FOUND, MISSING, RULINGS
from ppid.files.slots import Slot
from ppid.kit import templates
from ppid.kit.templates import day
from ppid.law import Event, Ruling, StepKind
from ppid.office.calendar import zone
from ppid.outbox.models import MailState
from ppid.outbox.words import FAULTS, STATES

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
    Slot.RELEASE: _l("Berkas jawaban untuk pemohon"),
    Slot.DECREE: _l("Surat keputusan pengecualian"),
    Slot.DISPUTE: _l("Dokumen sengketa"),
    Slot.LETTER: _l("Surat kantor sebagai PDF"),
    Slot.EXPORT: _l("Berkas ekspor"),
    Slot.REGISTER: _l("Register lama"),
}

FIELDS: Words = {"address": _l("alamat"), "phone": _l("nomor telepon"), "email": _l("email")}

WITH_PURPOSE = frozenset({Slot.IDENTITY, Slot.MANDATE, Slot.DEED})
PERSONAL = WITH_PURPOSE | {Slot.LETTER_SCAN}

_MAIL_TONES = {MailState.SENT: "green", MailState.FAILED: "red", MailState.UNKNOWN: "orange"}
_RESENT = frozenset({MailState.SENT, MailState.FAILED, MailState.UNKNOWN})
_ALARMING = frozenset({Event.LAPSED, Event.WITHDRAWN, Event.OBJECTION_WITHDRAWN})
_TO_OFFICERS = ("officer_", "unit_")


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


def notes(rows: Iterable[Any]) -> list[Told]:
    """Internal notes, oldest first."""
    return [
        {"side": row.name, "own": False, "when": moment(row.Note.at), "text": row.Note.text}
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


def mails(rows: Iterable[Any]) -> list[Told]:
    """What was mailed, and whether it left."""
    return [
        {
            "id": mail.id,
            "subject": mail.subject,
            "to": _("Petugas") if mail.kind.startswith(_TO_OFFICERS) else _("Pemohon"),
            "state": STATES[mail.state],
            "tone": _MAIL_TONES.get(mail.state, "grey"),
            "fault": FAULTS[mail.fault] if mail.fault and mail.state in _RESENT else "",
            "when": moment(mail.sent_at or mail.promised_at),
            "may_resend": mail.state in _RESENT,
        }
        for mail in rows
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
    "why": str,
    "old": lambda value: _("Semula %(day)s", day=day(date.fromisoformat(value))),
    "new": lambda value: _("Sekarang %(day)s", day=day(date.fromisoformat(value))),
    "unit": str,
    "found": lambda value: str(FOUND[Found(value)]),
    "due_on": lambda value: _("Paling lambat %(day)s", day=day(date.fromisoformat(value))),
    "done_on": lambda value: _("Dilaksanakan %(day)s", day=day(date.fromisoformat(value))),
    "opened": lambda value: _("Informasi ini sekarang terbuka untuk umum"),
    "slot": lambda value: str(SLOTS[Slot(value)]),
    "purpose": lambda value: str(_PURPOSES_SAID.get(value, "")),
    "fields": lambda value: ", ".join(str(FIELDS[name]) for name in value),
}
