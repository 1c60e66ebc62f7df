"""Promise a mail, and send one again by hand."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from ppid.kit import practice
from ppid.kit.crypto import keyed_hash
from ppid.kit.db import connection, db, table_of
from ppid.kit.language import speaking
from ppid.kit.templates import render
from ppid.outbox.addresses import plain
from ppid.outbox.models import (
    InDoubt,
    Mail,
    MailLine,
    MailNews,
    MailState,
    MailWords,
    Weight,
)

IN_DOUBT: Mapping[Weight, InDoubt] = {
    Weight.LEGAL: InDoubt.RESEND,
    Weight.NOTICE: InDoubt.RESEND,
    Weight.REMINDER: InDoubt.LEAVE,
}

# How long a mail is tried while the relay is out of reach, before a person is called.
PATIENCE: Mapping[Weight, timedelta] = {
    Weight.LEGAL: timedelta(days=7),
    Weight.NOTICE: timedelta(days=3),
    Weight.REMINDER: timedelta(days=1),
}

# How many of a kind a mailbox is sent before the rest waits.
AT_ONCE = 3

Words = Mapping[str, Any]
"""What one mail says, and whose it is."""

_MAILS = table_of(Mail)
_LATELY = sa.select(sa.func.count(), sa.func.min(_MAILS.c.due_at)).where(
    _MAILS.c.to_hash == sa.bindparam("reader"),
    _MAILS.c.kind == sa.bindparam("of_kind"),
    _MAILS.c.due_at > sa.bindparam("since"),
)
_PROMISES = {  # once for each key
    name: insert(_MAILS).on_conflict_do_nothing(index_elements=["key"]).returning(_MAILS.c.id)
    for name, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
_WORDS = sa.insert(table_of(MailWords))

_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\r"))


class AlreadySent(Exception):
    """The mail was accepted by the relay: sending it again must be asked for expressly."""


class InHand(Exception):
    """A worker has the mail in hand at this moment."""


def reader_hash(address: str) -> str:
    """The same hash for the same mailbox, useless without the key."""
    return keyed_hash("mail.reader", address.lower())


def _plain(text: str) -> str:
    """Without control characters: in UTF-8 their bytes stand for nothing else."""
    return text.encode().translate(None, _CONTROLS).decode()


def _single_line(text: str) -> str:
    return " ".join(_plain(text).split())[:250]


def _tidy(text: str) -> str:
    tidy = "\n".join([line.rstrip(" \t") for line in _plain(text).split("\n")])
    while "\n\n\n" in tidy:
        tidy = tidy.replace("\n\n\n", "\n\n")
    return tidy.strip() + "\n"


def subject_of(kind: str, language: str, facts: Mapping[str, Any]) -> str:
    """The subject of a mail in a language, on one line."""
    with speaking(language):
        return _single_line(practice.subject(render(f"emails/{kind}/subject.txt", facts)))


def words_of(kind: str, language: str, facts: Mapping[str, Any]) -> str:
    """The words of a mail in a language, as plain text."""
    with speaking(language):
        return _tidy(render(f"emails/{kind}/body.txt", facts))


def _html_of(kind: str, language: str, facts: Mapping[str, Any]) -> str:
    with speaking(language):
        return _tidy(render(f"emails/{kind}/body.html", facts))


def _not_before(to_hash: str, kind: str, at: datetime, apart: timedelta | None) -> datetime:
    if apart is None:
        return at
    asked = {"reader": to_hash, "of_kind": kind, "since": at - apart}
    lately, first = connection().execute(_LATELY, asked).one()
    return first + apart if lately >= AT_ONCE else at


def queue(
    kind: str,
    *,
    to: str,
    key: str,
    at: datetime,
    language: str = "id",
    case_number: str | None = None,
    weight: Weight = Weight.NOTICE,
    in_doubt: InDoubt | None = None,
    apart: timedelta | None = None,
    not_before: datetime | None = None,
    together: list[Words] | None = None,
    **facts: Any,
) -> None:
    """Promise a mail in the caller's transaction: rendered, sealed, due at once.

    A `key` that was promised before promises nothing, whatever else is said. After three of this
    kind to one mailbox the rest wait until `apart` after the first; none leaves `not_before`,
    when its reader's quiet hours end. Where there are several at once, `together` takes theirs for
    one `write_words`. The templates are given the facts, and `at`, `language`,
    `case_number`. Raises BadAddress.
    """
    address = plain(to)
    said = {"at": at, "language": language, "case_number": case_number} | facts
    subject, text = subject_of(kind, language, said), words_of(kind, language, said)
    html = _html_of(kind, language, said)
    to_hash = reader_hash(address)
    due_at = max(_not_before(to_hash, kind, at, apart), not_before or at)
    line = connection()
    mail_id = line.execute(
        _PROMISES[line.dialect.name],
        {
            "key": key,
            "kind": kind,
            "case_number": case_number,
            "language": language,
            "to": address,
            "to_hash": to_hash,
            "subject": subject,
            "message_id": keyed_hash("mail.message-id", key)[:40],
            "weight": weight,
            "in_doubt": in_doubt or IN_DOUBT[weight],
            "promised_at": at,
            "due_at": due_at,
            "give_up_at": due_at + PATIENCE[weight],
        },
    ).scalar_one_or_none()
    if mail_id is not None:
        own = {"mail_id": mail_id, "text": text, "html": html}
        if together is None:
            write_words([own])
        else:
            together.append(own)


def write_words(words: Sequence[Words]) -> None:
    """Write what mails say, in one statement for all."""
    if words:
        connection().execute(_WORDS, words)


def retry(mail: Mail, *, at: datetime, force: bool = False, officer_id: int | None = None) -> None:
    """Send again by hand ("kirim ulang"): due now, with all its tries before it.

    The same words go to the same address under the same Message-ID. A mail that the relay took
    needs `force`. The mail's ledger keeps what came of it before, and who sent it again. One that
    waits already is only hastened. Raises AlreadySent, InHand.
    """
    db.session.refresh(mail, with_for_update=True)
    if mail.state in (MailState.CLAIMED, MailState.TRANSMITTING):
        raise InHand
    if mail.state is MailState.SENT and not force:
        raise AlreadySent
    if mail.state is not MailState.WAITING:
        before = MailLine(
            mail_id=mail.id,
            news=MailNews.SENT_AGAIN,
            at=at,
            was_sent_at=mail.sent_at,
            was_said=mail.reply or mail.last_error or "",
            officer_id=officer_id,
        )
        db.session.add(before)
    mail.state = MailState.WAITING
    mail.attempts = 0
    mail.due_at = at
    mail.give_up_at = at + PATIENCE[mail.weight]
    mail.sent_at = None
