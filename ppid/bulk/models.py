"""What was done to many requests at once, and what became of each."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ppid.accounts.models import Officer
from ppid.cases.models import Case
from ppid.kit.db import Base, Moment, enum_column


class BulkStep(StrEnum):
    """What can be done to many requests at once."""

    TAKE = "take"
    HAND_ON = "hand_on"
    ASSIGN = "assign"
    REMIND = "remind"
    NOTE = "note"
    EXTEND = "extend"


class BulkRun(Base):
    """One step on many requests (tindakan bersama), by whom and when."""

    __tablename__ = "bulk_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(sa.String(32), unique=True)
    step: Mapped[BulkStep] = mapped_column(enum_column(BulkStep))
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    by: Mapped[Officer] = relationship()
    at: Mapped[datetime] = mapped_column(Moment)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)


class BulkResult(Base):
    """What became of one request of a run.

    `refusal` says in words why nothing was done; `undo` holds what undoing needs, None where it
    cannot be undone; `undone` whether it was.
    """

    __tablename__ = "bulk_results"
    __table_args__ = (sa.UniqueConstraint("run_id", "case_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("bulk_runs.id"))
    case_id: Mapped[int] = mapped_column(sa.ForeignKey("cases.id"))
    case: Mapped[Case] = relationship()
    refusal: Mapped[str] = mapped_column(sa.Text, default="")
    undo: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))
    undone: Mapped[bool | None] = mapped_column()
    undo_refusal: Mapped[str] = mapped_column(sa.Text, default="")
