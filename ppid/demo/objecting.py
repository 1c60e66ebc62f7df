"""How objections of the stories are played: by the same actions that people use."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from ppid.accounts.actors import THE_REQUESTER, officer_actor
from ppid.cases import objection_file
from ppid.cases.kinds import Channel
from ppid.cases.objecting import Applicant, register_objection
from ppid.cases.objections import Objection
from ppid.demo import papers
from ppid.demo.stories import Step
from ppid.kit.db import db
from ppid.law import ObjectionGround, Ruling
from ppid.objections.answering import actions as answering
from ppid.objections.answering import queries
from ppid.objections.answering.queries import Order
from ppid.objections.carrying import actions as carrying
from ppid.objections.settling import actions as settling
from ppid.office.calendar import local_day, working_calendar

_STATEMENT = (
    "Kami sudah membaca keberatan, permohonan, dan pemberitahuan tertulis PPID, serta mendengar "
    "perangkat daerah yang menguasai informasinya."
)
_TASK_DAYS = 5


def _objection(scene: Any) -> Objection:
    (found,) = objection_file.objections_of(scene.case)
    return found


def _version(objection: Objection) -> int:
    db.session.flush()
    found = objection_file.answer_of(objection)
    return found.version if found else 0


def _object(scene: Any, step: Step, at: datetime) -> None:
    register_objection(
        case=scene.case,
        applicant=Applicant(),
        grounds=[ObjectionGround(letter) for letter in step.grounds],
        stated_on=None,
        information="",
        position=step.words,
        purpose=scene.case.purpose,
        channel=Channel.WEB,
        language=scene.case.language,
        received_at=at,
        at=at,
        by=THE_REQUESTER,
        submission_key=None,
    )


def _order(scene: Any, step: Step, at: datetime, *, settling: bool) -> None:
    objection = _objection(scene)
    due_on = working_calendar().add(local_day(at), _TASK_DAYS)
    for text in step.tasks:
        answering.lay_order(
            objection,
            Order(text, due_on),
            place=None,
            seen=_version(objection),
            settling=settling,
            by=officer_actor(scene.superior),
            at=at,
        )


def _draft_answer(scene: Any, step: Step, at: datetime) -> None:
    objection = _objection(scene)
    number, on = queries.suggested_decree(scene.case, today=local_day(at))
    answering.write(
        objection,
        seen=_version(objection),
        ruling=step.ruling or Ruling.UPHELD,
        statement=_STATEMENT,
        reasons=step.words,
        decree_number=number,
        decree_on=on,
        by=officer_actor(scene.superior),
        at=at,
    )
    _order(scene, step, at, settling=False)


def _answer_objection(scene: Any, step: Step, at: datetime) -> None:
    _draft_answer(scene, step, at)
    objection = _objection(scene)
    answering.send(objection, seen=_version(objection), by=officer_actor(scene.superior), at=at)


def _settle_objection(scene: Any, step: Step, at: datetime) -> None:
    _order(scene, step, at, settling=True)
    objection = _objection(scene)
    settling.settle(
        objection,
        seen=_version(objection),
        agreed=step.words,
        with_letter=True,
        by=officer_actor(scene.superior),
        at=at,
    )


def _carry_out(scene: Any, step: Step, at: datetime) -> None:
    """The first task that is left, with a file for the applicant."""
    objection = _objection(scene)
    task = next(one for one in objection_file.tasks(objection) if one.done_on is None)
    carrying.carry_out(
        task,
        done_on=local_day(at),
        note=step.words,
        opened=True,
        papers=[papers.answer_page(scene.case.subject)],
        ends_on=working_calendar().add(local_day(at), 30),
        by=officer_actor(scene.ppid),
        at=at,
    )


STEPS: Mapping[str, Callable[[Any, Step, datetime], None]] = {
    "object": _object,
    "draft_answer": _draft_answer,
    "answer_objection": _answer_objection,
    "settle_objection": _settle_objection,
    "carry_out": _carry_out,
}
