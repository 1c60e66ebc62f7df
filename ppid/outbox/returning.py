"""Writes down what came of a mail after the relay had taken it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from ppid.kit.db import db
from ppid.outbox.actions import reader_hash
from ppid.outbox.models import Fault, Mail, MailLine, MailNews, MailState
from ppid.outbox.reports import Report

# A mail that waits or is in hand is on its way anew: a report about it is about the time before.
_OUT = frozenset({MailState.SENT, MailState.UNKNOWN})


def take_back(report: Report, *, at: datetime) -> int | None:
    """Enter a report in the ledger of the mail it is about; which one, None for a stranger's.

    The mail is found by its Message-ID and its reader together. One that came back counts as
    failed from now on. The same report is entered once.
    """
    mail = _meant(report)
    if mail is None:
        return None
    db.session.refresh(mail, with_for_update=True)
    known = sa.exists().where(MailLine.report == report.digest)
    if db.session.scalar(sa.select(known)):
        return mail.id
    line = MailLine(
        mail_id=mail.id,
        news=report.news,
        at=at,
        was_sent_at=mail.sent_at,
        was_said=mail.reply or "",
        status=report.status,
        said=report.said,
        report=report.digest,
    )
    db.session.add(line)
    if report.news is MailNews.RETURNED and mail.state in _OUT:
        mail.state, mail.sent_at = MailState.FAILED, None
        mail.fault, mail.last_error = Fault.RETURNED, f"{report.status} {report.said}".strip()[:400]
    db.session.flush()
    return mail.id


def _meant(report: Report) -> Mail | None:
    readers = [reader_hash(one) for one in sorted(report.addresses)]
    if not readers or not report.message_ids:
        return None
    return db.session.scalar(
        sa.select(Mail)
        .where(Mail.to_hash.in_(readers), Mail.message_id.in_(sorted(report.message_ids)))
        .order_by(Mail.id.desc())
        .limit(1)
    )
