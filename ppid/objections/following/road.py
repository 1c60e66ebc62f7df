"""The road of an objection as its applicant sees it: the steps, the history, the next right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _

from ppid import law
from ppid.accounts.actors import ActorKind
from ppid.cases.models import Entry
from ppid.cases.objections import Objection
from ppid.cases.words import EVENTS, RULINGS
from ppid.kit.templates import day, moment
from ppid.law import Event, LegalClock, ObjectionState
from ppid.office.calendar import zone

S = ObjectionState


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the road: done, now, next or missed."""

    words: Any
    state: str
    when: str = ""
    notes: tuple[str, ...] = ()


def road(objection: Objection, clock: LegalClock, today: date) -> list[Step]:
    """The steps with their dates."""
    if objection.state is S.WITHDRAWN:
        closed = objection.closed_on
        return [
            _received(objection, clock),
            Step(EVENTS[Event.OBJECTION_WITHDRAWN], "now", day(closed) if closed else ""),
        ]
    return [_received(objection, clock), _answer(objection, clock, today), _end(objection)]


def _received(objection: Objection, clock: LegalClock) -> Step:
    notes = []
    if objection.standing.is_late(clock):
        notes.append(_("Dicatat lewat waktu; Atasan PPID yang menilainya"))
    if objection.standing.is_premature:
        notes.append(_("Diajukan sebelum waktu menjawab permohonan berakhir"))
    return Step(
        _("Keberatan diterima dan terdaftar"),
        "done",
        moment(objection.received_at, zone()),
        tuple(notes),
    )


def _answer(objection: Objection, clock: LegalClock, today: date) -> Step:
    if objection.settled_on:
        return Step(EVENTS[Event.OBJECTION_SETTLED], _now(objection), day(objection.settled_on))
    if objection.answered_on and objection.ruling:
        ruling = (str(RULINGS[objection.ruling]),)
        words = _("Atasan PPID menanggapi")
        return Step(words, _now(objection), day(objection.answered_on), ruling)
    due = objection.standing.answer_due(clock).on
    if today > due:
        return Step(
            _("Belum ditanggapi Atasan PPID"),
            "missed",
            _("Seharusnya paling lambat %(day)s", day=day(due)),
        )
    return Step(
        _("Menunggu tanggapan Atasan PPID"), "now", _("Paling lambat %(day)s", day=day(due))
    )


def _now(objection: Objection) -> str:
    return "done" if objection.state is S.CLOSED else "now"


def _end(objection: Objection) -> Step:
    if objection.state is S.CLOSED and objection.closed_on:
        return Step(_("Selesai"), "done", day(objection.closed_on))
    return Step(_("Selesai"), "next")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the history."""

    words: Any
    when: str
    by: str


def history(entries: Sequence[Entry]) -> list[Line]:
    """What happened, oldest first; officers are named by their office, not by name."""
    sides = {
        ActorKind.REQUESTER: _("Anda"),
        ActorKind.OFFICER: _("Petugas"),
        ActorKind.OFFICE: _("Sistem"),
    }
    return [
        Line(EVENTS[entry.event], moment(entry.at, zone()), sides[entry.actor]) for entry in entries
    ]


def wrote_last(entries: Sequence[Entry]) -> ActorKind | None:
    """Who wrote the last message."""
    written = (Event.MESSAGE_SENT, Event.MESSAGE_RECEIVED)
    last = next((entry for entry in reversed(entries) if entry.event in written), None)
    return last.actor if last else None


def may_withdraw(objection: Objection) -> bool:
    """Whether the objection can still be taken back."""
    return Event.OBJECTION_WITHDRAWN in law.may_object(objection.standing)
