"""Promised mails, and the two kinds of row by which workers agree on time."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ppid.kit.crypto import Sealed
from ppid.kit.db import Base, enum_column


class MailState(StrEnum):
    """Where a promised mail stands."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    TRANSMITTING = "transmitting"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Weight(StrEnum):
    """How much hangs on a mail. The values sort by urgency: the index of due mails relies on it."""

    LEGAL = "legal"
    NOTICE = "notice"
    REMINDER = "reminder"


class InDoubt(StrEnum):
    """What becomes of a mail that may or may not have gone out."""

    RESEND = "resend"
    LEAVE = "leave"


class Fault(StrEnum):
    """Why a mail did not leave."""

    RELAY_SILENT = "relay_silent"
    RELAY_REFUSED = "relay_refused"
    BUSY = "busy"
    CUT_OFF = "cut_off"
    ADDRESS_REFUSED = "address_refused"
    MESSAGE_REFUSED = "message_refused"
    SENDER_REFUSED = "sender_refused"
    NO_ANSWER = "no_answer"
    WORKER_STOPPED = "worker_stopped"
    RETURNED = "returned"


class MailNews(StrEnum):
    """What came of a mail beside where it stands now."""

    RETURNED = "returned"
    DELAYED = "delayed"
    SENT_AGAIN = "sent_again"


# Written out, not bound: neither database uses a partial index for a bound value.
IS_WAITING = sa.text("state = 'waiting'")
IS_LEASED = sa.text("state IN ('claimed', 'transmitting')")
NEEDS_A_HAND = sa.text("state IN ('failed', 'unknown')")


def _partial(name: str, *columns: str, where: sa.TextClause) -> sa.Index:
    return sa.Index(name, *columns, sqlite_where=where, postgresql_where=where)


class Mail(Base):
    """One promised mail (surat elektronik): address and words are frozen when promised."""

    __tablename__ = "mails"
    __table_args__ = (
        _partial("ix_mails_due", "weight", "due_at", "id", where=IS_WAITING),
        _partial("ix_mails_leased", "leased_until", where=IS_LEASED),
        _partial("ix_mails_needs_a_hand", "id", where=NEEDS_A_HAND),
        sa.Index("ix_mails_case_number", "case_number", "id"),
        sa.Index("ix_mails_reader", "to_hash", "kind", "due_at"),
        sa.CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_has_a_time"),
        sa.CheckConstraint(
            "(state IN ('claimed', 'transmitting')) = (leased_until IS NOT NULL)",
            name="lease_while_in_hand",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(200), unique=True)
    kind: Mapped[str] = mapped_column(sa.String(60))
    case_number: Mapped[str | None] = mapped_column(sa.String(60))
    language: Mapped[str] = mapped_column(sa.String(5))

    to: Mapped[str] = mapped_column(Sealed)
    to_hash: Mapped[str] = mapped_column(sa.String(64))
    subject: Mapped[str] = mapped_column(Sealed)
    message_id: Mapped[str] = mapped_column(sa.String(64))

    weight: Mapped[Weight] = mapped_column(enum_column(Weight))
    in_doubt: Mapped[InDoubt] = mapped_column(enum_column(InDoubt))
    state: Mapped[MailState] = mapped_column(enum_column(MailState), default=MailState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    promised_at: Mapped[datetime]
    due_at: Mapped[datetime]
    give_up_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    fault: Mapped[Fault | None] = mapped_column(enum_column(Fault))
    last_error: Mapped[str | None] = mapped_column(sa.String(400))
    reply: Mapped[str | None] = mapped_column(sa.String(400))

    words: Mapped["MailWords"] = relationship(lazy="select", viewonly=True)
    lines: Mapped[list["MailLine"]] = relationship(viewonly=True, order_by="MailLine.id")
    text: AssociationProxy[str] = association_proxy("words", "text")
    html: AssociationProxy[str] = association_proxy("words", "html")


class MailWords(Base):
    """The words of a promised mail, frozen.

    Apart, so that a row is small that changes four times on its way out: SQLite writes it anew
    each time.
    """

    __tablename__ = "mail_words"

    mail_id: Mapped[int] = mapped_column(
        sa.ForeignKey("mails.id", ondelete="CASCADE"), primary_key=True
    )
    text: Mapped[str] = mapped_column(Sealed)
    html: Mapped[str] = mapped_column(Sealed)


class MailLine(Base):
    """A line in the ledger of one mail: it came back, is held up, or was sent again by hand.

    `was_sent_at` and `was_said` keep what the mail itself says no longer: when the relay took it,
    and its answer or the fault. `status` is the code of RFC 3463, `report` the hash of the report
    that said so: one report is read once.
    """

    __tablename__ = "mail_lines"
    __table_args__ = (sa.Index("ix_mail_lines_mail", "mail_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    mail_id: Mapped[int] = mapped_column(sa.ForeignKey("mails.id", ondelete="CASCADE"))
    news: Mapped[MailNews] = mapped_column(enum_column(MailNews))
    at: Mapped[datetime]
    was_sent_at: Mapped[datetime | None]
    was_said: Mapped[str] = mapped_column(sa.String(400), default="")
    status: Mapped[str] = mapped_column(sa.String(20), default="")
    said: Mapped[str] = mapped_column(sa.String(400), default="")
    report: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))


class Allowance(Base):
    """How many mails the relay may still be given, counted up as time passes (token bucket)."""

    __tablename__ = "allowances"

    name: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    left: Mapped[float] = mapped_column(sa.Float)
    at: Mapped[datetime]


class Turn(Base):
    """Whose turn it is to walk a round (sweep), until when by the database's time."""

    __tablename__ = "turns"

    name: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(sa.String(80))
    expires_at: Mapped[datetime]


class Heartbeat(Base):
    """When a worker last did a task: proof that it works, not only that it lives."""

    __tablename__ = "heartbeats"

    name: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
