"""Telling applicants what they may do now: after silence, and before a right ends (once each)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid.cases import notices, printing
from ppid.cases.clock import clock_of
from ppid.cases.disputes import Dispute
from ppid.cases.due import Due, note_fresh
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.cases.people import Requester
from ppid.kit.db import db
from ppid.law import UNANSWERED, Code, ObjectionState, Outcome, WorkingCalendar
from ppid.office.calendar import legal_clock, profiles
from ppid.outbox.models import Weight

_BEFORE_END = 5
_WIDER = timedelta(days=14)

Found = Iterable[tuple[Case | Objection, date]]


@dataclass(frozen=True, slots=True)
class Told:
    """One mail to an applicant: which, about what, for which day."""

    kind: str
    subject: Case | Objection
    on: date

    @property
    def key(self) -> str:
        """What keeps it from being said twice."""
        table = "case" if isinstance(self.subject, Case) else "objection"
        return f"{self.kind}-{table}-{self.subject.id}"


def tell(*, today: date, calendar: WorkingCalendar, at: datetime) -> int:
    """Promise what applicants need to know today; returns how many mails.

    The first working day after a deadline passed in silence they are told what they may do
    (UU 14/2008 Pasal 35 (1) c, 37 (2)); five working days before a right ends, that it ends.
    """
    soon = calendar.add(today, _BEFORE_END)
    told = [
        Told(kind, subject, on) for kind, find in KINDS.items() for subject, on in find(today, soon)
    ]
    known: Mapping[tuple[str, date], Told] = {(one.key, one.on): one for one in told}
    fresh = note_fresh([Due(key, "told", on, 0, "", "", ()) for key, on in known], at)
    for _row_id, due in fresh:
        _promise(known[due.subject, due.on], at)
    return len(fresh)


def _promise(one: Told, at: datetime) -> None:
    subject = one.subject
    printing.reach(
        subject,
        one.kind,
        key=f"{one.key}-{one.on}",
        at=at,
        weight=Weight.LEGAL,
        **notices.facts_for_requester(subject),
        on=one.on,
    )


def _reachable(model: Any) -> Any:
    """Who has no email is told on paper; not for what an earlier register brought in."""
    here = Case.import_id.is_(None) if model is Case else sa.true()
    return (
        sa.select(model)
        .join(model.requester)
        .options(joinedload(model.requester))
        .where(sa.or_(Requester.email != "", here))
    )


def _silent_cases(today: date, _soon: date) -> Found:
    late = _reachable(Case).where(
        Case.state.in_(UNANSWERED), Case.due_on.is_not(None), Case.answer_due_on < today
    )
    for case in db.session.scalars(late):
        if case.answer_due_on and case.standing.silence_since(clock_of(case)):
            yield case, case.answer_due_on


def _silent_objections(today: date, _soon: date) -> Found:
    late = _reachable(Objection).where(
        Objection.state == ObjectionState.REGISTERED, Objection.due_on < today
    )
    for objection in db.session.scalars(late):
        if objection.due_on:
            yield objection, objection.due_on


def _rights_to_object(today: date, soon: date) -> Found:
    for case in db.session.scalars(_may_object(today, soon)):
        ends = case.standing.objection_due_on(clock_of(case))
        if ends and today <= ends <= soon:
            yield case, ends


def _rights_to_dispute(today: date, soon: date) -> Found:
    for objection in db.session.scalars(_may_dispute(today, soon)):
        due = objection.standing.dispute_due(clock_of(objection))
        if due and today <= due.on <= soon and due.day_zero < today:
            yield objection, due.on


KINDS: Mapping[str, Callable[[date, date], Found]] = MappingProxyType(
    {
        "silence": _silent_cases,
        "objection_silence": _silent_objections,
        "objection_right_ends": _rights_to_object,
        "dispute_right_ends": _rights_to_dispute,
    }
)
"""Which mails there are, and whom each is for: from today, and until when a right ends soon."""


def _began(code: Code, profile: Any, day_zero: Any, today: date, soon: date) -> Any:
    """Whether a period that began on day zero can end from today to soon, by each profile.

    Wider than it must be, so that few rows are read; the law itself says which of them it is.
    """
    windows = []
    for profile_id in profiles():
        clock = legal_clock(profile_id)
        days, calendar = clock.days(code), clock.calendar
        first = calendar.days_before(today, days) - _WIDER
        last = calendar.days_before(soon, days) + _WIDER
        windows.append(sa.and_(profile == profile_id, day_zero.between(first, last)))
    return sa.or_(*windows)


def _may_object(today: date, soon: date) -> Any:
    """Cases that got nothing, or not all, or no answer, and against which nobody objected."""
    objected = sa.exists().where(Objection.case_id == Case.id)
    decided = sa.and_(
        _began(Code.OBJECTION, Case.profile_id, Case.decided_on, today, soon),
        Case.outcome != Outcome.GRANTED,
    )
    silent = sa.and_(
        Case.state.in_(UNANSWERED),
        Case.due_on.is_not(None),
        _began(Code.OBJECTION, Case.profile_id, Case.answer_due_on, today, soon),
    )
    return _reachable(Case).where(sa.or_(decided, silent), ~objected)


def _may_dispute(today: date, soon: date) -> Any:
    """Objections that were answered, or not, and that nobody took to the Komisi Informasi."""
    disputed = sa.exists().where(Dispute.objection_id == Objection.id)
    answered = sa.and_(
        _began(Code.DISPUTE, Objection.profile_id, Objection.answer_reached_on, today, soon),
        Objection.state.in_((ObjectionState.ANSWERED, ObjectionState.CLOSED)),
    )
    silent = sa.and_(
        _began(Code.DISPUTE_AFTER_SILENCE, Objection.profile_id, Objection.due_on, today, soon),
        Objection.state == ObjectionState.REGISTERED,
    )
    return _reachable(Objection).where(sa.or_(answered, silent), ~disputed)
