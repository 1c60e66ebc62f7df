"""The one door: nothing happens to a case, an objection or a dispute but through here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, overload

from ppid.accounts.actors import Actor
from ppid.cases import notices
from ppid.cases.clock import clock_of
from ppid.cases.models import Case, Entry
from ppid.cases.objections import Objection
from ppid.cases.places import Subject, place
from ppid.kit.db import db, put
from ppid.kit.logs import log
from ppid.law import Event, Move, ObjectionMove

Told = Mapping[str, Any] | None


@overload
def apply(
    subject: Case, move: Move, *, by: Actor, at: datetime, told: Told = None, **facts: Any
) -> Entry: ...
@overload
def apply(
    subject: Objection,
    move: ObjectionMove,
    *,
    by: Actor,
    at: datetime,
    told: Told = None,
    **facts: Any,
) -> Entry: ...
def apply(
    subject: Any,
    move: Any,
    *,
    by: Actor,
    at: datetime,
    told: Told = None,
    **facts: Any,
) -> Entry:
    """Let a lawful move happen: new standing, new deadlines, one entry, its mails."""
    subject.standing = move.standing
    count(subject)
    return write(subject, move.event, by=by, at=at, told=told, **facts)


def count(subject: Case | Objection) -> None:
    """Keep copies of the computed deadlines beside the standing, for queues and reminders."""
    clock = clock_of(subject)
    deadline = subject.standing.deadline(clock)
    subject.due_on = deadline.on if deadline else None
    if isinstance(subject, Case):
        subject.answer_due_on = subject.standing.answer_due_on(clock)


def write(
    subject: Subject,
    event: Event,
    *,
    by: Actor,
    at: datetime,
    told: Told = None,
    **facts: Any,
) -> Entry:
    """Write one line on the timeline and promise the mails that the event calls for.

    `facts` are plain values and never personal data: the line is kept for good. `told` is
    said in the mails only. A line of an objection names it, for it stands on its case's too.
    """
    named = {"objection": subject.number} if isinstance(subject, Objection) else {}
    entry = Entry(
        **place(subject),
        event=event,
        at=at,
        actor=by.kind,
        officer_id=by.officer_id,
        facts=named | facts,
    )
    db.session.flush()
    put(entry)  # the mails' keys need entry.id
    notices.promise(subject, entry, told)
    log().info("case.entry", case=subject.number, event_name=event.value, officer=by.officer_id)
    return entry
