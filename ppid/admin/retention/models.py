"""Holds on erasure, runs of erasure, and what each erased."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ppid.accounts.models import Officer
from ppid.cases.models import Case
from ppid.kit.db import Base, Moment, enum_column


class Kept(StrEnum):
    """A kind of personal data that ends; helpers and notices on paper end with the copies."""

    COPIES = "copies"
    NUMBER = "number"
    HELPER = "helper"
    NOTICES = "notices"


class RetentionHold(Base):
    """Nothing of a case is erased while this stands (penangguhan penghapusan)."""

    __tablename__ = "retention_holds"
    __table_args__ = (sa.Index("ix_retention_holds_case", "case_id", "lifted_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(sa.ForeignKey("cases.id"))
    case: Mapped[Case] = relationship()
    reason: Mapped[str] = mapped_column(sa.String(300))
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    by: Mapped[Officer] = relationship(foreign_keys=by_id)
    at: Mapped[datetime] = mapped_column(Moment)
    lifted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    lifted_at: Mapped[datetime | None] = mapped_column(Moment)


class ErasureRun(Base):
    """One run that erased what had ended by a day; asked by an officer, done by the worker."""

    __tablename__ = "erasure_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    by: Mapped[Officer] = relationship(foreign_keys=by_id)
    ended_by: Mapped[date] = mapped_column()
    done_at: Mapped[datetime | None] = mapped_column(Moment)


class Erasure(Base):
    """One thing a run erased: which, of which case, and since when its period was over."""

    __tablename__ = "erasures"
    __table_args__ = (sa.Index("ix_erasures_run", "run_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("erasure_runs.id"))
    case_id: Mapped[int] = mapped_column(sa.ForeignKey("cases.id"))
    case: Mapped[Case] = relationship()
    kept: Mapped[Kept] = mapped_column(enum_column(Kept))
    ended_on: Mapped[date] = mapped_column()
    paper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("papers.id"))
    sha256: Mapped[str] = mapped_column(sa.String(64), default="")
