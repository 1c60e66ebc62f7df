"""The days that the office sets itself: a unit's answer, a task; they follow the working days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from ppid.cases.models import Assignment, Case
from ppid.cases.objections import Objection, ObjectionTask
from ppid.kit.db import db
from ppid.law import State, WorkingCalendar
from ppid.office.models import Unit

_ASKED = (State.RECEIVED, State.IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class InnerDay:
    """One inner day that moved; `unit_id` is None for a task of the PPID."""

    number: str
    words: str
    unit_id: int | None
    unit: str
    old: date
    new: date


def move(calendar: WorkingCalendar, *, today: date) -> Sequence[InnerDay]:
    """Move inner days that are no working days any more to the next one, and say which.

    A unit is never given longer than the written notice while that is ahead. What has passed
    stays. Counted after the deadlines of the law.
    """
    return [*_units(calendar, today), *_tasks(calendar, today)]


def _units(calendar: WorkingCalendar, today: date) -> list[InnerDay]:
    rows = db.session.execute(
        sa.select(Assignment, Case.number, Case.subject, Case.answer_due_on, Unit.name)
        .join(Case, Case.id == Assignment.case_id)
        .join(Unit, Unit.id == Assignment.unit_id)
        .where(
            Assignment.answered_at.is_(None),
            Assignment.recalled_at.is_(None),
            Assignment.due_on >= today,
            Case.state.in_(_ASKED),
            sa.or_(
                Assignment.due_on.in_(_off_from(calendar, today)),
                Assignment.due_on > Case.answer_due_on,
            ),
        )
        .order_by(Assignment.due_on, Assignment.id)
    ).all()
    moved = []
    for asked, number, words, answer, unit in rows:
        old, new = asked.due_on, _inner(asked.due_on, answer, calendar, today)
        if old != new:
            asked.due_on = new
            moved.append(InnerDay(number, words, asked.unit_id, unit, old, new))
    db.session.flush()
    return moved


def _tasks(calendar: WorkingCalendar, today: date) -> list[InnerDay]:
    rows = db.session.execute(
        sa.select(ObjectionTask, Objection.number)
        .join(Objection, Objection.id == ObjectionTask.objection_id)
        .where(
            ObjectionTask.done_on.is_(None),
            ObjectionTask.due_on.in_(_off_from(calendar, today)),
        )
        .order_by(ObjectionTask.due_on, ObjectionTask.id)
    ).all()
    moved = []
    for task, number in rows:
        old, new = task.due_on, calendar.next_working(task.due_on)
        task.due_on = new
        moved.append(InnerDay(number, task.text, None, "", old, new))
    db.session.flush()
    return moved


def _inner(due: date, answer: date | None, calendar: WorkingCalendar, today: date) -> date:
    usual = due if calendar.is_working(due) else calendar.next_working(due)
    return min(usual, answer) if answer is not None and answer >= today else usual


def _off_from(calendar: WorkingCalendar, today: date) -> list[date]:
    """The days ahead on which nobody works, as far as an inner day may lie."""
    ahead = (date.fromordinal(today.toordinal() + n) for n in range(_AHEAD))
    return [day for day in ahead if not calendar.is_working(day)]


_AHEAD = 200
