"""Notices on paper: for who has no email, and for mails that did not arrive."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ppid.accounts.models import Officer
from ppid.cases.kinds import Way
from ppid.cases.models import Case, Entry
from ppid.cases.objections import Objection
from ppid.kit.crypto import Sealed
from ppid.kit.db import Base, Moment, enum_column
from ppid.outbox.models import Mail

IS_OWED = "given_on IS NULL"


class PrintedNotice(Base):
    """One notice to be printed and handed over or posted, and then how that went: a proof.

    Its words are those that a mail would have had, frozen; none for a receipt, which is made anew
    with the requester's code for the one officer who may hand it over. `entry` is what happened,
    `mail` the mail in whose place it stands.
    """

    __tablename__ = "printed_notices"
    __table_args__ = (
        sa.Index(
            "ix_printed_notices_owed",
            "due_on",
            "id",
            sqlite_where=sa.text(IS_OWED),
            postgresql_where=sa.text(IS_OWED),
        ),
        sa.Index("ix_printed_notices_case", "case_id", "id"),
        sa.Index("ix_printed_notices_objection", "objection_id", "id"),
        sa.CheckConstraint("(given_on IS NULL) = (way IS NULL)", name="given_in_a_way"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(200), unique=True)
    case_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cases.id"))
    case: Mapped[Case | None] = relationship()
    objection_id: Mapped[int | None] = mapped_column(sa.ForeignKey("objections.id"))
    objection: Mapped[Objection | None] = relationship()
    entry_id: Mapped[int | None] = mapped_column(sa.ForeignKey("entries.id"))
    entry: Mapped[Entry | None] = relationship()
    mail_id: Mapped[int | None] = mapped_column(sa.ForeignKey("mails.id"), unique=True)
    mail: Mapped[Mail | None] = relationship()
    kind: Mapped[str] = mapped_column(sa.String(60))
    language: Mapped[str] = mapped_column(sa.String(5))
    title: Mapped[str] = mapped_column(Sealed)
    text: Mapped[str] = mapped_column(Sealed)
    promised_at: Mapped[datetime] = mapped_column(Moment)
    due_on: Mapped[date] = mapped_column()
    given_on: Mapped[date | None] = mapped_column()
    way: Mapped[Way | None] = mapped_column(enum_column(Way))
    given_to: Mapped[str] = mapped_column(Sealed, default="")
    tracking: Mapped[str] = mapped_column(sa.String(80), default="")
    given_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    given_by: Mapped[Officer | None] = relationship()
    noted_at: Mapped[datetime | None] = mapped_column(Moment)

    @property
    def subject(self) -> Case | Objection:
        """What it is about."""
        found = self.objection or self.case
        if found is None:
            raise LookupError
        return found
