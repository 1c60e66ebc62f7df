"""Laying a case with units (perangkat daerah), and what they answer."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from ppid.accounts.actors import Actor
from ppid.cases import actions as cases
from ppid.cases import timeline
from ppid.cases.clock import clock_of
from ppid.cases.kinds import Audience, Found
from ppid.cases.models import Assignment, Case
from ppid.cases.queries import assignments
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import Code, Event, NotAllowed, Rule, State
from ppid.office.calendar import working_calendar

UNIT_DAYS = 5
_ADVICE = 3  # working days
ASSIGNABLE = frozenset({State.RECEIVED, State.IN_PROGRESS})


class AskedAlready(Exception):
    """A unit still has the case on its table."""


def inner_due_on(case: Case, today: date) -> date:
    """Until when a unit is asked to answer: five working days, and never after the answer."""
    usual = working_calendar().add(today, UNIT_DAYS)
    return min(usual, latest_due_on(case, today))


def advice_due_on(case: Case, today: date) -> tuple[date, date]:
    """By when a team or another body is usually asked to say something, and the last such day."""
    latest = latest_due_on(case, today)
    return min(working_calendar().add(today, _ADVICE), latest), latest


def latest_due_on(case: Case, today: date) -> date:
    """The last day a unit may be given; once the answer is late, the next working day."""
    clock = clock_of(case)
    calendar = clock.calendar
    answer = case.answer_due_on or clock.ends_on(Code.ANSWER, today)
    return max(answer, calendar.next_working(today) if answer < today else answer)


def assign(
    case: Case,
    *,
    unit_ids: Sequence[int],
    due_on: date,
    note: str | None,
    positions: Sequence[int] = (),
    by: Actor,
    at: datetime,
) -> list[Assignment]:
    """Ask units for what they hold (meneruskan); the office's clock does not stop for it.

    `positions` are the numbers of the questions that are theirs; none means all. Raises
    NotAllowed once the request is answered, AskedAlready for a unit that is still asked.
    """
    _still_open(case)
    waiting = {asked.unit_id for asked in assignments(case) if is_waiting(asked)}
    if waiting & set(unit_ids):
        raise AskedAlready
    asked = [
        Assignment(
            case_id=case.id,
            unit_id=unit_id,
            asked_by_id=by.officer_id,
            asked_at=at,
            due_on=due_on,
            note=note or "",
            positions=sorted(positions),
        )
        for unit_id in unit_ids
    ]
    db.session.add_all(asked)
    db.session.flush()
    for assignment in asked:
        _write(case, assignment, Event.ASSIGNED, by=by, at=at, due_on=due_on.isoformat())
    return asked


def recall(case: Case, assignment: Assignment, *, by: Actor, at: datetime) -> None:
    """Take a case back from a unit that has not answered (menarik penugasan)."""
    if not is_waiting(assignment):
        raise NotAllowed(Rule.NOT_NOW, state=case.state)
    assignment.recalled_at = at
    _write(case, assignment, Event.UNIT_RECALLED, by=by, at=at)


def answer_as_unit(
    case: Case,
    assignment: Assignment,
    *,
    found: Found,
    answer: str,
    papers: Sequence[Stored] = (),
    by: Actor,
    at: datetime,
    **facts: Any,
) -> None:
    """Say what the unit holds (jawaban perangkat daerah), with files; may be put right later.

    Raises NotAllowed once the request is answered or the assignment was taken back.
    """
    _still_open(case)
    if assignment.recalled_at:
        raise NotAllowed(Rule.NOT_NOW, state=case.state)
    assignment.found, assignment.answer = found, answer
    assignment.answered_at, assignment.answered_by_id = at, by.officer_id
    db.session.flush()
    for paper in papers:
        cases.attach(
            case,
            files.keep(paper, at),
            audience=Audience.OFFICE,
            by=by,
            at=at,
            assignment_id=assignment.id,
        )
    _write(
        case,
        assignment,
        Event.UNIT_ANSWERED,
        by=by,
        at=at,
        found=found.value,
        papers=sum(paper.slot is Slot.UNIT_ANSWER for paper in papers),
        **facts,
    )


def ask_for_time(
    case: Case, assignment: Assignment, *, until: date, reason: str, by: Actor, at: datetime
) -> None:
    """Ask the PPID for a later day (minta waktu tambahan); the day stays until it is given.

    Raises NotAllowed when the unit owes nothing any more.
    """
    _still_owed(case, assignment)
    assignment.more_until, assignment.more_reason = until, reason
    _write(case, assignment, Event.UNIT_WANTS_TIME, by=by, at=at, until=until.isoformat())


def change_due(
    case: Case, assignment: Assignment, *, due_on: date, by: Actor, at: datetime
) -> None:
    """Give a unit another day (mengubah tenggat), wished for or not. Raises NotAllowed."""
    _still_owed(case, assignment)
    assignment.due_on, assignment.more_until, assignment.more_reason = due_on, None, ""
    _write(case, assignment, Event.UNIT_DUE_CHANGED, by=by, at=at, due_on=due_on.isoformat())


def remind(case: Case, assignment: Assignment, *, by: Actor, at: datetime) -> None:
    """Remind a unit; links that it was given before end here. Raises NotAllowed."""
    _still_owed(case, assignment)
    assignment.link_version += 1
    _write(
        case, assignment, Event.UNIT_REMINDED, by=by, at=at, due_on=assignment.due_on.isoformat()
    )


def _write(
    case: Case, assignment: Assignment, event: Event, *, by: Actor, at: datetime, **facts: Any
) -> None:
    """One line of the timeline about what a unit was asked."""
    timeline.write(
        case,
        event,
        by=by,
        at=at,
        assignment=assignment.id,
        unit=assignment.unit.name,
        **facts,
    )


def _still_owed(case: Case, assignment: Assignment) -> None:
    _still_open(case)
    if not is_waiting(assignment):
        raise NotAllowed(Rule.NOT_NOW, state=case.state)


def is_waiting(assignment: Assignment) -> bool:
    """Whether the unit still owes its answer."""
    return assignment.answered_at is None and assignment.recalled_at is None


def _still_open(case: Case) -> None:
    if case.state not in ASSIGNABLE:
        raise NotAllowed(Rule.NOT_NOW, state=case.state)
