"""Closing an objection when nothing is left to carry out."""

from datetime import datetime

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import objection_file, timeline
from ppid.cases.objections import Objection
from ppid.office.calendar import local_day


def close_if_done(objection: Objection, *, by: Actor, at: datetime) -> bool:
    """Close it unless a task is left (Perki 1/2021 Pasal 8 ayat (2) huruf c); says whether."""
    if any(task.done_on is None for task in objection_file.tasks(objection)):
        return False
    move = law.close_objection(objection.standing, on=local_day(at))
    timeline.apply(objection, move, by=by, at=at)
    return True
