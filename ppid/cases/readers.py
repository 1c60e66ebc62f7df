"""Who gets the mails of a file: by what happened and who holds it now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ppid.accounts import queries as accounts
from ppid.accounts.access import WHOLE_OFFICE
from ppid.accounts.models import Officer, Role
from ppid.cases import queries, watching
from ppid.cases.models import Assignment, Case, Entry
from ppid.cases.places import Subject
from ppid.kit.db import db
from ppid.law import MOVING, Event
from ppid.notices import readers as told
from ppid.notices.readers import Reader
from ppid.office.calendar import local_day

Readers = Callable[[Any, Entry], Iterable[Reader]]


def _officers(found: Sequence[Officer], entry: Entry) -> list[Reader]:
    """Officers as readers; who is away on that day has a deputy, who reads instead."""
    return told.readers(found, local_day(entry.at))


def requester(subject: Subject, entry: Entry) -> list[Reader]:
    """Who asks, if they can be reached by mail."""
    email = subject.requester.email
    return [Reader(email, subject.language)] if email else []


def desk(subject: Subject, entry: Entry) -> list[Reader]:
    """All desk officers (petugas layanan)."""
    return told.desk(local_day(entry.at))


def owner(case: Case, entry: Entry) -> list[Reader]:
    """The officer who has the case; the desk while nobody has it."""
    if case.owner and case.owner.active:
        return _officers([case.owner], entry)
    return desk(case, entry)


def deciders(subject: Subject, entry: Entry) -> list[Reader]:
    """The PPID."""
    return _officers(accounts.active_with_role(Role.PPID), entry)


def team(case: Case, entry: Entry) -> list[Reader]:
    """The Tim Pertimbangan."""
    return _officers(accounts.active_with_role(Role.TEAM), entry)


def superiors(subject: Subject, entry: Entry) -> list[Reader]:
    """The Atasan PPID."""
    return _officers(accounts.active_with_role(Role.SUPERIOR), entry)


def answerers(subject: Subject, entry: Entry) -> list[Reader]:
    """Who answers objections; the PPID while the office has no Atasan PPID: somebody must know."""
    return superiors(subject, entry) or deciders(subject, entry)


def disputants(subject: Subject, entry: Entry) -> list[Reader]:
    """Who stands for the body before the Komisi Informasi, each once: for a step with a date."""
    if entry.event is Event.DISPUTE_STEP and not entry.facts.get("due"):
        return []
    return told.once([*superiors(subject, entry), *deciders(subject, entry)])


def mentioned(case: Case, entry: Entry) -> list[Reader]:
    """Whom a note mentions, but for its writer."""
    named = [accounts.officer(one) for one in entry.facts["officers"] if one != entry.officer_id]
    return _officers([one for one in named if one and one.active], entry)


def watching_it(case: Case, entry: Entry) -> list[Reader]:
    """Who watches a case and may still see it, but for who acted.

    A unit or the team hears of what moves the case; who else is told, only the office knows.
    """
    found = []
    for officer in watching.watchers(case):
        whole = bool(WHOLE_OFFICE.intersection(officer.roles))
        sees = whole or (entry.event in MOVING and queries.case_for(officer, case.number))
        if sees and officer.id != entry.officer_id:
            found.append(officer)
    return _officers(found, entry)


def unit(case: Case, entry: Entry) -> list[Reader]:
    """The officers of the unit that is asked; the unit's mailbox while it has none."""
    asked = db.session.get_one(Assignment, entry.facts["assignment"])
    found = _officers(accounts.active_of_unit(asked.unit_id), entry)
    if not found and asked.unit.email:
        return [Reader(asked.unit.email, "id")]
    return found
