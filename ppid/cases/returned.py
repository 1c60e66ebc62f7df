"""What follows when a mail to who asks did not arrive: paper instead, and somebody who knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from ppid.accounts.actors import THE_OFFICE
from ppid.cases import links, printing, timeline
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.cases.places import owner
from ppid.cases.printed import PrintedNotice
from ppid.kit.db import db
from ppid.law import Event
from ppid.notices import actions as notices
from ppid.notices import readers
from ppid.notices.topics import Topic
from ppid.office.calendar import local_day
from ppid.outbox.actions import reader_hash
from ppid.outbox.models import NEEDS_A_HAND, Mail, MailState

AT_ONCE: Final = 50
# The same words as the index has, with the table's name: two other tables here have a state.
_NEEDS_A_HAND: Final = sa.text(f"mails.{NEEDS_A_HAND.text}")
_NOT_FOR_PAPER: Final = ("new_link",)  # opens a request on the screen, and nothing else


def to_applicants() -> Any:
    """Mails to who asks: what officers and units are sent is no notice of the law."""
    inner = Mail.kind.startswith("officer_") | Mail.kind.startswith("unit_")
    return sa.and_(Mail.case_number.is_not(None), ~inner, Mail.kind.not_in(_NOT_FOR_PAPER))


def follow_up(*, at: datetime) -> int:
    """Let each mail that failed for good stand on paper; returns how many.

    The first to an address of a request writes a line on its timeline, which tells its officer:
    once, however many mails the address does not take.
    """
    found = _failed()
    for mail, case, objection in found:
        subject = objection or case
        if not _is_known(subject, mail):
            fault = mail.fault.value if mail.fault else ""
            timeline.write(
                subject, Event.MAIL_RETURNED, by=THE_OFFICE, at=at, mail=mail.kind, fault=fault
            )
            _tell_officer(subject, mail, at)
        printing.instead_of(mail, subject, at=at)
    return len(found)


def _tell_officer(subject: Case | Objection, mail: Mail, at: datetime) -> None:
    """Tell who has the request; of an objection, the desk, which finds another way to reach."""
    here = subject.owner if isinstance(subject, Case) else None
    today = local_day(at)
    found = readers.readers([here], today) if here and here.active else readers.desk(today)
    url = links.desk(subject) if isinstance(subject, Case) else links.desk_of_objection(subject)
    news = notices.News(f"mail-returned-{mail.id}", at, url, subject.number)
    notices.pass_on(Topic.MAIL_BOUNCED, found, news)


def any_failed() -> bool:
    """Whether a mail failed that nobody has been told of."""
    return bool(db.session.scalar(sa.select(_untold().exists())))


def _untold() -> Any:
    told = sa.exists().where(PrintedNotice.mail_id == Mail.id)
    return (
        sa.select(Mail, Case, Objection)
        .outerjoin(Case, Case.number == Mail.case_number)
        .outerjoin(Objection, Objection.number == Mail.case_number)
        .where(
            _NEEDS_A_HAND,
            Mail.state == MailState.FAILED,
            to_applicants(),
            ~told,
            sa.or_(Case.id.is_not(None), Objection.id.is_not(None)),
        )
    )


def _failed() -> Sequence[Any]:
    return db.session.execute(_untold().order_by(Mail.id).limit(AT_ONCE)).all()


def _is_known(subject: Case | Objection, mail: Mail) -> bool:
    """Whether the line about this address stands on the timeline already."""
    ((column, own),) = owner(subject).items()
    before = (
        sa.exists()
        .where(PrintedNotice.mail_id == Mail.id)
        .where(getattr(PrintedNotice, column) == own, Mail.to_hash == mail.to_hash)
    )
    return bool(db.session.scalar(sa.select(before)))


def unreached(subject: Case | Objection, mails: Iterable[Mail]) -> bool:
    """Whether, of its mails, one to the address that stands there now failed for good."""
    email = subject.requester.email
    here = reader_hash(email) if email else ""
    return any(one.to_hash == here and one.state is MailState.FAILED for one in mails)
