"""Told in the morning round: whose deputy (pelaksana harian) one is from today."""

from datetime import date, datetime

from ppid.accounts.away import queries as away
from ppid.cases.due import Due, note_fresh
from ppid.kit.links import link
from ppid.law import WorkingCalendar
from ppid.notices.actions import News, pass_on
from ppid.notices.readers import in_person
from ppid.notices.topics import Topic


def tell(*, today: date, calendar: WorkingCalendar, at: datetime) -> int:
    """Tell each deputy, once, that the days of standing in have begun; returns how many."""
    begun = {
        f"leave-{leave.id}": leave
        for leave in away.all_leaves(today)
        if leave.since <= today and leave.deputy.active
    }
    dues = [Due(key, "begun", leave.since, 0, "", "", ()) for key, leave in begun.items()]
    fresh = note_fresh(dues, at)
    for _row_id, due in fresh:
        leave = begun[due.subject]
        facts = {"what": leave.officer.name, "on": leave.until.isoformat()}
        news = News(due.subject, at, link("casework.queue"), facts=facts)
        pass_on(Topic.LEAVE_BEGINS, in_person(leave.deputy), news)
    return len(fresh)
