"""What is due on objections, and who is to be reminded of it: the superior, then the PPID."""

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid.accounts.models import Role
from ppid.cases.clock import clock_of
from ppid.cases.due import Due, stage_key
from ppid.cases.objection_file import OPEN_TASKS
from ppid.cases.objections import Objection, ObjectionTask
from ppid.cases.watch import Watch
from ppid.kit.db import db
from ppid.law import RULE_ARTICLES, Rule, WorkingCalendar

_AHEAD = 5
TASK = "perintah"
_TASK_ARTICLE = RULE_ARTICLES[Rule.ANSWER_NEEDS_TASKS]


def dues(*, today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    """Answers (D8) and tasks that are near or past; the stage that is true now, once.

    An answer is the Atasan PPID's and, once late, told to the PPID too; a task is the PPID's
    and, once late, told to the Atasan PPID too.
    """
    yield from _answers(today, calendar, watch)
    yield from _tasks(today, calendar, watch)


def _answers(today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    waiting = db.session.scalars(
        sa.select(Objection)
        .options(joinedload(Objection.case))
        .where(Objection.due_on <= calendar.add(today, _AHEAD))
        .order_by(Objection.due_on, Objection.id)
    )
    for objection in waiting:
        deadline = objection.standing.deadline(clock_of(objection))
        stage = stage_key(today, deadline.on, calendar) if deadline else None
        if deadline is None or stage is None:
            continue
        left = calendar.left(today, deadline.on)
        roles = (Role.SUPERIOR, Role.PPID) if left < 0 else (Role.SUPERIOR,)
        yield Due(
            f"objection-{objection.id}",
            stage,
            deadline.on,
            left,
            objection.number,
            _about(objection),
            watch.role(*roles),
            code=deadline.code,
            article=deadline.article,
        )


def _tasks(today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    waiting = db.session.scalars(
        sa.select(ObjectionTask)
        .join(ObjectionTask.objection)
        .options(joinedload(ObjectionTask.objection).joinedload(Objection.case))
        .where(
            ObjectionTask.done_on.is_(None),
            ObjectionTask.due_on <= calendar.add(today, _AHEAD),
            Objection.state.in_(OPEN_TASKS),
        )
        .order_by(ObjectionTask.due_on, ObjectionTask.id)
    )
    for task in waiting:
        stage, left = stage_key(today, task.due_on, calendar), calendar.left(today, task.due_on)
        if stage is None or _just_ordered(task, today, left):
            continue
        roles = (Role.PPID, Role.SUPERIOR) if left < 0 else (Role.PPID,)
        yield Due(
            f"objection-task-{task.id}",
            stage,
            task.due_on,
            left,
            task.objection.number,
            _about(task.objection),
            watch.role(*roles),
            code=TASK,
            article=_TASK_ARTICLE,
        )


def _just_ordered(task: ObjectionTask, today: date, left: int) -> bool:
    """Whether the mail about the answer has named the day today."""
    return left > 0 and today in (task.objection.answered_on, task.objection.settled_on)


def _about(objection: Objection) -> str:
    """What it is about, without a name: the request's summary, or the article of huruf b."""
    return (
        objection.case.subject if objection.case else " ".join(objection.information.split())[:160]
    )
