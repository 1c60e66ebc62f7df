"""What happened and what was written in a case, as its page tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ppid.accounts.actors import ActorKind
from ppid.cases import words as case_words
from ppid.cases.models import Case, CasePaper
from ppid.casework import words
from ppid.casework.queries import Folder
from ppid.kit import templates
from ppid.law import Event
from ppid.office.calendar import zone
from ppid.outbox.models import MailState
from ppid.outbox.words import FAULTS, STATES

Told = dict[str, Any]

_MAIL_TONES = {
    MailState.SENT: "green",
    MailState.FAILED: "red",
    MailState.UNKNOWN: "orange",
}
_RESENT = frozenset({MailState.SENT, MailState.FAILED, MailState.UNKNOWN})
_ALARMING = frozenset({Event.LAPSED, Event.WITHDRAWN})
_TO_OFFICERS = ("officer_", "unit_")


def timeline(rows: Iterable[Any]) -> list[Told]:
    """The lines of a timeline, the newest first."""
    told = [
        {
            "words": case_words.EVENTS[row.Entry.event],
            "when": _when(row.Entry.at),
            "by": _who(row.Entry.actor, row.name),
            "text": words.entry_text(row.Entry),
            "tone": "red" if row.Entry.event in _ALARMING else "",
        }
        for row in rows
    ]
    return told[::-1]


def thread(case: Case, folder: Folder) -> list[Told]:
    """Messages of both sides, oldest first, with their papers."""
    return [
        {
            "side": _who(row.Message.author, row.name),
            "own": row.Message.author is not ActorKind.REQUESTER,
            "when": _when(row.Message.at),
            "text": row.Message.text,
            "papers": papers(case, [p for p in folder.papers if p.message_id == row.Message.id]),
        }
        for row in folder.messages
    ]


def notes(folder: Folder) -> list[Told]:
    """Internal notes, oldest first."""
    return [
        {"side": row.name, "own": False, "when": _when(row.Note.at), "text": row.Note.text}
        for row in folder.notes
    ]


def papers(case: Case, laid: Sequence[CasePaper]) -> list[Told]:
    """Papers to open, with what each is."""
    return [
        {
            "name": one.paper.name,
            "href": url_for("casework.paper", number=case.number, public_id=one.paper.public_id),
            "size": templates.size(one.paper.size),
            "slot": words.SLOTS[one.paper.slot],
            "kind": one.paper.slot,
            "when": _when(one.at),
            "erased": one.paper.erased_at is not None,
        }
        for one in laid
    ]


def mails(folder: Folder) -> list[Told]:
    """What was mailed about the case, and whether it left."""
    return [
        {
            "id": mail.id,
            "subject": mail.subject,
            "to": _("Petugas") if mail.kind.startswith(_TO_OFFICERS) else _("Pemohon"),
            "state": STATES[mail.state],
            "tone": _MAIL_TONES.get(mail.state, "grey"),
            "fault": FAULTS[mail.fault] if mail.fault and mail.state in _RESENT else "",
            "when": _when(mail.sent_at or mail.promised_at),
            "may_resend": mail.state in _RESENT,
        }
        for mail in folder.mails
    ]


def _who(actor: ActorKind, name: str | None) -> str:
    if actor is ActorKind.REQUESTER:
        return str(_("Pemohon"))
    return name or str(_("Sistem"))


def _when(at: datetime) -> str:
    return templates.moment(at, zone())
