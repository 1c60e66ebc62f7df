"""The file on every dispute (sengketa informasi) at the Komisi Informasi and after."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ppid.cases.models import Requester
from ppid.cases.objections import Objection
from ppid.kit.db import Base, Moment, enum_column
from ppid.law import DisputeOutcome


class Dispute(Base):
    """One dispute; it follows an objection (explanation of UU 14/2008 Pasal 37 ayat (1)).

    `number` is the office's own file number, `ki_number` that of the commission's register.
    `stage`, `outcome` and `due_on` are copies of what the steps say, for lists and reminders.
    """

    __tablename__ = "disputes"
    __table_args__ = (
        sa.Index(
            "ix_disputes_open_due",
            "due_on",
            "id",
            sqlite_where=sa.text("due_on IS NOT NULL"),
            postgresql_where=sa.text("due_on IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    objection_id: Mapped[int] = mapped_column(sa.ForeignKey("objections.id"), unique=True)
    objection: Mapped[Objection] = relationship()
    profile_id: Mapped[int] = mapped_column(sa.ForeignKey("profiles.id"))
    ki_name: Mapped[str] = mapped_column(sa.String(160))
    ki_number: Mapped[str] = mapped_column(sa.String(80), default="")
    relief: Mapped[str] = mapped_column(sa.Text, default="")
    opened_at: Mapped[datetime] = mapped_column(Moment)
    stage: Mapped[str] = mapped_column(sa.String(40))
    outcome: Mapped[DisputeOutcome | None] = mapped_column(enum_column(DisputeOutcome))
    due_on: Mapped[date | None] = mapped_column()
    closed_on: Mapped[date | None] = mapped_column()
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def requester(self) -> Requester:
        """Who disputes."""
        return self.objection.requester

    @property
    def language(self) -> str:
        """The language in which the applicant is written to."""
        return self.objection.language


class DisputeStep(Base):
    """One thing that happened in a dispute, with its day; a wrong one is struck, never removed.

    `outcome` says of a judgment who had the better of it (`law.JUDGED`).
    """

    __tablename__ = "dispute_steps"
    __table_args__ = (sa.Index("ix_dispute_steps_dispute", "dispute_id", "on", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dispute_id: Mapped[int] = mapped_column(sa.ForeignKey("disputes.id"))
    kind: Mapped[str] = mapped_column(sa.String(40))
    on: Mapped[date] = mapped_column()
    outcome: Mapped[DisputeOutcome | None] = mapped_column(enum_column(DisputeOutcome))
    facts: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    note: Mapped[str] = mapped_column(sa.Text, default="")
    entered_by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    struck_at: Mapped[datetime | None] = mapped_column(Moment)


class DisputeOrder(Base):
    """One thing that a decision or an agreement orders (amar), and how it was carried out.

    `opens` says that it opens information: that enters the public list (UU 14/2008 Pasal 11
    ayat (2), Perki 1/2021 Pasal 52 ayat (4)).
    """

    __tablename__ = "dispute_orders"
    __table_args__ = (sa.Index("ix_dispute_orders_dispute", "dispute_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dispute_id: Mapped[int] = mapped_column(sa.ForeignKey("disputes.id"))
    dispute: Mapped[Dispute] = relationship()
    text: Mapped[str] = mapped_column(sa.Text)
    opens: Mapped[bool] = mapped_column(default=False)
    due_on: Mapped[date | None] = mapped_column()
    done_on: Mapped[date | None] = mapped_column()
    done_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    done_note: Mapped[str] = mapped_column(sa.Text, default="")
