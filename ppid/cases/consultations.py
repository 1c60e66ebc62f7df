"""What other bodies (Badan Publik lain) were asked about a case, and what they said.

Nothing in the law pauses the answer's clock for it (UU 14/2008 Pasal 22 ayat (7)).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, aliased, mapped_column

from ppid.accounts.models import Officer
from ppid.cases.models import Case
from ppid.kit.db import Base, Moment, db, enum_column


class ConsultedBy(StrEnum):
    """By which way another body is asked."""

    LETTER = "letter"
    EMAIL = "email"


class Consultation(Base):
    """One question to another body (konsultasi), with a day of its own."""

    __tablename__ = "consultations"
    __table_args__ = (
        sa.Index("ix_consultations_case", "case_id", "id"),
        sa.Index(
            "ix_consultations_waiting",
            "due_on",
            sqlite_where=sa.text("answered_on IS NULL AND ended_at IS NULL"),
            postgresql_where=sa.text("answered_on IS NULL AND ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(sa.ForeignKey("cases.id"))
    body: Mapped[str] = mapped_column(sa.String(200))
    way: Mapped[ConsultedBy] = mapped_column(enum_column(ConsultedBy))
    email: Mapped[str] = mapped_column(sa.String(254), default="")
    letter_number: Mapped[str] = mapped_column(sa.String(120), default="")
    question: Mapped[str] = mapped_column(sa.Text)
    due_on: Mapped[date] = mapped_column()
    asked_by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answer: Mapped[str] = mapped_column(sa.Text, default="")
    answered_on: Mapped[date | None] = mapped_column()
    noted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    noted_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it)

    @property
    def is_waiting(self) -> bool:
        """Whether its answer is still awaited."""
        return self.answered_on is None and self.ended_at is None


def consultations(case: Case) -> Sequence[sa.Row[Consultation, str, str]]:
    """What other bodies were asked, oldest first, with who asked (`asker`) and noted (`noter`)."""
    asker, noter = aliased(Officer), aliased(Officer)
    return db.session.execute(
        sa.select(Consultation, asker.name.label("asker"), noter.name.label("noter"))
        .join(asker, asker.id == Consultation.asked_by_id)
        .outerjoin(noter, noter.id == Consultation.noted_by_id)
        .where(Consultation.case_id == case.id)
        .order_by(Consultation.id)
    ).all()


def waiting_bodies(case_ids: Sequence[int]) -> Sequence[sa.Row[int, str, date]]:
    """Case, body and day of each question that still waits for its answer."""
    return db.session.execute(
        sa.select(Consultation.case_id, Consultation.body, Consultation.due_on)
        .where(
            Consultation.case_id.in_(case_ids),
            Consultation.answered_on.is_(None),
            Consultation.ended_at.is_(None),
        )
        .order_by(Consultation.id)
    ).all()
