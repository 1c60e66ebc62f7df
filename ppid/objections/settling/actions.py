"""Settling amicably, withdrawing on paper, noting what the applicant says to the answer."""

from datetime import datetime
from typing import Any

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import actions as cases
from ppid.cases import objection_file, timeline
from ppid.cases.kinds import Audience
from ppid.cases.objections import Objection
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.kit.db import db
from ppid.law import Event, NotAllowed, Rule
from ppid.letters import actions as letters
from ppid.letters.models import Letter, LetterKind
from ppid.objections import held
from ppid.objections.answering import queries
from ppid.objections.answering.actions import lay_tasks
from ppid.objections.closing import close_if_done
from ppid.office.calendar import local_day


def settle(
    objection: Objection,
    *,
    seen: int,
    agreed: str,
    with_letter: bool,
    by: Actor,
    at: datetime,
) -> Letter | None:
    """Write down an amicable settlement (musyawarah), UU 14/2008 Pasal 35 (2); huruf b to g.

    The drafted tasks are those that were agreed. Raises NotAllowed, StaleDataError.
    """
    move = law.settle_objection(objection.standing, on=local_day(at))
    answer = held.take(objection, seen=seen, by=by, at=at)
    answer.settlement, answer.ruling = agreed, None
    agreed_on = queries.orders(answer)
    if any(order.due_on < local_day(at) for order in agreed_on):
        raise NotAllowed(Rule.TASK_IN_THE_PAST)
    said: dict[str, Any] = {
        "agreed": agreed,
        "orders": queries.orders_said(objection, agreed_on),
        "officer": queries.officer(by.officer_id),
    }
    letter = None
    if with_letter:
        letter = letters.issue(LetterKind.SETTLEMENT, objection, by=by, at=at, **said)
    lay_tasks(objection, agreed_on)
    facts = {"letter": letter.number} if letter else {}
    timeline.apply(
        objection,
        move,
        by=by,
        at=at,
        told=said | {"letter": letter},
        **facts,
    )
    close_if_done(objection, by=by, at=at)
    db.session.flush()
    return letter


def withdraw_for(
    objection: Objection, *, seen: int, paper: Stored, by: Actor, at: datetime
) -> None:
    """Write down that the applicant takes the objection back in writing (mencabut), A-23."""
    held.as_read(objection, seen)
    move = law.withdraw_objection(objection.standing, on=local_day(at))
    cases.attach(objection, files.keep(paper, at), audience=Audience.OFFICE, by=by, at=at)
    timeline.apply(objection, move, by=by, at=at, written_at_the_desk=True)


def note_reply(objection: Objection, *, seen: int, text: str, by: Actor, at: datetime) -> None:
    """Note what the applicant says to the answer (tanggapan pemohon informasi).

    It is a column of the register, Perki 1/2021 Pasal 43 (2), Lampiran XI. Raises NotAllowed
    while nothing was answered.
    """
    held.as_read(objection, seen)
    answer = objection_file.answer_of(objection)
    if answer is None or objection.standing.state is law.ObjectionState.REGISTERED:
        raise NotAllowed(Rule.OBJECTION_NOT_NOW, state=objection.state)
    answer.reply = text
    timeline.write(objection, Event.NOTED, by=by, at=at, reply=True)
