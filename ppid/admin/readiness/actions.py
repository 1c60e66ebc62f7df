"""Noting that somebody looked at a part of the set-up."""

from datetime import datetime

from ppid.accounts.models import Officer
from ppid.admin.actions import Overtaken
from ppid.admin.readiness.parts import Part
from ppid.admin.readiness.queries import mark
from ppid.office import record
from ppid.office.models import OfficeEvent


def confirm(part: Part, *, seen: str, by: Officer, at: datetime) -> None:
    """Note who looked at a part, and at what; raises Overtaken when it has changed meanwhile."""
    if mark(part) != seen:
        raise Overtaken
    record.note(OfficeEvent.CONFIRMED, about=part.value, by_id=by.id, at=at, mark=seen)
