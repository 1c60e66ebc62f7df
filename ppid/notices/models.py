"""What officers chose about their notices, and the notices themselves."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ppid.accounts.models import Role
from ppid.kit.crypto import Sealed
from ppid.kit.db import Base, Moment, enum_column
from ppid.notices.topics import Mailing, Topic


class Line(Base):
    """One notice to one officer (pemberitahuan): read on screen, and told in a digest.

    `for_id` is who is away and whose deputy the officer is; `path` is a page of this site;
    `digest_at` stands while the notice waits for a digest. Never personal data in `facts`.
    """

    __tablename__ = "notices"
    __table_args__ = (
        sa.UniqueConstraint("officer_id", "key"),
        sa.Index("ix_notices_officer", "officer_id", "id"),
        sa.Index(
            "ix_notices_unread",
            "officer_id",
            sqlite_where=sa.text("on_screen AND read_at IS NULL"),
            postgresql_where=sa.text("on_screen AND read_at IS NULL"),
        ),
        sa.Index(
            "ix_notices_digest",
            "digest_at",
            sqlite_where=sa.text("digest_at IS NOT NULL"),
            postgresql_where=sa.text("digest_at IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    key: Mapped[str] = mapped_column(sa.String(120))
    topic: Mapped[Topic] = mapped_column(enum_column(Topic))
    for_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    number: Mapped[str] = mapped_column(sa.String(80), default="")
    path: Mapped[str] = mapped_column(sa.String(300))
    facts: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    at: Mapped[datetime] = mapped_column(Moment)
    on_screen: Mapped[bool] = mapped_column(default=True)
    read_at: Mapped[datetime | None] = mapped_column(Moment)
    digest_at: Mapped[datetime | None] = mapped_column(Moment)


class RoleDefault(Base):
    """What the office chose for a role where it differs from the table of topics."""

    __tablename__ = "notice_defaults"

    role: Mapped[Role] = mapped_column(enum_column(Role), primary_key=True)
    topic: Mapped[Topic] = mapped_column(enum_column(Topic), primary_key=True)
    mail: Mapped[Mailing] = mapped_column(enum_column(Mailing))
    screen: Mapped[bool] = mapped_column()
    outside: Mapped[bool] = mapped_column()


class Choice(Base):
    """What an officer chose over the office's default; None follows the office."""

    __tablename__ = "notice_choices"

    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"), primary_key=True)
    topic: Mapped[Topic] = mapped_column(enum_column(Topic), primary_key=True)
    mail: Mapped[Mailing | None] = mapped_column(enum_column(Mailing))
    screen: Mapped[bool | None] = mapped_column()
    outside: Mapped[bool | None] = mapped_column()


class Habit(Base):
    """An officer's hours, of the office's zone: of the digest, and the quiet ones (from, until).

    Without a digest hour it comes when the desk opens; quiet hours are both given or neither.
    """

    __tablename__ = "notice_habits"
    __table_args__ = (
        sa.CheckConstraint("(quiet_from IS NULL) = (quiet_until IS NULL)", name="quiet_both"),
    )

    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"), primary_key=True)
    digest_hour: Mapped[int | None] = mapped_column()
    quiet_from: Mapped[int | None] = mapped_column()
    quiet_until: Mapped[int | None] = mapped_column()


class Gateway(StrEnum):
    """A way outside of mail that an office may open."""

    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    SMS = "sms"
    WEBHOOK = "webhook"


class OpenGateway(Base):
    """A gateway that an administrator set up (gerbang pesan); its address holds secrets.

    `{tujuan}` in the address stands for each officer's own number or name there.
    """

    __tablename__ = "notice_gateways"

    gateway: Mapped[Gateway] = mapped_column(enum_column(Gateway), primary_key=True)
    address: Mapped[str] = mapped_column(Sealed)
    is_open: Mapped[bool] = mapped_column(default=False)
    agreed_by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    agreed_at: Mapped[datetime] = mapped_column(Moment)


class Target(Base):
    """Where an officer is reached outside: one gateway, and the number or name there."""

    __tablename__ = "notice_targets"

    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"), primary_key=True)
    gateway: Mapped[Gateway] = mapped_column(enum_column(Gateway))
    target: Mapped[str] = mapped_column(Sealed)
    agreed_at: Mapped[datetime] = mapped_column(Moment)


class PingState(StrEnum):
    """Where a message outside stands."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Ping(Base):
    """One message outside (pesan luar): that there is something to read, and nothing more.

    While one waits for an officer, more to read needs no second.
    """

    __tablename__ = "notice_pings"
    __table_args__ = (
        sa.Index(
            "ux_notice_pings_waiting",
            "officer_id",
            unique=True,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        ),
        sa.Index(
            "ix_notice_pings_due",
            "due_at",
            "id",
            sqlite_where=sa.text("state IN ('waiting', 'sending')"),
            postgresql_where=sa.text("state IN ('waiting', 'sending')"),
        ),
        sa.CheckConstraint(
            "(state = 'sending') = (leased_until IS NOT NULL)", name="lease_while_in_hand"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    state: Mapped[PingState] = mapped_column(enum_column(PingState), default=PingState.WAITING)
    is_test: Mapped[bool] = mapped_column(default=False)
    attempts: Mapped[int] = mapped_column(default=0)
    promised_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment)
    leased_until: Mapped[datetime | None] = mapped_column(Moment)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
