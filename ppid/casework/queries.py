"""What stands in one case's file, as far as an officer may read it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

import sqlalchemy as sa

from ppid.accounts.access import acting_roles, sees_only_unit
from ppid.accounts.models import Officer, Role
from ppid.cases import queries as cases
from ppid.cases import written
from ppid.cases.considerations import considerations
from ppid.cases.models import Assignment, Case, CasePaper, Decision, Entry, Question, Requester
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import MOVING, Event
from ppid.letters.models import Letter
from ppid.outbox import queries as outbox
from ppid.outbox.models import Mail

DOUBLES_SEARCHED = 2000
# Like words: at least three are shared, and two thirds of all that either says.
_WORDS_SHARED, _SHARE, _SHARE_OF = 3, 2, 3

_UNITS_OWN = frozenset(
    {
        Event.ASSIGNED,
        Event.UNIT_ANSWERED,
        Event.UNIT_RECALLED,
        Event.UNIT_REMINDED,
        Event.UNIT_WANTS_TIME,
        Event.UNIT_DUE_CHANGED,
    }
)


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything on the page of a case; a unit's officer gets only what concerns the unit."""

    questions: Sequence[Question]
    assignments: Sequence[Assignment]
    papers: Sequence[CasePaper]
    entries: Sequence[Any]
    letters: Sequence[Any] = ()
    messages: Sequence[Any] = ()
    notes: Sequence[Any] = ()
    mails: Sequence[Any] = ()
    decision: Decision | None = None
    considerations: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Double:
    """A request that may be the same: asked by the same person, in like words, or both."""

    number: str
    subject: str
    same_person: bool
    same_words: bool


def folder(case: Case, officer: Officer) -> Folder:
    """The file of a case in as many statements whatever stands in it."""
    unit_id = sees_only_unit(officer)
    if unit_id is not None:
        own = _for_unit(case, unit_id)
        in_team = Role.TEAM in acting_roles(officer)
        return replace(own, considerations=considerations(case)) if in_team else own
    entries = written.timeline(case)
    asked_team = any(row.Entry.event is Event.CONSIDERATION_ASKED for row in entries)
    return Folder(
        questions=cases.questions(case),
        assignments=cases.assignments(case),
        papers=cases.papers(case),
        entries=entries,
        letters=_letters(case),
        messages=written.messages(case),
        notes=written.notes(case),
        mails=_mails(case),
        decision=cases.decision(case),
        considerations=considerations(case) if asked_team else (),
    )


def paper_for(officer: Officer, case: Case, public_id: str) -> CasePaper | None:
    """A paper of this case, if the officer may know of it."""
    laid = cases.case_paper(case, public_id)
    unit_id = sees_only_unit(officer)
    if laid is None or unit_id is None:
        return laid
    own = {asked.id for asked in cases.assignments(case) if asked.unit_id == unit_id}
    return laid if _concerns(laid, own) else None


def assignment_for(officer: Officer, case: Case, assignment_id: int) -> Assignment | None:
    """An assignment of this case; to a unit's officer only the unit's own."""
    asked = db.session.get(Assignment, assignment_id)
    if asked is None or asked.case_id != case.id:
        return None
    return asked if sees_only_unit(officer) in (None, asked.unit_id) else None


def mail_of(case: Case, mail_id: int) -> Mail | None:
    """A mail that was promised about this case."""
    return db.session.scalar(
        sa.select(Mail).where(Mail.id == mail_id, Mail.case_number == case.number)
    )


def number_of_submission(submission_key: str) -> str | None:
    """The registration number that a submission was given."""
    found = cases.case_of_submission(submission_key)
    return found.number if found else None


def likely_doubles(case: Case, *, since: date) -> Sequence[Double]:
    """Recent requests by the same name, phone or email, or in like words (kemungkinan ganda).

    Only the latest requests are looked through, the newest five told; nothing is refused for it.
    """
    who = case.requester
    same = [sa.func.lower(Requester.name) == who.name.lower()]
    same += [Requester.phone == who.phone] if who.phone else []
    same += [sa.func.lower(Requester.email) == who.email.lower()] if who.email else []
    latest = sa.select(Case.id).order_by(Case.id.desc()).limit(DOUBLES_SEARCHED).subquery()
    rows = db.session.execute(
        sa.select(Case.number, Case.subject, sa.or_(*same).label("by_same"))
        .join_from(latest, Case, Case.id == latest.c.id)
        .join(Requester, Requester.id == Case.requester_id)
        .where(Case.id != case.id, Case.received_on >= since)
        .order_by(Case.id.desc())
    )
    asked = _said(case.subject)
    found = (
        Double(row.number, row.subject, bool(row.by_same), _is_like(asked, _said(row.subject)))
        for row in rows
    )
    return list(islice((one for one in found if one.same_person or one.same_words), 5))


def _said(subject: str) -> frozenset[str]:
    """The words that tell one request from another; short ones join, and tell nothing."""
    return frozenset(word for word in re.findall(r"\w+", subject.casefold()) if len(word) > 3)


def _is_like(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= _WORDS_SHARED and shared * _SHARE_OF >= len(one | other) * _SHARE


def _for_unit(case: Case, unit_id: int) -> Folder:
    own = [asked for asked in cases.assignments(case) if asked.unit_id == unit_id]
    ids = {asked.id for asked in own}
    return Folder(
        questions=cases.questions(case),
        assignments=own,
        papers=[laid for laid in cases.papers(case) if _concerns(laid, ids)],
        entries=[row for row in written.timeline(case) if _is_told(row.Entry, ids)],
    )


def _concerns(laid: CasePaper, assignment_ids: set[int]) -> bool:
    """Whether a unit needs the paper: its own answer, or what the requester enclosed."""
    if laid.assignment_id is not None:
        return laid.assignment_id in assignment_ids
    return laid.paper.slot is Slot.ATTACHMENT and laid.message_id is None


def _is_told(entry: Entry, assignment_ids: set[int]) -> bool:
    own = entry.event in _UNITS_OWN and entry.facts.get("assignment") in assignment_ids
    return own or entry.event in MOVING


def _letters(case: Case) -> Sequence[Any]:
    columns = (Letter.public_id, Letter.number, Letter.kind, Letter.title, Letter.issued_at)
    return db.session.execute(
        sa.select(*columns).where(Letter.case_id == case.id).order_by(Letter.id)
    ).all()


def _mails(case: Case) -> Sequence[Any]:
    return outbox.of_case(case.number)
