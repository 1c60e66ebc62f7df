"""Drafting and giving the superior's answer."""

from collections.abc import Sequence
from datetime import date, datetime

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import timeline
from ppid.cases.objections import Objection, ObjectionAnswer, ObjectionTask
from ppid.kit.db import db
from ppid.law import Event, NotAllowed, Rule, Ruling
from ppid.letters import actions as letters
from ppid.letters.models import Letter, LetterKind
from ppid.objections import held
from ppid.objections.answering import queries
from ppid.objections.answering.queries import Order
from ppid.objections.closing import close_if_done
from ppid.office.calendar import local_day


def write(
    objection: Objection,
    *,
    seen: int,
    ruling: Ruling,
    statement: str,
    reasons: str | None,
    decree_number: str | None,
    decree_on: date | None,
    by: Actor,
    at: datetime,
) -> ObjectionAnswer:
    """Draft the answer (rancangan tanggapan), Perki 1/2021 Pasal 44 ayat (2).

    `seen` is the version of the draft that was read, 0 for none. Raises StaleDataError when it
    has changed since, NotAllowed for who decided as PPID or when it cannot be answered now.
    """
    answer = _open(objection, seen=seen, by=by, at=at)
    answer.ruling, answer.statement, answer.reasons = ruling, statement, reasons or ""
    answer.decree_number, answer.decree_on = decree_number or "", decree_on
    db.session.flush()
    return answer


def lay_order(
    objection: Objection,
    order: Order,
    *,
    place: int | None,
    seen: int,
    by: Actor,
    at: datetime,
    settling: bool = False,
) -> ObjectionAnswer:
    """Draft a task for the PPID, or change the one at `place` (from 0). Raises as `write`.

    With `settling` it is one that both sides agree on (musyawarah), which is not signed.
    """
    answer = _open_orders(objection, settling=settling, seen=seen, by=by, at=at)
    kept = list(answer.orders or ())
    if place is None:
        kept.append(order.kept)
    else:
        kept[place] = order.kept
    answer.orders = kept
    db.session.flush()
    return answer


def drop_order(
    objection: Objection,
    place: int,
    *,
    seen: int,
    by: Actor,
    at: datetime,
    settling: bool = False,
) -> None:
    """Take a drafted task away again. Raises as `write`."""
    answer = _open_orders(objection, settling=settling, seen=seen, by=by, at=at)
    answer.orders = [kept for on, kept in enumerate(answer.orders or ()) if on != place]
    db.session.flush()


def send(
    objection: Objection, *, seen: int, reached_on: date | None = None, by: Actor, at: datetime
) -> Letter:
    """Give the superior's answer, UU 14/2008 Pasal 36 (2) and (3), Perki 1/2021 Pasal 44.

    Letter, mails and the tasks for the PPID come with it or not at all. `reached_on` is the day
    on which it reaches the applicant (A-15), today unless said. Raises NotAllowed for what is
    missing or for who decided as PPID, StaleDataError when the draft changed.
    """
    _may_answer(objection, by)
    answer, today = held.read(objection, seen=seen), local_day(at)
    draft = queries.drafted(objection, answer)
    law.check_answer(draft, today=today)
    ruling, reached = Ruling(str(answer.ruling)), reached_on or today
    move = law.answer_objection(objection.standing, ruling, on=today, reached_on=reached)
    answer.signed_by_id = by.officer_id
    said = queries.said(
        objection, answer, reached_on=reached, signer=queries.officer(by.officer_id)
    )
    letter = letters.issue(LetterKind.OBJECTION_ANSWER, objection, by=by, at=at, **said)
    if ruling in law.RULINGS_WITH_TASKS:
        lay_tasks(objection, queries.orders(answer))
    timeline.apply(
        objection,
        move,
        by=by,
        at=at,
        told=said | {"letter": letter},
        letter=letter.number,
        ruling=ruling.value,
    )
    close_if_done(objection, by=by, at=at)
    db.session.flush()
    return letter


def lay_tasks(objection: Objection, orders: Sequence[Order]) -> None:
    """Hand the drafted tasks to the PPID (ditindaklanjuti), Perki 1/2021 Pasal 8 ayat (2) c."""
    db.session.add_all(
        ObjectionTask(
            objection_id=objection.id,
            question_id=order.question_id,
            text=order.text,
            due_on=order.due_on,
        )
        for order in orders
    )
    db.session.flush()


def _may_answer(objection: Objection, by: Actor) -> None:
    if Event.OBJECTION_ANSWERED not in law.may_object(objection.standing):
        raise NotAllowed(
            Rule.OBJECTION_NOT_NOW, event=Event.OBJECTION_ANSWERED, state=objection.state
        )
    queries.check_signer(objection, by.officer_id)


def _open(objection: Objection, *, seen: int, by: Actor, at: datetime) -> ObjectionAnswer:
    _may_answer(objection, by)
    return held.take(objection, seen=seen, by=by, at=at)


def _open_orders(
    objection: Objection, *, settling: bool, seen: int, by: Actor, at: datetime
) -> ObjectionAnswer:
    if not settling:
        return _open(objection, seen=seen, by=by, at=at)
    law.settle_objection(objection.standing, on=local_day(at))
    return held.take(objection, seen=seen, by=by, at=at)
