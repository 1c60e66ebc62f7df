"""What is due, what has failed, and what was promised to whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid.kit.db import db, is_sqlite
from ppid.outbox.models import (
    IS_LEASED,
    IS_WAITING,
    NEEDS_A_HAND,
    Heartbeat,
    Mail,
)

COUNTED_UP_TO = 1000


@dataclass(frozen=True, slots=True)
class Depth:
    """How many mails are due (counted up to `COUNTED_UP_TO` + 1), and since when the oldest."""

    due: int
    oldest: datetime | None


def database_time(machine: datetime) -> datetime:
    """The time by which all nodes agree: the server's, or on SQLite the machine's own."""
    if is_sqlite():
        return machine
    agreed: datetime = db.session.execute(sa.select(sa.func.clock_timestamp())).scalar_one()
    return agreed


def any_due(at: datetime) -> bool:
    """Whether a mail waits to be sent at that moment."""
    due = sa.exists().where(IS_WAITING, Mail.due_at <= at)
    return bool(db.session.scalar(sa.select(due)))


def any_lost(at: datetime) -> bool:
    """Whether a worker left a mail behind: its lease ran out."""
    lost = sa.exists().where(IS_LEASED, Mail.leased_until < at)
    return bool(db.session.scalar(sa.select(lost)))


def depth(at: datetime) -> Depth:
    """What is due now: for the desk and for whoever watches over the machine."""
    due = sa.select(Mail.due_at).where(IS_WAITING, Mail.due_at <= at)
    some = due.limit(COUNTED_UP_TO + 1).subquery()
    count = db.session.scalar(sa.select(sa.func.count()).select_from(some)) or 0
    oldest = db.session.scalar(
        sa.select(sa.func.min(Mail.due_at)).where(IS_WAITING, Mail.due_at <= at)
    )
    return Depth(count, oldest)


def mail(mail_id: int) -> Mail | None:
    """One promised mail."""
    return db.session.get(Mail, mail_id)


def failed(*, before_id: int | None = None, limit: int = 50) -> Sequence[Mail]:
    """Mails that need a person (failed, or gone unknown), newest first; keyset by id."""
    query = sa.select(Mail).where(NEEDS_A_HAND)
    if before_id is not None:
        query = query.where(Mail.id < before_id)
    return db.session.scalars(query.order_by(Mail.id.desc()).limit(limit)).all()


def failed_count() -> int:
    """How many mails need a person, counted up to `COUNTED_UP_TO` + 1."""
    some = sa.select(Mail.id).where(NEEDS_A_HAND).limit(COUNTED_UP_TO + 1).subquery()
    return db.session.scalar(sa.select(sa.func.count()).select_from(some)) or 0


def of_case(number: str) -> Sequence[Mail]:
    """All mails of one case with their lines, in the order in which they were promised."""
    mine = sa.select(Mail).where(Mail.case_number == number).order_by(Mail.id)
    return db.session.scalars(mine.options(joinedload(Mail.lines))).unique().all()


def by_key(key: str) -> Mail | None:
    """The mail promised under a key."""
    return db.session.scalar(sa.select(Mail).where(Mail.key == key))


def promised(keys: Iterable[str]) -> set[str]:
    """Which of these keys are promised already: a round renders only the others."""
    wanted = list(keys)
    found: set[str] = set()
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        found.update(db.session.scalars(sa.select(Mail.key).where(Mail.key.in_(part))))
    return found


def last_heartbeat() -> datetime | None:
    """When any worker last did a task; None before the first."""
    return db.session.scalar(sa.select(sa.func.max(Heartbeat.at)))
