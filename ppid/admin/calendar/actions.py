"""Changing the working days with all that follows: dates counted anew, everybody told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ppid.accounts.actors import Actor, officer_actor
from ppid.accounts.models import Officer
from ppid.cases import inner_days, moved
from ppid.cases.recount import recount
from ppid.cases.recount_disputes import recount_disputes
from ppid.cases.recount_rights import note_rights
from ppid.kit.language import speaking
from ppid.office import actions as office_actions
from ppid.office.calendar import (
    ClockFor,
    clocks_before,
    legal_clock,
    local_day,
    working_calendar,
)
from ppid.office.edits import CalendarEdit
from ppid.office.models import CalendarChange
from ppid.office.words import changes


@dataclass(frozen=True, slots=True)
class Done:
    """What a change of the calendar did: how many files moved."""

    moved: int


def change_calendar(edit: CalendarEdit, *, seen: int | None, by: Officer, at: datetime) -> Done:
    """Change the working days and count every open date anew, all in one transaction.

    `seen` is the version of the calendar that was looked at. Raises office.actions.Overtaken,
    office.edits.Refused.
    """
    change = office_actions.change_calendar(edit, seen=seen, by_id=by.id, at=at)
    return count_anew(change, by=officer_actor(by), at=at, before=clocks_before(change))


def count_anew(
    change: CalendarChange, *, by: Actor, at: datetime, before: ClockFor | None = None
) -> Done:
    """Give every open file the dates of the calendar as it is now, because of a change.

    With the clocks `before` it, the rights that were announced and moved are told too.
    """
    edit, since = CalendarEdit.of(change.edit), moved.last_entry()
    with speaking("id"):
        why = " ".join(changes(edit))
    said: dict[str, Any] = {"why": why, "by": by, "at": at, "change_id": change.id}
    files = recount(legal_clock, **said) + recount_disputes(legal_clock, **said)
    if before is not None:
        note_rights(before, legal_clock, today=local_day(at), **said)
    inner = inner_days.move(working_calendar(), today=local_day(at))
    change.moved += files
    moved.tell(edit, since=since, inner=inner, change_id=change.id, at=at)
    return Done(files)
