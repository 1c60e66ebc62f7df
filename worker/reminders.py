"""Reminds officers and requesters of deadlines, in desk hours only."""

from __future__ import annotations

from datetime import datetime

from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office.calendar import local_day, working_calendar, zone
from ppid.office.queries import NotSetUp, office
from worker.turn import turn


def in_desk_hours(at: datetime) -> bool:
    """Whether the office's desk is open at that moment (aware): a working day, within its hours."""
    place = office()
    local = at.astimezone(zone()).time()
    return working_calendar().is_working(local_day(at)) and place.opens <= local < place.closes


def remind() -> None:
    """Promise what reminders are due and not yet promised; a missed round is made up for."""
    from ppid import morning

    at = now()
    try:
        if not in_desk_hours(at):
            return
    except NotSetUp:
        return
    with turn("remind") as mine:
        if mine:
            with transaction():
                morning.remind(at=at)
