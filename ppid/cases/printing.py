"""Reaching who asks: by mail where there is an address, else on paper that somebody hands over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid.accounts.actors import Actor
from ppid.cases.kinds import Way
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.cases.places import owner
from ppid.cases.printed import IS_OWED, PrintedNotice
from ppid.kit.db import db
from ppid.kit.links import link
from ppid.office.calendar import local_day, working_calendar
from ppid.outbox import actions as outbox
from ppid.outbox.models import Mail, MailState, Weight

PAGE: Final = 50
COUNTED_UP_TO: Final = 99

# A receipt bears the code that opens the request: it is made anew for who may hand it over.
RECEIPTS: Final = frozenset({"receipt", "objection_receipt"})

# What a link of one's own looks like; on paper the page to type number and code stands instead.
_OWN_LINK = re.compile(r"https?://\S*?/lacak/(?:keberatan/)?tautan/\S+")


class GivenAlready(Exception):
    """A colleague has written down already that the notice was handed over."""


def reach(
    subject: Case | Objection,
    kind: str,
    *,
    key: str,
    at: datetime,
    weight: Weight = Weight.NOTICE,
    apart: timedelta | None = None,
    entry_id: int | None = None,
    **facts: Any,
) -> None:
    """Promise a notice to who asks: a mail, or on paper where there is no address.

    The same `key` promises nothing twice.
    """
    if subject.requester.email:
        outbox.queue(
            kind,
            to=subject.requester.email,
            key=key,
            at=at,
            language=subject.language,
            case_number=subject.number,
            weight=weight,
            apart=apart,
            **facts,
        )
        return
    known = sa.exists().where(PrintedNotice.key == key)
    if not db.session.scalar(sa.select(known)):
        said = {"at": at, "language": subject.language, "case_number": subject.number} | facts
        title = outbox.subject_of(kind, subject.language, said)
        text = "" if kind in RECEIPTS else outbox.words_of(kind, subject.language, said)
        _owe(subject, kind, key, title, text, weight=weight, at=at, entry_id=entry_id)


def instead_of(mail: Mail, subject: Case | Objection, *, at: datetime) -> None:
    """Owe on paper what a mail did not bring; once a mail."""
    key = f"mail-{mail.id}"
    known = sa.exists().where(PrintedNotice.mail_id == mail.id)
    if not db.session.scalar(sa.select(known)):
        text = "" if mail.kind in RECEIPTS else str(mail.text)
        _owe(subject, mail.kind, key, mail.subject, text, weight=mail.weight, at=at, mail=mail)


def _owe(
    subject: Case | Objection,
    kind: str,
    key: str,
    title: str,
    text: str,
    *,
    weight: Weight,
    at: datetime,
    entry_id: int | None = None,
    mail: Mail | None = None,
) -> None:
    one = PrintedNotice(
        **owner(subject),
        key=key,
        entry_id=entry_id,
        mail_id=mail.id if mail else None,
        kind=kind,
        language=subject.language,
        title=title,
        text=_on_paper(text),
        promised_at=at,
        due_on=_due_on(local_day(at), weight),
    )
    db.session.add(one)
    db.session.flush()


def _on_paper(text: str) -> str:
    return _OWN_LINK.sub(link("intake.follow"), text)


def _due_on(today: date, weight: Weight) -> date:
    """What the law makes the office say goes out the same day, the rest a working day later."""
    calendar = working_calendar()
    return calendar.next_working(today) if weight is Weight.LEGAL else calendar.add(today, 1)


def owed() -> Any:
    """What stands to be printed; a mail that was sent again and taken needs no paper."""
    taken = sa.exists().where(Mail.id == PrintedNotice.mail_id, Mail.state == MailState.SENT)
    return sa.and_(sa.text(IS_OWED), ~taken)


def waiting(*, after: int | None = None) -> Sequence[PrintedNotice]:
    """A page of what is owed and one more, the nearest due day first; those after this notice."""
    last = db.session.get(PrintedNotice, after) if after is not None else None
    place = sa.tuple_(PrintedNotice.due_on, PrintedNotice.id)
    beyond = place > sa.tuple_(sa.literal(last.due_on), sa.literal(last.id)) if last else sa.true()
    rows = (
        sa.select(PrintedNotice)
        .where(owed(), beyond)
        .options(
            joinedload(PrintedNotice.case).joinedload(Case.requester),
            joinedload(PrintedNotice.objection).joinedload(Objection.requester),
            joinedload(PrintedNotice.mail),
        )
        .order_by(PrintedNotice.due_on, PrintedNotice.id)
        .limit(PAGE + 1)
    )
    return db.session.scalars(rows).unique().all()


def waiting_count(today: date) -> tuple[int, int]:
    """How many are owed, and how many of them late; counted up to one more than COUNTED_UP_TO."""
    some = sa.select(PrintedNotice.due_on).where(owed()).order_by(PrintedNotice.due_on)
    days = db.session.scalars(some.limit(COUNTED_UP_TO + 1)).all()
    return len(days), sum(day < today for day in days)


def of(subject: Case | Objection) -> Sequence[PrintedNotice]:
    """All notices on paper of one request or objection, oldest first."""
    (column,) = owner(subject)
    mine = getattr(PrintedNotice, column) == subject.id
    rows = sa.select(PrintedNotice).where(mine).options(joinedload(PrintedNotice.given_by))
    return db.session.scalars(rows.order_by(PrintedNotice.id)).all()


def is_owed(one: PrintedNotice) -> bool:
    """Whether this one still stands to be printed."""
    return one.given_on is None and not (one.mail and one.mail.state is MailState.SENT)


def notice(notice_id: int) -> PrintedNotice | None:
    """One notice on paper."""
    return db.session.get(PrintedNotice, notice_id)


def hand_over(
    one: PrintedNotice,
    *,
    way: Way,
    given_on: date,
    given_to: str,
    tracking: str,
    by: Actor,
    at: datetime,
) -> None:
    """Write down how a notice went to its reader: the proof that it was sent.

    Raises GivenAlready.
    """
    db.session.refresh(one, with_for_update={"of": PrintedNotice})
    if one.given_on is not None:
        raise GivenAlready
    one.way, one.given_on, one.given_to, one.tracking = way, given_on, given_to, tracking
    one.given_by_id, one.noted_at = by.officer_id, at
    db.session.flush()
