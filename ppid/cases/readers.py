"""Who gets the mails of a file: by what happened and who holds it now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ppid.accounts import queries as accounts
from ppid.accounts.away import queries as away
from ppid.accounts.models import Officer, Role
from ppid.cases.models import Assignment, Case, Entry
from ppid.cases.places import Subject
from ppid.kit.db import db
from ppid.law import Event
from ppid.office.calendar import local_day


@dataclass(frozen=True, slots=True)
class Reader:
    """Who gets a mail, and in which language."""

    to: str
    language: str


Readers = Callable[[Any, Entry], Iterable[Reader]]


def _officers(found: Sequence[Officer], entry: Entry) -> list[Reader]:
    """Officers as readers; who is away on that day has a deputy, who reads instead."""
    there = away.covered(found, local_day(entry.at)) if found else ()
    return [Reader(officer.email, officer.language) for officer in there]


def requester(subject: Subject, entry: Entry) -> list[Reader]:
    """Who asks, if they can be reached by mail."""
    email = subject.requester.email
    return [Reader(email, subject.language)] if email else []


def desk(subject: Subject, entry: Entry) -> list[Reader]:
    """All desk officers (petugas layanan)."""
    return [
        Reader(email, language) for email, language in accounts.desk_addresses(local_day(entry.at))
    ]


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
    return list(dict.fromkeys([*superiors(subject, entry), *deciders(subject, entry)]))


def unit(case: Case, entry: Entry) -> list[Reader]:
    """The officers of the unit that is asked; the unit's mailbox while it has none."""
    asked = db.session.get_one(Assignment, entry.facts["assignment"])
    found = _officers(accounts.active_of_unit(asked.unit_id), entry)
    if not found and asked.unit.email:
        return [Reader(asked.unit.email, "id")]
    return found
