"""What is written on a file: the lines of its timeline, messages, and the officers' notes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Mapped, Session, mapped_column

from ppid.accounts.actors import ActorKind
from ppid.kit.db import Base, Moment, enum_column
from ppid.law import Event


class Entry(Base):
    """One line of a case's timeline (riwayat); never changed, never removed."""

    __tablename__ = "entries"
    __table_args__ = (
        sa.Index("ix_entries_case", "case_id", "id"),
        sa.Index("ix_entries_objection", "objection_id", "id"),
        sa.Index("ix_entries_dispute", "dispute_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cases.id"))
    objection_id: Mapped[int | None] = mapped_column(sa.ForeignKey("objections.id"))
    dispute_id: Mapped[int | None] = mapped_column(sa.ForeignKey("disputes.id"))
    event: Mapped[Event] = mapped_column(enum_column(Event))
    at: Mapped[datetime] = mapped_column(Moment)
    actor: Mapped[ActorKind] = mapped_column(enum_column(ActorKind))
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    facts: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)


class Message(Base):
    """What the requester and the office write to each other."""

    __tablename__ = "messages"
    __table_args__ = (
        sa.Index("ix_messages_case", "case_id", "id"),
        sa.Index("ix_messages_objection", "objection_id", "id"),
        sa.Index("ix_messages_dispute", "dispute_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cases.id"))
    objection_id: Mapped[int | None] = mapped_column(sa.ForeignKey("objections.id"))
    dispute_id: Mapped[int | None] = mapped_column(sa.ForeignKey("disputes.id"))
    author: Mapped[ActorKind] = mapped_column(enum_column(ActorKind))
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    text: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime] = mapped_column(Moment)


class Note(Base):
    """What officers write to each other about a case; never shown to the requester."""

    __tablename__ = "notes"
    __table_args__ = (
        sa.Index("ix_notes_case", "case_id", "id"),
        sa.Index("ix_notes_objection", "objection_id", "id"),
        sa.Index("ix_notes_dispute", "dispute_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cases.id"))
    objection_id: Mapped[int | None] = mapped_column(sa.ForeignKey("objections.id"))
    dispute_id: Mapped[int | None] = mapped_column(sa.ForeignKey("disputes.id"))
    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    text: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime] = mapped_column(Moment)


class WrittenForGood(Exception):
    """Somebody tried to change or remove a line of a timeline."""


@event.listens_for(Session, "before_flush")
def _keep_entries(session: Session, *_rest: object) -> None:
    changed = [item for item in session.dirty if session.is_modified(item)]
    if any(isinstance(item, Entry) for item in [*changed, *session.deleted]):
        raise WrittenForGood
