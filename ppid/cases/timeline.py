"""The one door: nothing happens to a case but through here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ppid.accounts.actors import Actor
from ppid.cases import notices
from ppid.cases.models import Case, Entry
from ppid.kit.db import db, put
from ppid.kit.logs import log
from ppid.law import Event, Move
from ppid.office.calendar import working_calendar


def apply(
    case: Case,
    move: Move,
    *,
    by: Actor,
    at: datetime,
    told: Mapping[str, Any] | None = None,
    **facts: Any,
) -> Entry:
    """Let a lawful move happen: new standing, new deadlines, one entry, its mails."""
    case.standing = move.standing
    count(case)
    return write(case, move.event, by=by, at=at, told=told, **facts)


def count(case: Case) -> None:
    """Keep copies of the computed deadlines beside the standing, for queues and reminders."""
    calendar = working_calendar()
    deadline = case.standing.deadline(calendar)
    case.due_on = deadline.on if deadline else None
    case.answer_due_on = case.standing.answer_due_on(calendar)


def write(
    case: Case,
    event: Event,
    *,
    by: Actor,
    at: datetime,
    told: Mapping[str, Any] | None = None,
    **facts: Any,
) -> Entry:
    """Write one line on the timeline and promise the mails that the event calls for.

    `facts` are plain values and never personal data: the line is kept for good. `told` is
    said in the mails only.
    """
    entry = Entry(
        case_id=case.id, event=event, at=at, actor=by.kind, officer_id=by.officer_id, facts=facts
    )
    db.session.flush()
    put(entry)  # the mails' keys need entry.id
    notices.promise(case, entry, told)
    log().info("case.entry", case=case.number, event_name=event.value, officer=by.officer_id)
    return entry
