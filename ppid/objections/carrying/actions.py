"""Carrying out the tasks that an answer or a settlement gave the PPID."""

from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.actors import Actor
from ppid.cases import actions as cases
from ppid.cases import objection_file, timeline
from ppid.cases.kinds import Audience
from ppid.cases.objections import Objection, ObjectionTask
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.kit.db import db
from ppid.law import Event, NotAllowed, Rule
from ppid.objections import held
from ppid.objections.closing import close_if_done
from ppid.office.calendar import local_day


def carry_out(
    task: ObjectionTask,
    *,
    done_on: date,
    note: str,
    opened: bool,
    papers: Sequence[Stored] = (),
    ends_on: date | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Write down that a task was carried out (dilaksanakan), Perki 1/2021 Pasal 8 ayat (2) c.

    The applicant may fetch `papers` until `ends_on` (office day). `opened` says that the
    information is open to everybody from now on (UU 14/2008 Pasal 11 (2)). After the last task
    the objection is closed. Raises NotAllowed, and StaleDataError when it was done meanwhile.
    """
    objection = task.objection
    _still_open(task, objection)
    _within(objection, done_on, local_day(at))
    laid = [
        cases.attach(
            objection,
            files.keep(one, at),
            audience=Audience.REQUESTER,
            by=by,
            at=at,
            question_id=task.question_id,
            ends_on=ends_on,
        )
        for one in papers
    ]
    task.done_on, task.done_by_id, task.done_note = done_on, by.officer_id, note
    task.opened = opened
    db.session.flush()
    left = [other for other in objection_file.tasks(objection) if other.done_on is None]
    timeline.write(
        objection,
        Event.OBJECTION_TASK_DONE,
        by=by,
        at=at,
        told={
            "task": task,
            "left": left,
            "files": [{"name": one.paper.name, "size": one.paper.size} for one in laid],
            "ends_on": ends_on if laid else None,
        },
        task=task.id,
        question=task.question_id,
        done_on=done_on.isoformat(),
        files=[one.paper.public_id for one in laid],
        opened=opened,
    )
    close_if_done(objection, by=by, at=at)


def _still_open(task: ObjectionTask, objection: Objection) -> None:
    if objection.state not in objection_file.OPEN_TASKS:
        raise NotAllowed(Rule.OBJECTION_NOT_NOW, state=objection.state)
    held.as_read(objection, objection.version)
    done = sa.select(ObjectionTask.done_on).where(ObjectionTask.id == task.id)
    if db.session.scalar(done) is not None:
        raise StaleDataError


def _within(objection: Objection, done_on: date, today: date) -> None:
    began = objection.answered_on or objection.settled_on or objection.received_on
    if done_on > today:
        raise NotAllowed(Rule.IN_THE_FUTURE, on=done_on, today=today)
    if done_on < began:
        raise NotAllowed(Rule.BEFORE_RECEIPT, on=done_on, received_on=began)
