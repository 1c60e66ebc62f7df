"""The draft of an answer in one officer's hand at a time."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.actors import Actor
from ppid.cases.objections import Objection, ObjectionAnswer
from ppid.kit.db import db


def as_read(objection: Objection, seen: int) -> None:
    """The objection is still as the officer saw it; it is held until the transaction ends.

    Raises StaleDataError.
    """
    held = sa.select(Objection.version).where(Objection.id == objection.id).with_for_update()
    if db.session.scalar(held) != objection.version or objection.version != seen:
        raise StaleDataError


def latest(objection: Objection) -> ObjectionAnswer | None:
    """The draft as it stands now: changes come one by one. Raises StaleDataError."""
    as_read(objection, objection.version)
    return db.session.get(ObjectionAnswer, objection.id, populate_existing=True)


def read(objection: Objection, *, seen: int) -> ObjectionAnswer:
    """The draft that the officer has read; StaleDataError when it is another one by now."""
    answer = latest(objection)
    if answer is None or answer.version != seen:
        raise StaleDataError
    return answer


def take(objection: Objection, *, seen: int, by: Actor, at: datetime) -> ObjectionAnswer:
    """The draft to be changed, under the name of who changes it; 0 was seen where none is.

    Raises StaleDataError when it has changed since.
    """
    answer = latest(objection)
    if (answer.version if answer else 0) != seen:
        raise StaleDataError
    if by.officer_id is None:
        raise ValueError("only an officer answers an objection")
    if answer is None:
        answer = ObjectionAnswer(objection_id=objection.id, orders=[])
        db.session.add(answer)
    answer.prepared_by_id, answer.prepared_at = by.officer_id, at
    flag_modified(answer, "prepared_at")
    return answer
