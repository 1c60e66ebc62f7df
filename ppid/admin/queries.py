"""What an administrator looks over: what is set up, who there is, which mails need a hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from ppid.accounts.models import Officer, Role, SignIn
from ppid.admin.words import PROFILE
from ppid.cases.models import Assignment
from ppid.kit.db import db
from ppid.office.models import Holiday, Office, Unit
from ppid.office.queries import confirmed_years
from ppid.outbox.models import IS_WAITING, NEEDS_A_HAND, Mail, MailState

PAGE = 40
SILENT_AFTER = timedelta(minutes=2)

_COLUMNS = (
    Mail.id, Mail.kind, Mail.case_number, Mail.state, Mail.attempts, Mail.fault, Mail.last_error,
    Mail.promised_at, Mail.due_at, Mail.sent_at,
)  # fmt: skip


STATES: Mapping[str, sa.ColumnElement[bool] | sa.TextClause] = {
    "perlu": NEEDS_A_HAND,
    "menunggu": IS_WAITING,
    "semua": sa.true(),
}


def missing_in_profile(office: Office) -> list[str]:
    """Which parts of the profile are still empty: names of fields."""
    return [name for name in PROFILE if not getattr(office, name)]


@dataclass(frozen=True, slots=True)
class Days:
    """How many days off of a year are known; whether it was compared with the decree (SKB)."""

    year: int
    known: int
    certain: bool


def days_off(year: int) -> Days:
    """How sure the days off of a year are."""
    known = db.session.scalar(
        sa.select(sa.func.count(Holiday.on)).where(
            Holiday.on.between(date(year, 1, 1), date(year, 12, 31))
        )
    )
    return Days(year, known or 0, year in confirmed_years())


def unit_count() -> int:
    """How many units take part."""
    return db.session.scalar(sa.select(sa.func.count(Unit.id)).where(Unit.active)) or 0


def officers_by_role() -> Mapping[Role, int]:
    """How many officers who may sign in hold each role."""
    held = db.session.scalars(sa.select(Officer.roles).where(Officer.active)).all()
    return {role: sum(role in roles for roles in held) for role in Role}


def mail_test_went() -> bool:
    """Whether a test mail was ever taken by the mail server."""
    sent = sa.exists().where(Mail.kind == "mail_test", Mail.state == MailState.SENT)
    return bool(db.session.scalar(sa.select(sent)))


def mail_tests(limit: int = 5) -> Sequence[sa.Row[*tuple[Any, ...]]]:
    """The last test mails, newest first."""
    return db.session.execute(
        sa.select(*_COLUMNS).where(Mail.kind == "mail_test").order_by(Mail.id.desc()).limit(limit)
    ).all()


def mails(
    *, state: str, number: str | None = None, before_id: int | None = None
) -> Sequence[sa.Row[*tuple[Any, ...]]]:
    """Mails of the desk of mails, newest first, one more than a page holds.

    `state` is a key of STATES; with a case number all mails of that case, whatever their state.
    """
    wanted = Mail.case_number == number if number else STATES[state]
    query = sa.select(*_COLUMNS).where(wanted).order_by(Mail.id.desc()).limit(PAGE + 1)
    if before_id is not None:
        query = query.where(Mail.id < before_id)
    return db.session.execute(query).all()


def is_silent(beat: datetime | None, at: datetime) -> bool:
    """Whether no worker has shown that it works for too long."""
    return beat is None or at - beat > SILENT_AFTER


def waiting_count(at_most: int = 1000) -> int:
    """How many mails wait, due or not yet; counted up to one more than `at_most`."""
    some = sa.select(Mail.id).where(IS_WAITING).limit(at_most + 1).subquery()
    return db.session.scalar(sa.select(sa.func.count()).select_from(some)) or 0


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit with the number of its officers and of the cases that wait for its answer."""

    unit: Unit
    officers: int
    waiting: int


def unit_lines() -> Sequence[UnitLine]:
    """All units by name, those that take part first."""
    officers = (
        sa.select(Officer.unit_id, sa.func.count().label("n"))
        .where(Officer.active)
        .group_by(Officer.unit_id)
        .subquery()
    )
    waiting = (
        sa.select(Assignment.unit_id, sa.func.count().label("n"))
        .where(Assignment.answered_at.is_(None), Assignment.recalled_at.is_(None))
        .group_by(Assignment.unit_id)
        .subquery()
    )
    rows = db.session.execute(
        sa.select(Unit, sa.func.coalesce(officers.c.n, 0), sa.func.coalesce(waiting.c.n, 0))
        .outerjoin(officers, officers.c.unit_id == Unit.id)
        .outerjoin(waiting, waiting.c.unit_id == Unit.id)
        .order_by(Unit.active.desc(), Unit.name)
    ).all()
    return [UnitLine(*row) for row in rows]


def waiting_for_unit(unit: Unit) -> int:
    """How many cases wait for a unit's answer."""
    return (
        db.session.scalar(
            sa.select(sa.func.count(Assignment.id)).where(
                Assignment.unit_id == unit.id,
                Assignment.answered_at.is_(None),
                Assignment.recalled_at.is_(None),
            )
        )
        or 0
    )


def officer_lines() -> Sequence[sa.Row[tuple[Officer, datetime | None]]]:
    """All officers with when they were last seen, those who may sign in first, by name."""
    seen = (
        sa.select(SignIn.officer_id, sa.func.max(SignIn.seen_at).label("at"))
        .group_by(SignIn.officer_id)
        .subquery()
    )
    return db.session.execute(
        sa.select(Officer, seen.c.at)
        .outerjoin(seen, seen.c.officer_id == Officer.id)
        .order_by(Officer.active.desc(), Officer.name)
    ).all()
